import { HakkoError } from '../../errors.ts';
import { readFontFace } from './font-face.ts';

/** Why a font file of the settings cannot be used. */
export type FontFault =
  | 'relative-path'
  | 'too-many'
  | 'collection'
  | 'web-font'
  | 'unknown-kind'
  | 'not-embeddable'
  | 'no-subsetting'
  | 'damaged';

/**
 * Refuses what cannot be put into a PDF: collections and web fonts, and faces whose maker forbids it
 * (`fsType` of the table OS/2, ISO/IEC 14496-22, 5.2.7).
 *
 * @throws HakkoError `letter-font-unusable`
 */
export function checkAddedFont(bytes: Uint8Array, path: string): void {
  const fault = kindFault(bytes) ?? embeddingFault(bytes) ?? tableFault(bytes, path);
  if (fault !== undefined) throw new HakkoError('letter-font-unusable', { path, reason: fault });
}

/** By the first four bytes of the file. */
const kinds: Readonly<Record<string, FontFault | 'usable'>> = {
  '00010000': 'usable',
  '74727565': 'usable', // true
  '4f54544f': 'usable', // OTTO
  '74746366': 'collection', // ttcf
  '774f4646': 'web-font', // wOFF
  '774f4632': 'web-font', // wOF2
};

function kindFault(bytes: Uint8Array): FontFault | undefined {
  const kind = kinds[Buffer.from(bytes.subarray(0, 4)).toString('hex')] ?? 'unknown-kind';
  return kind === 'usable' ? undefined : kind;
}

function embeddingFault(bytes: Uint8Array): FontFault | undefined {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 12; at + 16 <= file.length && at < 12 + file.readUInt16BE(4) * 16; at += 16) {
    if (file.toString('latin1', at, at + 4) !== 'OS/2') continue;
    const offset = file.readUInt32BE(at + 8);
    if (offset + 10 > file.length) return 'damaged';
    const fsType = file.readUInt16BE(offset + 8);
    // Restricted, and none of the milder permissions beside it.
    if ((fsType & 0x000e) === 0x0002) return 'not-embeddable';
    return (fsType & 0x0100) === 0 ? undefined : 'no-subsetting';
  }
  return undefined;
}

function tableFault(bytes: Uint8Array, path: string): FontFault | undefined {
  try {
    const face = readFontFace(bytes, path);
    // Every face has a space; asking for its width reads all tables that are needed.
    return Number.isFinite(face.advance(face.glyph(0x20))) ? undefined : 'damaged';
  } catch {
    return 'damaged';
  }
}
