import { describe, expect, test } from 'vitest';
import { type GuideEdition } from '../../src/guide/content/guide-values.ts';
import { guidePlatforms } from '../../src/guide/guide.ts';
import type { PageMark } from '../../src/guide/page/page-mark.ts';
import { paginate } from '../../src/guide/page/paginate.ts';
import { sheet, textArea } from '../../src/guide/page/sheet.ts';
import type { Piece, TaggedNode } from '../../src/guide/page/tagged-node.ts';
import { lineWidth } from '../../src/letters/page/text-line.ts';
import type { SettingValues } from '../../src/settings/write-settings.ts';
import { en, guideOf, ja, layOut, longSite } from './guide-fixtures.ts';

const longAndOther: SettingValues = {
  ...longSite,
  roster: { ...longSite.roster, groupBy: 'loginId' },
  passwords: { initialPassword: 'reissue' },
  p12: { profile: 'modern' },
};
const sites: readonly (readonly [string, SettingValues])[] = [
  ['a usual site', {}],
  ['long names', longSite],
  ['long names, other policies', longAndOther],
];
const languages: readonly GuideEdition[] = [ja, en];
const editions = languages.flatMap((edition) =>
  sites.map(([name, change]) => [edition.language, name, edition, change] as const),
);

describe.each(editions)('%s, %s', (_language, _name, edition, change) => {
  const layout = layOut(guideOf(edition, change));

  test('no platform takes more than two pages', () => {
    const platforms = layout.sections.filter((section) => section.platform !== undefined);
    expect(platforms.map(({ platform }) => platform)).toEqual(guidePlatforms);
    for (const { page, lastPage } of platforms) expect(lastPage - page).toBeLessThan(2);
  });

  test('each platform begins on a page of its own', () => {
    const platforms = layout.sections.filter((section) => section.platform !== undefined);
    for (const { id, page } of platforms) {
      const others = layout.sections.filter((one) => one.id !== id);
      expect(others.filter((one) => one.page <= page && page <= one.lastPage)).toEqual([]);
    }
  });

  test.each(guidePlatforms)(
    'the leaflet for %s fits on two sheets, printed on both sides',
    (platform) => {
      expect(layOut(guideOf({ ...edition, platform }, change)).pages.length).toBeLessThanOrEqual(4);
    },
  );

  test('all ink stays on the sheet, and the text in its area', () => {
    for (const { artifacts, pieces } of layout.pages) {
      for (const area of artifacts.flatMap(({ marks }) => marks.map(areaOf))) {
        expect(area.left).toBeGreaterThanOrEqual(10);
        expect(area.right).toBeLessThanOrEqual(sheet.width - 10);
        expect(area.bottom).toBeLessThanOrEqual(sheet.height - 5);
      }
      for (const area of pieces.flatMap(({ nodes }) => nodes.flatMap(marksOf)).map(areaOf)) {
        expect(area.left).toBeGreaterThanOrEqual(textArea.x - 0.5);
        expect(area.right).toBeLessThanOrEqual(textArea.x + textArea.width + 0.5);
        expect(area.top).toBeGreaterThanOrEqual(textArea.y - 1);
        expect(area.bottom).toBeLessThanOrEqual(textArea.bottom + 1);
      }
    }
  });

  test('every figure has words for those who cannot see it', () => {
    const nodes = layout.pages.flatMap(({ pieces }) => pieces.flatMap((piece) => piece.nodes));
    const figures = nodes.flatMap(every).filter((node) => node.tag === 'Figure');
    expect(figures.length).toBeGreaterThan(15);
    for (const figure of figures) {
      expect('alt' in figure ? figure.alt.length : 0).toBeGreaterThan(8);
    }
  });
});

describe('what does not fit', () => {
  test('a contact longer than the foot is named', () => {
    const hours = 'あ'.repeat(600);
    expect(() => layOut(guideOf(ja, { site: { hours } }))).toThrow(
      expect.objectContaining({ code: 'guide-overflow' }),
    );
  });
  test('a character that no font has is named with its sentence', () => {
    expect(() => layOut(guideOf(ja, { site: { serviceName: '山😀' } }))).toThrow(
      expect.objectContaining({
        code: 'guide-missing-glyph',
        args: expect.objectContaining({ characters: '😀' }) as object,
      }),
    );
  });
});

describe('pieces on pages of 100 mm', () => {
  const area = { top: 0, bottom: 100 };
  const piece = (says: string, height: number, more: Partial<Piece> = {}): Piece => ({
    ...{ says, height, before: 5, draw: () => [] },
    ...more,
  });
  const placed = (pieces: readonly Piece[]): readonly string[][] =>
    paginate(pieces, area).map((page) =>
      page.map((one) => `${one.piece.says}${one.repeated ? ' again' : ''} ${one.top}`),
    );
  const kept = { keepWithNext: true } as const;
  const head = piece('head', 10, kept);
  const row = (says: string, height: number) => piece(says, height, { before: 0, head });

  test.each<[string, readonly Piece[], readonly string[][]]>([
    ['nothing', [], []],
    ['no space above the first', [piece('a', 10), piece('b', 10)], [['a 0', 'b 15']]],
    ['exactly full', [piece('a', 45), piece('b', 50)], [['a 0', 'b 50']]],
    ['a hair too much', [piece('a', 45), piece('b', 50.1)], [['a 0'], ['b 0']]],
    [
      'a heading goes with its text',
      [piece('a', 70), piece('h', 10, kept), piece('b', 20)],
      [['a 0'], ['h 0', 'b 15']],
    ],
    [
      'three that stay together',
      [piece('a', 50), piece('h', 10, kept), piece('i', 10, kept), piece('b', 40)],
      [['a 0'], ['h 0', 'i 15', 'b 30']],
    ],
    ['a new page', [piece('a', 5), piece('b', 5, { newPage: 'always' })], [['a 0'], ['b 0']]],
    [
      'a new page is spared where one is hardly begun',
      [piece('a', 20), piece('b', 5, { newPage: 'usually' })],
      [['a 0', 'b 25']],
    ],
    [
      'and not where it is begun',
      [piece('a', 30), piece('b', 5, { newPage: 'usually' })],
      [['a 0'], ['b 0']],
    ],
    [
      'the head of a table is repeated',
      [head, row('a', 50), row('b', 50)],
      [
        ['head 0', 'a 10'],
        ['head again 0', 'b 10'],
      ],
    ],
  ])('%s', (_name, pieces, expected) => {
    expect(placed(pieces)).toEqual(expected);
  });

  test.each<[string, readonly Piece[]]>([
    ['a piece longer than a page', [piece('long', 101)]],
    ['a heading and its text longer than a page', [piece('h', 20, kept), piece('long', 90)]],
    ['a row that fits only without its head', [head, row('a', 50), row('long', 95)]],
  ])('%s is refused', (_name, pieces) => {
    const error = { code: 'guide-overflow', args: { text: 'long' } };
    expect(() => placed(pieces)).toThrow(expect.objectContaining(error));
  });
});

function every(node: TaggedNode): readonly TaggedNode[] {
  return node.tag === 'Artifact' ? [node] : [node, ...(node.children ?? []).flatMap(every)];
}

function marksOf(node: TaggedNode): readonly PageMark[] {
  return every(node).flatMap((one) => one.marks ?? []);
}

/** The ink's outer box; type counts an em high. Words across the sheet are turned, and left out. */
function areaOf(mark: PageMark) {
  const box = (xs: readonly number[], ys: readonly number[]) => ({
    left: Math.min(...xs),
    right: Math.max(...xs),
    top: Math.min(...ys),
    bottom: Math.max(...ys),
  });
  switch (mark.type) {
    case 'path': {
      const points = mark.segments.map((segment) => segment.slice(1) as number[]);
      const flat = points.flat();
      return box(
        flat.filter((_, i) => i % 2 === 0),
        flat.filter((_, i) => i % 2 === 1),
      );
    }
    case 'fill':
      return box(
        mark.rects.flatMap(([x, , width]) => [x, x + width]),
        mark.rects.flatMap(([, y, , height]) => [y, y + height]),
      );
    case 'image': {
      const { x, y, width, height } = mark.box;
      return box([x, x + width], [y, y + height]);
    }
    case 'glyphs': {
      const em = (mark.size * 25.4) / 72;
      const spaces = mark.glyphs.length * (mark.letterSpacing ?? 0);
      const width = lineWidth(mark.glyphs, mark.size) + spaces;
      return box([mark.x, mark.x + width], [mark.y - 0.88 * em, mark.y + 0.12 * em]);
    }
  }
}
