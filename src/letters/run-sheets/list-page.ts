/** A page of the reconciliation list: a line a letter, to be ticked off, and room for two signatures. */
import type { Mark } from '../page/mark.ts';
import type { Align, Style } from '../template/layout.ts';
import type { SheetPress } from './cover-page.ts';
import { fittedText } from './fitted-text.ts';
import type { ListedLetter, RunSheets } from './run-sheets.ts';
import type { SheetKey } from './run-wording.ts';
import { frame, sheetLeft as left, sheetStyles as styles, sheetWidth } from './sheet-style.ts';

export const ROWS_PER_PAGE = 35;

export interface ListPage {
  /** From 1. */
  readonly number: number;
  readonly pages: number;
  readonly letters: readonly ListedLetter[];
}

const top = 34;
const rowHeight = 6;
const headHeight = 6;
const bottom = top + headHeight + ROWS_PER_PAGE * rowHeight;

/** Left edge and width of each column in mm. */
const columns: readonly {
  readonly head: SheetKey;
  readonly x: number;
  readonly width: number;
  readonly style: Style;
  readonly align: Align;
}[] = [
  { head: 'numberHead', x: 20, width: 10, style: styles.cell, align: 'right' },
  { head: 'controlHead', x: 32, width: 23, style: styles.number, align: 'left' },
  { head: 'nameHead', x: 55, width: 37, style: styles.cell, align: 'left' },
  { head: 'organisationHead', x: 93, width: 41, style: styles.cell, align: 'left' },
  { head: 'groupHead', x: 135.5, width: 14.5, style: styles.cell, align: 'left' },
  { head: 'fileHead', x: 151, width: 12, style: styles.cell, align: 'left' },
  { head: 'pageHead', x: 162, width: 10, style: styles.cell, align: 'right' },
  { head: 'checkedHead', x: 173, width: 9, style: styles.cell, align: 'center' },
  { head: 'spoiledHead', x: 181.5, width: 9, style: styles.cell, align: 'center' },
];

/** What stands on every page of the list: the same marks, written once. */
export function listFrame({ sample }: RunSheets, { glyphs, words }: SheetPress): readonly Mark[] {
  const heads = columns.flatMap(({ head, x, width, align }) => {
    const box = { x, y: top, width, height: headHeight };
    return fittedText({ text: words.line(head), box, style: styles.head, align }, glyphs);
  });
  const signed = (['sheetsSpoiled', 'operator', 'checker'] as const).flatMap((key, i) => {
    const box = { x: 124 + i * 22, y: bottom + 3, width: 22.25, height: 16 };
    const label = { x: box.x + 1, y: box.y + 0.6, width: 20, height: 4 };
    return [
      frame(box, 0.25),
      ...fittedText({ text: words.line(key), box: label, style: styles.head }, glyphs),
    ];
  });
  const note = { x: 140, y: 27.5, width: 50, height: 5 };
  const said = [words.line('noSecret'), sample ? words.line('sampleNote') : ''].filter(Boolean);
  return [
    { type: 'fill', rects: [[left, top, sheetWidth, headHeight]], shade: 0.9 },
    ...heads,
    ...fittedText(
      { text: said.join('　'), box: note, style: styles.small, align: 'right' },
      glyphs,
    ),
    ...fittedText(
      {
        text: words.line('listTitle'),
        box: { x: left, y: 14, width: 110, height: 7 },
        style: styles.listTitle,
      },
      glyphs,
    ),
    ...signed,
  ];
}

/** What stands on one page alone. */
export function listPage(run: RunSheets, page: ListPage, press: SheetPress): readonly Mark[] {
  const { glyphs, words } = press;
  const before = (page.number - 1) * ROWS_PER_PAGE;
  const upTo = before + page.letters.length;
  const again = run.reason && words.line('again', { reason: words.line(run.reason) });
  const about = [words.line('batch'), words.line('dated'), words.sender, again].filter(Boolean);
  const line = (
    text: string,
    [x, y, width]: readonly [number, number, number],
    style: Style,
    align: Align = 'left',
  ) => fittedText({ text, box: { x, y, width, height: 5 }, style, align }, glyphs);
  const { number, pages: listPages } = page;
  return [
    ...line(
      words.line('pageOf', { page: number, listPages }),
      [140, 15, 50],
      styles.small,
      'right',
    ),
    ...line(about.join('　'), [left, 22, sheetWidth], styles.small),
    ...line(words.noticeName, [left, 27.5, 118], styles.small),
    ...page.letters.flatMap((letter, i) =>
      row(letter, { at: i, number: before + i + 1, letters: page.letters }, press),
    ),
    rules(page.letters),
    ...line(
      words.line('subtotal', { onPage: page.letters.length, upTo, letters: run.letters }),
      [left, bottom + 4, 100],
      styles.strong,
    ),
    ...line(
      words.line('chainHead', { chainHead: run.chainHead }),
      [left, bottom + 21, sheetWidth],
      styles.fine,
    ),
  ];
}

interface RowPlace {
  /** From 0, on the page. */
  readonly at: number;
  /** From 1, on the list. */
  readonly number: number;
  /** All of the page. */
  readonly letters: readonly ListedLetter[];
}

function row(
  letter: ListedLetter,
  { at, number, letters }: RowPlace,
  press: SheetPress,
): readonly Mark[] {
  const { glyphs, paper } = press;
  const { controlNumber, name, group, page, place } = letter;
  const y = top + headHeight + at * rowHeight;
  const texts = [
    String(number),
    controlNumber,
    name,
    whereTo(letters, at, press),
    group,
    shortName(letter.file),
    paper.perSheet > 1 ? `${page}-${place + 1}` : String(page),
  ];
  const cells = texts.flatMap((text, i) => {
    const column = columns[i];
    if (column === undefined) return [];
    const { x, width, style, align } = column;
    // Two small lines keep off the rules above and below.
    const box = { x, y: y + 0.35, width, height: rowHeight - 0.7 };
    return fittedText({ text, box, style, align }, glyphs);
  });
  const ticks = [175.7, 184.2].map((x) => frame({ x, y: y + 1.2, width: 3.6, height: 3.6 }, 0.2));
  return [...cells, ...ticks];
}

/**
 * The organisation; where letters share an envelope, which is the same for all in it, the envelope stands
 * in its first row of the page, and the organisation below.
 */
function whereTo(letters: readonly ListedLetter[], at: number, { words }: SheetPress): string {
  const { envelope, organisation, department } = letters[at] ?? {};
  const name = [organisation, department].filter(Boolean).join(' ');
  if (!envelope) return name;
  const shares = (i: number): boolean => letters[i]?.envelope?.number === envelope.number;
  if (shares(at - 1)) return shares(at - 2) ? '' : name;
  const counted = { envelope: envelope.number, inEnvelope: envelope.letters };
  const said = words.line('envelopeOf', counted);
  return shares(at + 1) ? said : `${said} ${name}`;
}

/**
 * A thin rule below each row, a stronger one below each fifth: so rows are counted at a glance. Where
 * letters share envelopes, it stands below the last of each.
 */
function rules(letters: readonly ListedLetter[]): Mark {
  const rects = letters.map(({ envelope }, i) => {
    const y = top + headHeight + (i + 1) * rowHeight;
    const next = letters[i + 1];
    const ends = envelope ? next?.envelope?.number !== envelope.number : (i + 1) % 5 === 0;
    const stroke = ends || next === undefined ? 0.3 : 0.1;
    return [left, y - stroke / 2, sheetWidth, stroke] as const;
  });
  return { type: 'fill', rects };
}

/** `login-id-001-G13B.pdf` -> `001`: the rest is the same in all rows, or stands in another column. */
function shortName(file: string): string {
  return /-(\d{3,})(?:-[\w-]+)?\.pdf$/.exec(file)?.[1] ?? file;
}
