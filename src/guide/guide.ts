/**
 * The install guide as a document of typed blocks, all values filled in. The PDF prints it; any other
 * medium, such as help pages of a portal, can show the same facts from it.
 */

export const guideLanguages = ['ja', 'en'] as const;
export type GuideLanguage = (typeof guideLanguages)[number];

export const guidePlatforms = ['windows', 'macos', 'ios', 'android'] as const;
/** What a recipient installs on. */
export type GuidePlatform = (typeof guidePlatforms)[number];

/** A piece of a sentence. `strong` is what the device shows or the eye must find, `code` is typed. */
export interface Inline {
  readonly text: string;
  readonly style: 'plain' | 'strong' | 'code';
}

export type Paragraph = readonly Inline[];

/** A picture by its name; whoever shows it has the drawing, or the site's own PNG or JPEG. */
export interface GuidePicture {
  /** `windows-password`: letters, digits and hyphens. */
  readonly name: string;
  /** What a person is told who cannot see it. */
  readonly alt: string;
  /** Words inside the drawing, by their keys. */
  readonly labels: ReadonlyMap<string, string>;
}

/** A QR code. */
export interface GuideCode {
  /** `https://…`, `tel:…` or `mailto:…`; never a secret. */
  readonly content: string;
  readonly caption: Paragraph;
}

export interface Step {
  readonly kind: 'step';
  /** From 1, within its section. */
  readonly number: number;
  readonly paragraphs: readonly Paragraph[];
  readonly picture?: GuidePicture;
  readonly code?: GuideCode;
}

export interface Table {
  readonly kind: 'table';
  readonly head: readonly Paragraph[];
  /** Of the columns, as proportions. */
  readonly widths: readonly number[];
  /** Every row has as many cells as the head; a cell holds one paragraph or several. */
  readonly rows: readonly (readonly (readonly Paragraph[])[])[];
}

export type Block =
  | { readonly kind: 'heading'; readonly text: Paragraph }
  | { readonly kind: 'text'; readonly paragraphs: readonly Paragraph[] }
  | { readonly kind: 'list'; readonly items: readonly Paragraph[] }
  | { readonly kind: 'note' | 'warning'; readonly paragraphs: readonly Paragraph[] }
  | { readonly kind: 'picture'; readonly picture: GuidePicture }
  | { readonly kind: 'code'; readonly code: GuideCode }
  | Step
  | Table;

export interface GuideSection {
  readonly id: string;
  /** From 1, in the order of this guide. */
  readonly number: number;
  readonly title: string;
  readonly platform?: GuidePlatform;
  /** Whether it begins on a page of its own when the whole guide is printed. */
  readonly newPage: boolean;
  readonly blocks: readonly Block[];
}

/** Words that the frame around the contents needs. */
export interface GuideLabels {
  readonly contents: string;
  readonly note: string;
  readonly warning: string;
  /** What a QR code is called. */
  readonly code: string;
  /** Before the address at the foot of every page. */
  readonly contact: string;
  /** What stands on a sample, large across the page and small at its head. */
  readonly sampleMark: string;
  readonly sampleHead: string;
}

export interface Guide {
  readonly language: GuideLanguage;
  readonly title: string;
  /** Under the title: service, organisation, date; lines in order. */
  readonly subtitle: readonly string[];
  /** At the foot of every page: whom to ask. */
  readonly contact: string;
  readonly labels: GuideLabels;
  /** Whether it is long enough to have a table of contents: the whole guide is. */
  readonly contents: boolean;
  /** What stands before the first section. */
  readonly introduction: readonly Block[];
  readonly sections: readonly GuideSection[];
}
