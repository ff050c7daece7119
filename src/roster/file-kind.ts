/** What the first octets of a file say: another kind of file, or a byte order mark. */
import type { FileKind } from './problem.ts';
import type { RosterEncoding } from './rules.ts';

/** Tells a workbook, a PDF or a web page from a text file; `undefined` when it may be a CSV. */
export function fileKindOf(bytes: Uint8Array): FileKind | undefined {
  return signatures.find(({ start }) => startsWith(bytes, start))?.kind ?? htmlKind(bytes);
}

/** The encoding a byte order mark names (Unicode Standard, section 23.8), if there is a mark. */
export function byteOrderMarkOf(bytes: Uint8Array): RosterEncoding | 'utf-32' | undefined {
  return byteOrderMarks.find(({ start }) => startsWith(bytes, start))?.encoding;
}

const signatures: readonly { readonly start: readonly number[]; readonly kind: FileKind }[] = [
  // A ZIP archive: .xlsx, .ods and Numbers alike.
  { start: [0x50, 0x4b, 0x03, 0x04], kind: 'xlsx' },
  // An OLE2 compound file: .xls, and .xlsx under a password.
  { start: [0xd0, 0xcf, 0x11, 0xe0], kind: 'xls' },
  { start: [0x25, 0x50, 0x44, 0x46, 0x2d], kind: 'pdf' },
];

const byteOrderMarks: readonly {
  readonly start: readonly number[];
  readonly encoding: RosterEncoding | 'utf-32';
}[] = [
  { start: [0xef, 0xbb, 0xbf], encoding: 'utf-8' },
  // Before UTF-16: the first half of this mark is a UTF-16 mark.
  { start: [0xff, 0xfe, 0x00, 0x00], encoding: 'utf-32' },
  { start: [0x00, 0x00, 0xfe, 0xff], encoding: 'utf-32' },
  { start: [0xff, 0xfe], encoding: 'utf-16le' },
  { start: [0xfe, 0xff], encoding: 'utf-16be' },
];

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((octet, index) => bytes[index] === octet);
}

/** Some business systems call a web page `.csv` or `.xls`. */
function htmlKind(bytes: Uint8Array): FileKind | undefined {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 256));
  return /^(?:ï»¿)?\s*<(?:!doctype|html|head|meta|table|\?xml)/iu.test(start) ? 'html' : undefined;
}
