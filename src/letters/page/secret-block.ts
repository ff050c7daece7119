import type { GlyphSource } from '../fonts/glyphs.ts';
import type { LetterLanguage } from '../letter-language.ts';
import { aidLineCount, aidLinesOf, isCapital, readingAidOf } from '../reading-aid.ts';
import type { SecretColumns, SecretElement, Style } from '../template/layout.ts';
import type { Drawn, Fault, FillMark, GlyphMark } from './mark.ts';
import { lineMarks, lineWidth, mmPerPoint } from './text-line.ts';

/**
 * Sets a login ID or password one character a column, in groups, each with its reading above and a
 * line under capitals. It takes the first arrangement of the layout that fits; it never shrinks.
 */
export function drawSecretBlock(
  element: SecretElement,
  text: string,
  language: LetterLanguage,
  glyphs: GlyphSource,
): Drawn {
  const arrangement = arrangeSecret(element, text, language);
  if ('type' in arrangement) return { marks: [], fault: arrangement };
  const { rows, columns, given } = arrangement;
  const free = element.box.height - rows.length * columns.row;
  // A reading must lie nearer to its own character than to the one above it.
  const spread = Math.min(free / rows.length, maxSpreadMm);
  const pitch = columns.row + spread;
  const top = element.box.y + (free - (rows.length - 1) * spread) / 2;
  const known = knownCharacters(glyphs, given);
  const setOf = (character: string): readonly SecretMark[] => {
    const key = language + character;
    const set = known.get(key) ?? setCharacter(character, element, { columns, language }, glyphs);
    known.set(key, set);
    return set;
  };
  return {
    marks: rows.flatMap((row, i) =>
      row.flatMap(({ character, x }) => {
        const center = element.box.x + x + columns.pitch / 2;
        return setOf(character).map((mark) => moved(mark, center, top + i * pitch));
      }),
    ),
  };
}

/** Between two rows, where there is room. */
const maxSpreadMm = 2.5;

/**
 * What a character looks like in an arrangement is the same wherever it stands, and setting it with its
 * reading is most of a letter's work. Kept by single character, so no secret stays behind as a whole.
 */
const characters = new WeakMap<GlyphSource, WeakMap<SecretColumns, KnownCharacters>>();
type KnownCharacters = Map<string, readonly SecretMark[]>;
type SecretMark = GlyphMark | FillMark;

function knownCharacters(source: GlyphSource, given: SecretColumns): KnownCharacters {
  const bySource = characters.get(source) ?? new WeakMap<SecretColumns, KnownCharacters>();
  characters.set(source, bySource);
  const known = bySource.get(given) ?? new Map<string, readonly SecretMark[]>();
  bySource.set(given, known);
  return known;
}

function moved(mark: SecretMark, right: number, down: number): SecretMark {
  if (mark.type === 'glyphs') return { ...mark, x: mark.x + right, y: mark.y + down };
  const rects = mark.rects.map(([x, y, ...size]) => [x + right, y + down, ...size] as const);
  return { ...mark, rects };
}

/** Why a login ID or password could not be set; undefined if it can. */
export function secretFault(
  element: SecretElement,
  text: string,
  language: LetterLanguage,
): Fault | undefined {
  const arrangement = arrangeSecret(element, text, language);
  return 'type' in arrangement ? arrangement : undefined;
}

/** Where each character goes. */
interface Arrangement {
  readonly rows: readonly (readonly PlacedCharacter[])[];
  readonly columns: SecretColumns;
  /** The same as the layout has it. */
  readonly given: SecretColumns;
}

function arrangeSecret(
  element: SecretElement,
  text: string,
  language: LetterLanguage,
): Arrangement | Fault {
  const characters = Array.from(text);
  // Nothing at all is no password either.
  if (characters.length === 0 || characters.some((one) => readingAidOf(one) === undefined)) {
    return { type: 'secret-character' };
  }
  for (const given of element.columns) {
    const columns = withRoomForAid(given, element.aidStyle, language);
    const rows = arrange(characters, element.groupSize, columns);
    if (fits(rows, element, columns)) return { rows, columns, given };
  }
  return { type: 'overflow' };
}

/** A row of the layout has room for two lines of aid; a third one makes it higher. */
function withRoomForAid(
  columns: SecretColumns,
  aidStyle: Style,
  language: LetterLanguage,
): SecretColumns {
  const more = Math.max(0, aidLineCount(columns.aid, language) - 2);
  return { ...columns, row: columns.row + more * aidPitchOf(aidStyle) };
}

/** Distance of an aid's lines in mm. */
function aidPitchOf({ size, leading }: Style): number {
  return size * leading * mmPerPoint;
}

interface PlacedCharacter {
  readonly character: string;
  /** Left edge of its column from the left edge of the box, in mm. */
  readonly x: number;
}

/** Groups spread evenly over as few rows as possible: 16 characters become 8 and 8, not 12 and 4. */
function arrange(
  characters: readonly string[],
  groupSize: number,
  { groupsPerRow, pitch, gap }: SecretColumns,
): readonly (readonly PlacedCharacter[])[] {
  const groups = Math.ceil(characters.length / groupSize);
  const rows = Math.ceil(groups / groupsPerRow);
  const perRow = Math.ceil(groups / rows) * groupSize;
  return Array.from({ length: rows }, (_, row) =>
    characters.slice(row * perRow, (row + 1) * perRow).map((character, i) => ({
      character,
      x: i * pitch + Math.floor(i / groupSize) * gap,
    })),
  );
}

function fits(
  rows: readonly (readonly PlacedCharacter[])[],
  { box }: SecretElement,
  { pitch, row }: SecretColumns,
): boolean {
  const width = Math.max(...rows.map((placed) => (placed.at(-1)?.x ?? 0) + pitch));
  return rows.length * row <= box.height + 1e-9 && width <= box.width + 1e-9;
}

/**
 * From the top of a row: kind, reading, the character itself, the line under a capital. The origin is the
 * middle of the column, at that top.
 */
function setCharacter(
  character: string,
  { style, aidStyle }: SecretElement,
  set: { readonly columns: SecretColumns; readonly language: LetterLanguage },
  glyphs: GlyphSource,
): readonly SecretMark[] {
  const { pitch, aid } = set.columns;
  const read = readingAidOf(character);
  const aids = read === undefined ? [] : aidLinesOf(read, aid, set.language);
  const aidPitch = aidPitchOf(aidStyle);
  // Capitals and digits of these faces are about 0.75 em high; 1 mm of air lies above them.
  const baseline = aids.length * aidPitch + 1 + 0.75 * style.size * mmPerPoint;
  return [
    ...aids.flatMap((text, i) => {
      const y = i * aidPitch + 0.88 * aidStyle.size * mmPerPoint;
      return centered(text, y, aidStyle, pitch, glyphs);
    }),
    ...centered(character, baseline, style, pitch, glyphs),
    ...(isCapital(character) ? [underline(baseline, style, pitch)] : []),
  ];
}

/** A word too wide for its column is made narrower, not smaller: its height is what is read. */
function centered(
  text: string,
  y: number,
  { font, size }: Style,
  pitch: number,
  source: GlyphSource,
): readonly SecretMark[] {
  const glyphs = source(text, font);
  const width = lineWidth(glyphs, size);
  const stretch = Math.min(1, (pitch - 0.6) / width);
  const place = { x: -(width * stretch) / 2, y, size };
  return lineMarks(glyphs, stretch < 1 ? { ...place, stretch } : place);
}

/** Never so wide that two neighbours would make one line. */
function underline(baseline: number, { size }: Style, pitch: number): FillMark {
  const width = Math.min(0.6 * size * mmPerPoint, pitch - 0.8);
  return { type: 'fill', rects: [[-width / 2, baseline + 0.9, width, 0.3]] };
}
