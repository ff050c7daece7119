/**
 * BER inside of a .p12, as NSS (Firefox) and BouncyCastle write it: lengths left open, strings in
 * pieces (X.690 8.1.3, 8.7). It is spelled again as DER, then read as strictly as everything else.
 */
import { derFault, parseDer, type DerNode } from '../asn1/der-node.ts';

/**
 * Reads BER for `openPfx`, for files of others: some devices refuse them, so hakko's own must be DER.
 * Throws `der-fault`.
 */
export function readBer(bytes: Buffer): DerNode {
  const { der, end } = readElement(bytes, 0, bytes.length, 0);
  if (end !== bytes.length) throw derFault('trailing-bytes', end);
  return parseDer(der);
}

/** One element in DER, and where the next one starts in what was read. */
interface Element {
  readonly der: Buffer;
  readonly identifier: number;
  readonly contents: Buffer;
  readonly end: number;
}

/** As for DER: a stranger's file must not exhaust the stack. */
const maxDepth = 32;
const octetString = 0x04;
const constructedBit = 0x20;
const sequence = 0x30;
const context0 = 0x80;

function readElement(bytes: Buffer, offset: number, limit: number, depth: number): Element {
  if (depth > maxDepth) throw derFault('too-deep', offset);
  const identifier = octet(bytes, offset, limit);
  if ((identifier & 0x1f) === 0x1f) throw derFault('tag-unsupported', offset);
  const { length, start } = readLength(bytes, offset + 1, limit);
  const stop = length === undefined ? limit : start + length;
  if (stop > limit) throw derFault('truncated', offset);

  if ((identifier & constructedBit) === 0) {
    if (length === undefined) throw derFault('indefinite-length', offset);
    return element(identifier, bytes.subarray(start, stop), stop);
  }
  const children: Element[] = [];
  let at = start;
  while (length === undefined ? !isEndOfContents(bytes, at, limit) : at < stop) {
    const child = readElement(bytes, at, stop, depth + 1);
    children.push(child);
    at = child.end;
  }
  return construct(identifier, children, length === undefined ? at + 2 : stop);
}

/** A string in pieces becomes one; everything else keeps its children. */
function construct(identifier: number, children: readonly Element[], end: number): Element {
  if (identifier === (octetString | constructedBit)) {
    return element(octetString, joinPieces(children), end);
  }
  const [, algorithm, content] = children;
  // encryptedContent, `[0] IMPLICIT OCTET STRING` after the algorithm (RFC 5652 section 8).
  const isEncryptedContentInfo =
    identifier === sequence &&
    children.length === 3 &&
    algorithm?.identifier === sequence &&
    content?.identifier === (context0 | constructedBit) &&
    content.contents[0] === octetString;
  const whole = isEncryptedContentInfo
    ? [...children.slice(0, 2), element(context0, joinPieces(contentsOf(content)), end)]
    : children;
  return element(identifier, Buffer.concat(whole.map(({ der }) => der)), end);
}

const contentsOf = ({ contents }: Element): readonly Element[] => {
  const pieces: Element[] = [];
  for (let at = 0; at < contents.length; at = pieces.at(-1)?.end ?? contents.length) {
    pieces.push(readElement(contents, at, contents.length, 0));
  }
  return pieces;
};

function joinPieces(pieces: readonly Element[]): Buffer {
  if (pieces.some(({ identifier }) => identifier !== octetString)) throw derFault('unexpected', 0);
  return Buffer.concat(pieces.map(({ contents }) => contents));
}

/** Undefined length: it goes on until the end-of-contents octets (X.690 8.1.3.6). */
function readLength(
  bytes: Buffer,
  offset: number,
  limit: number,
): { readonly length: number | undefined; readonly start: number } {
  const first = octet(bytes, offset, limit);
  if (first < 0x80) return { length: first, start: offset + 1 };
  if (first === 0x80) return { length: undefined, start: offset + 1 };
  const octets = first & 0x7f;
  if (octets > 4 || offset + 1 + octets > limit) throw derFault('truncated', offset);
  return { length: bytes.readUIntBE(offset + 1, octets), start: offset + 1 + octets };
}

const isEndOfContents = (bytes: Buffer, at: number, limit: number): boolean =>
  octet(bytes, at, limit) === 0 && octet(bytes, at + 1, limit) === 0;

function octet(bytes: Buffer, at: number, limit: number): number {
  const value = bytes[at];
  if (value === undefined || at >= limit) throw derFault('truncated', at);
  return value;
}

function element(identifier: number, contents: Buffer, end: number): Element {
  const { length } = contents;
  const bits = length === 0 ? 0 : 32 - Math.clz32(length);
  const lengthOctets = Buffer.alloc(length < 0x80 ? 1 : 1 + Math.ceil(bits / 8));
  if (length < 0x80) lengthOctets[0] = length;
  else {
    lengthOctets[0] = 0x80 | (lengthOctets.length - 1);
    lengthOctets.writeUIntBE(length, 1, lengthOctets.length - 1);
  }
  return {
    der: Buffer.concat([Buffer.from([identifier]), lengthOctets, contents]),
    ...{ identifier, contents, end },
  };
}
