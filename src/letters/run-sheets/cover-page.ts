/** The cover sheet: how much there is, how the printer is to be set, a ruler, folding, room for signatures. */
import type { GlyphSource } from '../fonts/glyphs.ts';
import type { FillMark, Mark } from '../page/mark.ts';
import { drawListBlock } from '../page/list-block.ts';
import type { Box, Style } from '../template/layout.ts';
import { fittedText, type FittedText } from './fitted-text.ts';
import { foldingPart } from './folding-part.ts';
import { ruler } from './ruler.ts';
import type { RunPaper } from './run-paper.ts';
import type { RunFile, RunSheets } from './run-sheets.ts';
import type { SheetKey, SheetValues, SheetWords } from './run-wording.ts';
import { frame, sheetLeft as left, sheetStyles as styles, sheetWidth } from './sheet-style.ts';

/** With what a sheet is composed. */
export interface SheetPress {
  readonly glyphs: GlyphSource;
  readonly words: SheetWords;
  readonly paper: RunPaper;
}

export function coverPage(run: RunSheets, press: SheetPress): readonly Mark[] {
  const { words, paper } = press;
  const set = (block: FittedText) => fittedText(block, press.glyphs);
  const say = (key: SheetKey, box: Box, style: Style, values?: SheetValues) =>
    set({ text: words.line(key, values), box, style });
  const heading = (key: SheetKey, y: number): readonly Mark[] => [
    { type: 'fill', rects: [[left, y, 1.4, 5]] },
    ...say(key, { x: left + 4, y, width: 100, height: 5 }, styles.heading),
  ];
  const settings: readonly SheetKey[] = [
    paper.pagesPerSheet === 1 ? 'oneSided' : 'twoSided',
    'unscaled',
    run.print.format === 'pressure-seal' ? 'paperA5' : 'paperA4',
    'copies',
  ];
  return [
    ...sheetHead('coverTitle', run, press),
    ...heading('amounts', 46),
    ...amounts(run, press, 54),
    ...heading('settings', 95),
    ...settings.flatMap((key, i) => {
      const y = 103 + i * 6.3;
      return [
        frame({ x: left + 4, y: y + 0.9, width: 3.6, height: 3.6 }, 0.25),
        ...say(key, { x: left + 11, y, width: sheetWidth - 11, height: 5.4 }, styles.body),
      ];
    }),
    ...set({
      text: words.line('ruler'),
      box: { x: left + 4, y: 129.5, width: sheetWidth - 4, height: 10.5 },
      ...{ style: styles.strong, vertical: 'top' },
    }),
    ...ruler(55, 142, press.glyphs),
    ...foldingPart(run.print, press, { heading, top: 160 }),
    ...heading('steps', 206),
    ...steps(run, press, { x: left + 4, y: 213.5, width: sheetWidth - 4, height: 35 }),
    ...signatures(press, 250),
  ];
}

/** Title, what the run is, and that no secret stands here. */
export function sheetHead(
  title: 'coverTitle' | 'listTitle',
  { reason, sample }: RunSheets,
  { glyphs, words }: SheetPress,
): readonly Mark[] {
  const again = reason && words.line('again', { reason: words.line(reason) });
  const notice = [words.noticeName, again, sample ? words.line('sampleNote') : ''].filter(Boolean);
  const row = (text: string, x: number, width: number) =>
    fittedText({ text, box: { x, y: 34, width, height: 5 }, style: styles.small }, glyphs);
  return [
    ...fittedText(
      {
        text: words.line(title),
        box: { x: left, y: 15, width: 120, height: 9 },
        style: styles.title,
      },
      glyphs,
    ),
    ...fittedText(
      {
        text: words.line('noSecret'),
        box: { x: 140, y: 17, width: 50, height: 6 },
        ...{ style: styles.small, align: 'right' },
      },
      glyphs,
    ),
    ...fittedText(
      {
        text: notice.join('　'),
        box: { x: left, y: 26, width: sheetWidth, height: 6 },
        style: styles.strong,
      },
      glyphs,
    ),
    ...row(words.line('batch'), left, 44),
    ...row(words.line('dated'), left + 46, 58),
    ...row(words.sender, left + 106, 64),
    { type: 'fill', rects: [[left, 41, sheetWidth, 0.4]] },
  ];
}

/** The numbers at the left, the files at the right. */
function amounts(
  run: RunSheets,
  { glyphs, words, paper }: SheetPress,
  top: number,
): readonly Mark[] {
  const pages = run.files.reduce((sum, file) => sum + file.pages, 0);
  const counts = {
    ...{ letters: run.letters, pages, files: run.files.length },
    sheets: Math.ceil(pages / paper.pagesPerSheet),
    ...(run.envelopes !== undefined && { envelopes: run.envelopes }),
  };
  const rows =
    run.envelopes === undefined
      ? (['letters', 'pages', 'sheets', 'files'] as const)
      : (['letters', 'envelopes', 'pages', 'sheets', 'files'] as const);
  const height = 34.4 / rows.length;
  const marks = rows.flatMap((name, i) => {
    const y = top + i * height;
    const label = { x: left + 4, y, width: 30, height };
    return [
      ...fittedText({ text: words.line(`${name}Label`), box: label, style: styles.body }, glyphs),
      ...fittedText(
        {
          text: words.line(`${name}Value`, counts),
          box: { ...label, x: left + 34, width: 40 },
          ...{ style: styles.amount, align: 'right' },
        },
        glyphs,
      ),
      rule(left + 4, y + height - 0.1, 70),
    ];
  });
  return [...marks, ...fileTable(run.files, { glyphs, words, paper }, top)];
}

/** So many files fit; of more the number is said. */
const FILES_SHOWN = 5;

function fileTable(
  files: readonly RunFile[],
  { glyphs, words }: SheetPress,
  top: number,
): readonly Mark[] {
  const height = 5.7;
  const cells = (texts: readonly [string, string, string], i: number, style: Style) =>
    texts.flatMap((text, column) => {
      const [x = 0, width = 0] =
        [
          [106, 46],
          [153, 16],
          [171, 18],
        ][column] ?? [];
      const align = column === 0 ? 'left' : 'right';
      const box = { x, y: top + i * height, width, height };
      return fittedText({ text, box, style, align }, glyphs);
    });
  const heads = ['fileHead', 'fileLettersHead', 'filePagesHead'] as const;
  const [one, two, three] = heads.map((key) => words.line(key));
  const shown = files.length > FILES_SHOWN ? files.slice(0, FILES_SHOWN - 1) : files;
  const more = files.length - shown.length;
  return [
    ...cells([one ?? '', two ?? '', three ?? ''], 0, styles.head),
    rule(106, top + height, 83),
    ...shown.flatMap(({ name, letters, pages }, i) =>
      cells([name, String(letters), String(pages)], i + 1, styles.small),
    ),
    ...(more > 0
      ? fittedText(
          {
            text: words.line('moreFiles', { more }),
            box: { x: 106, y: top + FILES_SHOWN * height, width: 83, height },
            style: styles.small,
          },
          glyphs,
        )
      : []),
  ];
}

function rule(x: number, y: number, width: number): FillMark {
  return { type: 'fill', rects: [[x, y, width, 0.15]], shade: 0.4 };
}

function steps({ envelopes }: RunSheets, { glyphs, words }: SheetPress, box: Box): readonly Mark[] {
  const key = envelopes === undefined ? 'stepList' : 'stepListHandOn';
  const items = words.lines(key).map((text) => ({ text }));
  const placed = { part: 'static', face: 1, when: [], file: '', line: 0 } as const;
  const list = {
    type: 'list',
    text: 'stepList',
    style: styles.body,
    numberWidth: 6,
    gap: 1,
  } as const;
  return drawListBlock({ ...placed, ...list, box }, items, glyphs).marks;
}

/** Cells with a small label, to be filled in by hand. */
function signatures({ glyphs, words }: SheetPress, top: number): readonly Mark[] {
  const rows = [
    ['printedOn', 'sheetsPrinted', 'sheetsSpoiled', 'operator'],
    ['postedOn', 'lettersPosted', 'remarks', 'checker'],
  ] as const;
  const [width, height, line] = [sheetWidth / 4, 16, 0.25];
  return rows.flatMap((keys, row) =>
    keys.flatMap((key, column) => {
      const box = { x: left + column * width, y: top + row * height, width, height };
      const label = { x: box.x + 1.5, y: box.y + 1, width: width - 3, height: 4 };
      // Neighbours share a line.
      const outline = { ...box, width: width + line, height: height + line };
      return [
        frame(outline, line),
        ...fittedText({ text: words.line(key), box: label, style: styles.head }, glyphs),
      ];
    }),
  );
}
