/**
 * The logical structure of what is printed (ISO 32000-1, 14.8): each mark belongs to a paragraph, a
 * list item, a figure …, so that a reading machine says it in order, or is an artifact and is passed over.
 */
import type { Box } from '../../letters/template/layout.ts';
import type { PageMark } from './page-mark.ts';

/** Standard structure types (14.8.4) that the guide uses. */
export type StructureType =
  | ('H1' | 'H2' | 'H3' | 'P' | 'Span' | 'Div' | 'Figure' | 'Link')
  | ('L' | 'LI' | 'Lbl' | 'LBody')
  | ('Table' | 'TR' | 'TH' | 'TD')
  | ('TOC' | 'TOCI' | 'Reference');

export type TaggedNode = StructureNode | Artifact;

export interface StructureNode {
  readonly tag: StructureType;
  /** Of a figure: what it shows, and where. */
  readonly alt?: string;
  readonly box?: Box;
  readonly marks?: readonly PageMark[];
  readonly children?: readonly TaggedNode[];
  /** Of a `Link`: where it leads, and the areas that can be pressed. */
  readonly link?: {
    readonly to: { readonly url: string } | { readonly section: string };
    readonly areas: readonly Box[];
    /** What a reading machine says of it. */
    readonly says: string;
  };
}

/** Rules, backgrounds, heads and feet: nothing to read. */
export interface Artifact {
  readonly tag: 'Artifact';
  readonly marks: readonly PageMark[];
}

/** What is known once every piece has its page. */
export interface PageNumbers {
  /** Page on which a section begins, from 1. */
  readonly pageOf: (section: string) => number;
}

/** A piece of the guide that stands whole on one page. */
export interface Piece {
  /** In mm. */
  readonly height: number;
  /** Space above it, unless it begins a page, in mm. */
  readonly before: number;
  /** Whether what follows must stand on the same page: headings. */
  readonly keepWithNext?: boolean;
  /** Whether a new page begins with it: `usually` spares one that has hardly been begun. */
  readonly newPage?: 'always' | 'usually';
  /** Neighbours of one container share an element of the structure: the items of a list. */
  readonly container?: { readonly tag: 'L' | 'Table' | 'TOC'; readonly id: string };
  /** Repeated on top when a page begins with this piece: the head of a table. */
  readonly head?: Piece;
  /** Section that begins with this piece. */
  readonly section?: string;
  /** Beginning of its text, for an error that must name it. */
  readonly says: string;
  draw(top: number, numbers: PageNumbers): readonly TaggedNode[];
}
