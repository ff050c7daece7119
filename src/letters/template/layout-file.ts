import type { LetterKind } from '../letter.ts';
import {
  type Layout,
  type LayoutElement,
  type LayoutPart,
  layoutParts,
  type LetterPaper,
  type Style,
} from './layout.ts';
import { readElement } from './layout-element.ts';
import {
  attempted,
  itemsOf,
  mapOf,
  numberOf,
  type TemplateMap,
  type TemplateNode,
} from './template-node.ts';

/** A file of the layout: as hakko has it, and what a site has changed of it. */
export interface LayoutSource {
  readonly builtIn: TemplateNode;
  readonly own?: TemplateNode;
}

/**
 * Reads the layout of a kind from its files: the common one first, then the kind's own, whose styles
 * replace those of the same name and whose elements are added. A site's own file changes one of them:
 * its styles change those of the same name, a part of it stands in place of that part, and what it has
 * under `add` comes after all.
 */
export function readLayout(sources: readonly LayoutSource[], kind: LetterKind): Layout {
  const files = sources.map(({ builtIn, own }) => ({
    builtIn: readFile(builtIn),
    ...(own && { own: readFile(own) }),
  }));
  const inOrder = files.flatMap(({ builtIn, own }) => (own ? [builtIn, own] : [builtIn]));
  const styles = new Map<string, Style>();
  for (const map of inOrder) readStyles(map, styles);
  const sizes = inOrder.map((map) => map.optional('paper')).filter((size) => size !== undefined);
  const elements: Record<'static' | 'variable', LayoutElement[]> = { static: [], variable: [] };
  for (const { builtIn, own } of files) {
    const added = own?.optional('add');
    const more = added && mapOf(added, 'add', layoutParts);
    for (const part of layoutParts) {
      const given = own?.optional(part) ?? builtIn.optional(part);
      const lists = [given, more?.optional(part)].filter((list) => list !== undefined);
      const items = lists.flatMap((list) => itemsOf(list, part));
      const place = { styles, kind, part };
      elements[partOf(part)].push(
        ...attempted(items, builtIn.at, (item) => readElement(item, place)),
      );
    }
  }
  return { paper: readPaper(sizes), ...elements };
}

/** Parts that name no person are drawn alike. */
function partOf(part: LayoutPart): 'static' | 'variable' {
  return part === 'variable' ? part : 'static';
}

function readFile(at: TemplateNode): TemplateMap {
  const map = mapOf(at, 'layout', ['version', 'paper', 'styles', ...layoutParts, 'add']);
  attempted(['version'], at, (key) => map.word(key, 'value', ['1']));
  return map;
}

/** The last one counts, key by key. */
function readPaper(sizes: readonly TemplateNode[]): LetterPaper {
  const paper: { -readonly [Key in keyof LetterPaper]: LetterPaper[Key] } = {
    ...{ width: 210, height: 297, perSheet: 1, slack: [0, 0], folds: [] },
  };
  for (const at of sizes) {
    const map = mapOf(at, 'paper', ['width', 'height', 'perSheet', 'slack', 'folds']);
    for (const key of ['width', 'height'] as const) paper[key] = map.positive(key, paper[key]);
    paper.perSheet = map.whole('perSheet', paper.perSheet);
    if (map.optional('slack')) {
      const [right = 0, down = 0] = map.numbers('slack', 2, 'pair');
      paper.slack = [right, down];
    }
    const folds = map.optional('folds');
    if (folds) paper.folds = itemsOf(folds, 'folds').map((item) => numberOf(item, 'folds'));
  }
  return paper;
}

/** What a later file does not say of a style stays as it was. */
function readStyles(file: TemplateMap, styles: Map<string, Style>): void {
  const at = file.optional('styles');
  if (at === undefined) return;
  const map = mapOf(at, 'styles');
  attempted(map.keys, at, (name) => {
    const known = ['font', 'size', 'minSize', 'leading'];
    const style = mapOf(map.required(name), name, known);
    const before = styles.get(name);
    const size = style.positive('size', before?.size);
    styles.set(name, {
      font: style.word('font', 'font', ['text', 'textBold', 'secret'], before?.font),
      size,
      minSize: style.positive('minSize', Math.min(before?.minSize ?? size, size)),
      leading: style.positive('leading', before?.leading ?? 1.4),
    });
  });
}
