import { HakkoError } from '../../errors.ts';
import { type CharacterMap, readCharacterMap } from './character-map.ts';

/**
 * What typesetting needs of a TrueType file: which glyph, how wide. It reads three tables and no
 * outline, so that a roster can be checked in milliseconds without the library that draws.
 */
export interface FontFace extends CharacterMap {
  /** Advance width of a glyph in em. */
  advance(glyph: number): number;
}

const faces = new WeakMap<Uint8Array, FontFace>();

/**
 * Reads the face once per array of bytes and shares it from then on. `font` names the file in errors.
 *
 * @throws HakkoError `letter-font-invalid` if this is no TrueType file with `cmap`, `head`, `hmtx`.
 */
export function readFontFace(bytes: Uint8Array, font: string): FontFace {
  const known = faces.get(bytes);
  if (known !== undefined) return known;
  try {
    const face = parse(bytes);
    faces.set(bytes, face);
    return face;
  } catch (cause) {
    throw new HakkoError('letter-font-invalid', { font }, cause);
  }
}

function parse(bytes: Uint8Array): FontFace {
  const file = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tables = new Map<string, DataView>();
  for (let record = 0; record < file.getUint16(4); record++) {
    const at = 12 + record * 16;
    const tag = String.fromCharCode(...bytes.subarray(at, at + 4));
    const [offset, length] = [file.getUint32(at + 8), file.getUint32(at + 12)];
    tables.set(tag, new DataView(bytes.buffer, bytes.byteOffset + offset, length));
  }
  const table = (tag: string): DataView => {
    const found = tables.get(tag);
    if (found === undefined) throw new TypeError(`table ${tag} is missing`);
    return found;
  };
  const unitsPerEm = table('head').getUint16(18);
  const metrics = table('hmtx');
  // Glyphs after the last full metric share its advance (ISO/IEC 14496-22, 5.2.5).
  const lastMetric = table('hhea').getUint16(34) - 1;
  return {
    ...readCharacterMap(table('cmap')),
    advance: (glyph) => metrics.getUint16(Math.min(glyph, lastMetric) * 4) / unitsPerEm,
  };
}
