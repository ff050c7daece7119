/**
 * BER with the two liberties that writers of .p12 files take, turned into DER: indefinite lengths and
 * strings in pieces (X.690 8.1.3.6, 8.7.3). NSS and PKI.js write such files. Only for looking at a
 * file: what hakko trusts is read by the strict reader alone.
 */
import { derFault } from '../asn1/der-node.ts';

/** The same value with definite, minimal lengths and whole OCTET STRINGs. Throws `der-fault`. */
export function withDefiniteLengths(bytes: Buffer): Buffer {
  const { encoded, next } = convert(bytes, 0, 0);
  if (next !== bytes.length) throw derFault('trailing-bytes', next);
  return encoded;
}

interface Converted {
  readonly encoded: Buffer;
  readonly contents: Buffer;
  readonly next: number;
}

/** As deep as the strict reader goes. */
const maxDepth = 32;
const octetStringInPieces = 0x24;

function convert(bytes: Buffer, offset: number, depth: number): Converted {
  if (depth > maxDepth) throw derFault('too-deep', offset);
  const tag = octetAt(bytes, offset);
  const first = octetAt(bytes, offset + 1);
  const indefinite = first === 0x80;
  const lengthOctets = first > 0x80 ? first & 0x7f : 0;
  const start = offset + 2 + lengthOctets;
  if (lengthOctets > 4 || start > bytes.length) throw derFault('truncated', offset);
  const length = lengthOctets > 0 ? bytes.readUIntBE(offset + 2, lengthOctets) : first;
  const end = indefinite ? bytes.length : start + length;
  if (end > bytes.length) throw derFault('truncated', offset);

  if ((tag & 0x20) === 0) {
    if (indefinite) throw derFault('indefinite-length', offset);
    return { ...encode(tag, bytes.subarray(start, end)), next: end };
  }
  const parts: Converted[] = [];
  let at = start;
  while (at < end && !(indefinite && isEndOfContents(bytes, at))) {
    const part = convert(bytes, at, depth + 1);
    parts.push(part);
    at = part.next;
  }
  if (indefinite && at >= end) throw derFault('truncated', offset);
  const inPieces = tag === octetStringInPieces;
  const contents = Buffer.concat(parts.map((part) => (inPieces ? part.contents : part.encoded)));
  return { ...encode(inPieces ? 0x04 : tag, contents), next: indefinite ? at + 2 : at };
}

const isEndOfContents = (bytes: Buffer, at: number): boolean =>
  bytes[at] === 0 && bytes[at + 1] === 0;

function encode(tag: number, contents: Buffer): Pick<Converted, 'encoded' | 'contents'> {
  const { length } = contents;
  const digits = length.toString(16);
  const octets = Buffer.from(digits.padStart(digits.length + (digits.length % 2), '0'), 'hex');
  const header = length < 0x80 ? [tag, length] : [tag, 0x80 | octets.length, ...octets];
  return { encoded: Buffer.concat([Buffer.from(header), contents]), contents };
}

function octetAt(bytes: Buffer, at: number): number {
  const octet = bytes[at];
  if (octet === undefined) throw derFault('truncated', at);
  return octet;
}
