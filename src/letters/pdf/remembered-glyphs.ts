/**
 * Outlines that a subset has taken from its font once are taken from memory by the next: fontkit decodes
 * each anew for every file, although nothing but a composite is changed on the way into a subset.
 */

/** What is used of fontkit's TrueType subset; one that is made otherwise is left as it is. */
interface TrueTypeSubset {
  /** Adds a glyph of the font; gives its number in the subset. */
  _addGlyph(glyph: number): number;
  readonly glyf: Uint8Array[];
  readonly loca: { readonly offsets: number[] };
  readonly hmtx: { readonly metrics: unknown[] };
  offset: number;
}

interface Outline {
  readonly bytes: Uint8Array;
  readonly metric: unknown;
}

const remembered = new WeakMap<object, Map<number, Outline>>();

/** @param font by which outlines are remembered, as long as it is in use itself */
export function rememberGlyphs(subset: object, font: object): void {
  if (!isTrueType(subset)) return;
  const outlines = remembered.get(font) ?? new Map<number, Outline>();
  remembered.set(font, outlines);
  const addGlyph = subset._addGlyph.bind(subset);
  subset._addGlyph = (glyph) => {
    const known = outlines.get(glyph);
    if (known === undefined) {
      const number = addGlyph(glyph);
      const bytes = subset.glyf[number];
      const metric = subset.hmtx.metrics[number];
      if (bytes !== undefined && !isComposite(bytes)) outlines.set(glyph, { bytes, metric });
      return number;
    }
    subset.loca.offsets.push(subset.offset);
    subset.hmtx.metrics.push(known.metric);
    subset.offset += known.bytes.length;
    return subset.glyf.push(known.bytes) - 1;
  };
}

/** A subset of OpenType outlines (CFF) is made in another way. */
function isTrueType(subset: object): subset is TrueTypeSubset {
  return '_addGlyph' in subset;
}

/** Its parts have other numbers in each subset (ISO/IEC 14496-22, 5.3.3: numberOfContours below 0). */
function isComposite(bytes: Uint8Array): boolean {
  return ((bytes[0] ?? 0) & 0x80) !== 0;
}
