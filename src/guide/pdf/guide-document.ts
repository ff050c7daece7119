/**
 * Writes the laid-out guide as a tagged PDF (ISO 32000-1, 14.8) with bookmarks, links, document language
 * and title. Like the letters' document it reaches into pdfkit for the glyphs of its fonts.
 */
import PDFDocument from 'pdfkit';
import type { LetterFonts } from '../../letters/letter-assets.ts';
import { createEmbeddedFaces } from '../../letters/pdf/embedded-faces.ts';
import type { GuideLanguage } from '../guide.ts';
import type { GuideLayout, LaidOutPage } from '../page/lay-out-guide.ts';
import { sheet } from '../page/sheet.ts';
import type { Artifact, StructureNode, TaggedNode } from '../page/tagged-node.ts';
import { createPageWriter, type PageWriter } from './page-writer.ts';

export interface GuideDocumentOptions {
  readonly title: string;
  readonly language: GuideLanguage;
  /** CreationDate. */
  readonly date: Date;
  readonly fonts: LetterFonts;
}

type Document = PDFKit.PDFDocument;
type Element = PDFKit.PDFStructureElement;

const pointsPerMm = 72 / 25.4;

/** The same layout and options give the same bytes. */
export async function writeGuideDocument(
  layout: GuideLayout,
  options: GuideDocumentOptions,
): Promise<Uint8Array> {
  const size: [number, number] = [sheet.width * pointsPerMm, sheet.height * pointsPerMm];
  const document = new PDFDocument({
    // No font at all: the default would be Helvetica, not embedded. Pages are added one by one.
    ...{ size, margin: 0, font: null as unknown as string, autoFirstPage: false },
    ...{ pdfVersion: '1.7', tagged: true, displayTitle: true },
    lang: options.language === 'ja' ? 'ja-JP' : 'en-GB',
    info: {
      ...{ Title: options.title, Creator: 'hakko', Producer: 'PDFKit' },
      CreationDate: options.date,
    },
  });
  const finished = bytesOf(document);
  const write = createPageWriter(document, createEmbeddedFaces(document, options.fonts), size[1]);
  const tree = createTree(document, layout);
  for (const [i, page] of layout.pages.entries()) {
    document.addPage();
    for (const { id, number, title } of layout.sections.filter((one) => one.page === i + 1)) {
      document.addNamedDestination(id, 'Fit');
      document.outline.addItem(`${number} ${title}`);
    }
    writePage(document, page, tree, write);
  }
  tree.end();
  document.end();
  return finished;
}

function writePage(document: Document, page: LaidOutPage, tree: Tree, write: PageWriter): void {
  for (const artifact of page.artifacts) writeArtifact(document, artifact, write);
  for (const piece of page.pieces) {
    for (const node of piece.nodes) {
      if (node.tag === 'Artifact') writeArtifact(document, node, write);
      else writeNode(document, node, tree.parentOf(piece), write);
    }
  }
}

function writeArtifact(document: Document, { marks }: Artifact, write: PageWriter): void {
  if (marks.length === 0) return;
  document.markContent('Artifact', {});
  write(marks);
  document.endMarkedContent();
}

function writeNode(
  document: Document,
  node: StructureNode,
  parent: Element,
  write: PageWriter,
): void {
  const { tag, alt, box, marks = [], children = [], link } = node;
  const bbox = box && [box.x, box.y, box.x + box.width, box.y + box.height];
  const element = document.struct(tag, {
    ...(alt !== undefined && { alt }),
    // Options that pdfkit's types do not tell of.
    ...(bbox && { bbox: bbox.map((mm) => mm * pointsPerMm) }),
    ...(tag === 'TH' && { scope: 'Column' }),
  });
  parent.add(element);
  if (marks.length > 0) {
    const content = document.markStructureContent(tag);
    write(marks);
    document.endMarkedContent();
    element.add(content);
  }
  for (const child of children) writeChild(document, child, element, write);
  if (link !== undefined) writeLink(document, link, element);
  // Ended on its own page: pdfkit notes the page of a link when the element ends.
  element.end();
}

function writeChild(document: Document, child: TaggedNode, to: Element, write: PageWriter): void {
  if (child.tag === 'Artifact') writeArtifact(document, child, write);
  else writeNode(document, child, to, write);
}

function writeLink(
  document: Document,
  { to, areas, says }: NonNullable<StructureNode['link']>,
  element: Element,
): void {
  for (const { x, y, width, height } of areas) {
    const area = [x, y, width, height].map((mm) => mm * pointsPerMm);
    const [left = 0, top = 0, wide = 0, high = 0] = area;
    // A bare string would become a name object.
    const options = { structParent: element, Contents: new String(says) } as never;
    if ('url' in to) document.link(left, top, wide, high, to.url, options);
    else document.goTo(left, top, wide, high, to.section, options);
  }
}

interface Tree {
  /** The element that the nodes of a piece belong to. */
  parentOf(piece: LaidOutPage['pieces'][number]): Element;
  end(): void;
}

/** One element for the document, one a section, one for neighbours of one list or table. */
function createTree(document: Document, { sections }: GuideLayout): Tree {
  const root = document.struct('Document');
  document.addStructure(root);
  let section: { readonly id: string | undefined; readonly element: Element } | undefined;
  let container: { readonly id: string; readonly element: Element } | undefined;
  const close = (): void => {
    container?.element.end();
    container = undefined;
  };
  return {
    parentOf({ section: id, container: wanted }) {
      if (section === undefined || section.id !== id) {
        close();
        section?.element.end();
        const title = sections.find((one) => one.id === id)?.title;
        const element = document.struct('Sect', title === undefined ? {} : { title });
        root.add(element);
        section = { id, element };
      }
      if (container?.id !== wanted?.id) close();
      if (wanted === undefined) return section.element;
      if (container === undefined) {
        const element = document.struct(wanted.tag);
        section.element.add(element);
        container = { id: wanted.id, element };
      }
      return container.element;
    },
    end() {
      close();
      section?.element.end();
      root.end();
    },
  };
}

function bytesOf(document: Document): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    document.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    document.on('end', () => {
      resolve(Buffer.concat(chunks));
    });
    document.on('error', reject);
  });
}
