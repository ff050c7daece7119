/** The fonts of a PDF, put into pdfkit when they are first used and parsed once for all documents. */
import * as fontkit from 'fontkit';
import type { FaceName } from '../fonts/glyphs.ts';
import type { LetterFonts } from '../letter-assets.ts';
import type { EmbeddedFace } from './mark-writer.ts';
import { rememberGlyphs } from './remembered-glyphs.ts';

/**
 * Gives pdfkit's own embedded font of each face, embedding it on its first use. It reaches into
 * pdfkit (`_font`), which has no public way to the glyphs of a font: hence pdfkit's exact version.
 */
export function createEmbeddedFaces(
  document: PDFKit.PDFDocument,
  fonts: LetterFonts,
): (name: FaceName) => EmbeddedFace {
  const internals = document as unknown as { readonly _font: EmbeddedFace };
  const embedded = new Map<FaceName, EmbeddedFace>();
  return (name) => {
    const known = embedded.get(name);
    if (known !== undefined) return known;
    const font = parsedFont(fonts[name] ?? fonts.fallback);
    document.registerFont(name, font as never).font(name);
    rememberGlyphs(internals._font.subset, font);
    embedded.set(name, internals._font);
    return internals._font;
  };
}

const parsed = new WeakMap<Uint8Array, fontkit.Font>();

/** Fonts are parsed once for all documents of the process. */
function parsedFont(bytes: Uint8Array): fontkit.Font {
  const known = parsed.get(bytes);
  if (known !== undefined) return known;
  const font = fontkit.create(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  if (!('createSubset' in font)) throw new TypeError('a font collection is no font');
  parsed.set(bytes, font);
  return font;
}
