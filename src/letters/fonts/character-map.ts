/**
 * Reads a font's `cmap` (ISO/IEC 14496-22, 5.2.1): formats 4 and 12 for characters, 14 for
 * ideographic variation sequences, whose two halves (default, non-default) fontkit confuses.
 */
export interface CharacterMap {
  /** Glyph of a code point, 0 if there is none. */
  glyph(codePoint: number): number;
  /** Glyph of a code point with its variation selector, 0 if the font does not know the sequence. */
  variant(codePoint: number, selector: number): number;
}

/** `table` spans the `cmap` table alone. */
export function readCharacterMap(table: DataView): CharacterMap {
  let characters: ((codePoint: number) => number) | undefined;
  let wide = false;
  let sequencesAt: number | undefined;
  for (let record = 0; record < table.getUint16(2); record++) {
    const offset = table.getUint32(4 + record * 8 + 4);
    const format = table.getUint16(offset);
    if (format === 12) characters = characterLookup12(table, offset);
    else if (format === 4 && !wide) characters ??= characterLookup4(table, offset);
    else if (format === 14) sequencesAt = offset;
    wide ||= format === 12;
  }
  const glyph = characters ?? (() => 0);
  // Thousands of sequences are read for a roster that has one, and most have none.
  let sequences: ReadonlyMap<number, VariationTable> | undefined;
  return {
    glyph,
    variant(codePoint, selector) {
      if (sequencesAt === undefined) return 0;
      const sequence = (sequences ??= variationTables(table, sequencesAt)).get(selector);
      if (sequence === undefined) return 0;
      return (
        sequence.glyphs.get(codePoint) ?? (sequence.isDefault(codePoint) ? glyph(codePoint) : 0)
      );
    },
  };
}

/** Segmented coverage: sorted groups of (first, last, first glyph). */
function characterLookup12(table: DataView, offset: number): (codePoint: number) => number {
  const count = table.getUint32(offset + 12);
  return (codePoint) => {
    const at = firstGroup(count, (group) => table.getUint32(offset + 20 + group * 12) >= codePoint);
    const group = offset + 16 + at * 12;
    if (at === count || table.getUint32(group) > codePoint) return 0;
    return table.getUint32(group + 8) + codePoint - table.getUint32(group);
  };
}

/** Segment mapping to delta values, for the Basic Multilingual Plane. */
function characterLookup4(table: DataView, offset: number): (codePoint: number) => number {
  const doubled = table.getUint16(offset + 6);
  const [ends, starts] = [offset + 14, offset + 16 + doubled];
  const [deltas, ranges] = [starts + doubled, starts + 2 * doubled];
  return (codePoint) => {
    if (codePoint > 0xffff) return 0;
    const at = 2 * firstGroup(doubled / 2, (i) => table.getUint16(ends + 2 * i) >= codePoint);
    const start = at === doubled ? 0x10000 : table.getUint16(starts + at);
    if (start > codePoint) return 0;
    const delta = table.getUint16(deltas + at);
    const range = table.getUint16(ranges + at);
    if (range === 0) return (codePoint + delta) & 0xffff;
    const glyph = table.getUint16(ranges + at + range + 2 * (codePoint - start));
    return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
  };
}

interface VariationTable {
  readonly isDefault: (codePoint: number) => boolean;
  readonly glyphs: ReadonlyMap<number, number>;
}

function variationTables(table: DataView, offset: number): Map<number, VariationTable> {
  const tables = new Map<number, VariationTable>();
  for (let record = 0; record < table.getUint32(offset + 6); record++) {
    const at = offset + 10 + record * 11;
    const defaults = defaultRanges(table, offset, table.getUint32(at + 3));
    tables.set(uint24(table, at), {
      isDefault: (codePoint) => defaults.some(([a, b]) => a <= codePoint && codePoint <= b),
      glyphs: ownGlyphs(table, offset, table.getUint32(at + 7)),
    });
  }
  return tables;
}

/** Sequences that look like the bare character, as ranges of code points. */
function defaultRanges(table: DataView, base: number, offset: number): [number, number][] {
  if (offset === 0) return [];
  return Array.from({ length: table.getUint32(base + offset) }, (_, i) => {
    const first = uint24(table, base + offset + 4 + i * 4);
    return [first, first + table.getUint8(base + offset + 7 + i * 4)];
  });
}

/** Sequences with a glyph of their own. */
function ownGlyphs(table: DataView, base: number, offset: number): Map<number, number> {
  const glyphs = new Map<number, number>();
  if (offset === 0) return glyphs;
  for (let i = 0; i < table.getUint32(base + offset); i++) {
    const at = base + offset + 4 + i * 5;
    glyphs.set(uint24(table, at), table.getUint16(at + 3));
  }
  return glyphs;
}

function uint24(table: DataView, at: number): number {
  return (table.getUint16(at) << 8) | table.getUint8(at + 2);
}

/** First of `count` sorted groups for which `reaches` holds, `count` if none does. */
function firstGroup(count: number, reaches: (group: number) => boolean): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (reaches(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
