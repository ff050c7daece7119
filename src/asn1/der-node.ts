/**
 * DER in: a strict reader, because what hakko signs and compares must have one encoding only. Our own:
 * node-forge reads BER too and does not keep the octets it read. What a node means is read in
 * `der-value.ts`; whether refused bytes are BER is said by `ber.ts`.
 */
import { HakkoError } from '../errors.ts';
import type { DerFault } from './errors.ts';
import { isCanonicalOid } from './oid.ts';

export type TagClass = 'universal' | 'application' | 'context' | 'private';

/** One encoding with its place in the bytes. Buffers are views of what was read, not copies. */
export interface DerNode {
  readonly tagClass: TagClass;
  /** The tag number: 16 for a SEQUENCE, n for `[n]`. */
  readonly type: number;
  readonly constructed: boolean;
  readonly contents: Buffer;
  /** Empty for a primitive. */
  readonly children: readonly DerNode[];
  /** The exact octets: tag, length and contents. */
  readonly raw: Buffer;
  /** Where `raw` starts, counted from the first octet that was read. */
  readonly offset: number;
}

/** Certificates and .p12 files nest about 12 deep; a stranger's file must not exhaust the stack. */
const maxDepth = 32;

/**
 * Reads exactly one DER encoding. Throws `der-fault` for anything that DER forbids: indefinite or
 * overlong lengths, constructed strings, values with a second spelling, octets after the end.
 */
export function parseDer(bytes: Buffer): DerNode {
  const node = readNode(bytes, 0, bytes.length, 0);
  if (node.raw.length !== bytes.length) throw derFault('trailing-bytes', node.raw.length);
  return node;
}

/** The error for bytes that are not the DER that was expected at `offset`. */
export function derFault(fault: DerFault, offset: number): HakkoError<'der-fault'> {
  return new HakkoError('der-fault', { fault, offset });
}

const tagClasses = ['universal', 'application', 'context', 'private'] as const;

function readNode(bytes: Buffer, offset: number, end: number, depth: number): DerNode {
  if (depth > maxDepth) throw derFault('too-deep', offset);
  if (end - offset < 2) throw derFault('truncated', offset);
  const identifier = octet(bytes, offset);
  const type = identifier & 0x1f;
  // Tag numbers from 31 on need more octets; no structure here has one.
  if (type === 0x1f) throw derFault('tag-unsupported', offset);
  const tagClass = tagClasses[(identifier >> 6) as 0 | 1 | 2 | 3];
  const constructed = (identifier & 0x20) !== 0;

  let start = offset + 2;
  let length = octet(bytes, offset + 1);
  if (length >= 0x80) {
    const lengthOctets = length & 0x7f;
    if (lengthOctets === 0) throw derFault('indefinite-length', offset);
    if (lengthOctets > 4 || start + lengthOctets > end) throw derFault('truncated', offset);
    length = bytes.readUIntBE(start, lengthOctets);
    if (length < 0x80 || octet(bytes, start) === 0) throw derFault('length-not-minimal', offset);
    start += lengthOctets;
  }
  const next = start + length;
  if (next > end) throw derFault('truncated', offset);

  const contents = bytes.subarray(start, next);
  if (tagClass === 'universal') checkUniversal(type, constructed, contents, offset);
  const children: DerNode[] = [];
  if (constructed) {
    for (let at = start; at < next;) {
      const child = readNode(bytes, at, next, depth + 1);
      children.push(child);
      at += child.raw.length;
    }
  }
  const raw = bytes.subarray(offset, next);
  return { tagClass, type, constructed, contents, children, raw, offset };
}

/** X.690 10 and 11: one spelling for each value. */
function checkUniversal(
  type: number,
  constructed: boolean,
  contents: Buffer,
  offset: number,
): void {
  const isStructure = type === 0x10 || type === 0x11;
  if (constructed !== isStructure)
    throw derFault(isStructure ? 'unexpected' : 'constructed-string', offset);
  if (!isCanonical(type, contents)) throw derFault('value-not-canonical', offset);
}

function isCanonical(type: number, contents: Buffer): boolean {
  const first = contents[0];
  switch (type) {
    case 0x01: // BOOLEAN
      return contents.length === 1 && (first === 0x00 || first === 0xff);
    case 0x02: // INTEGER
    case 0x0a: // ENUMERATED
      return (
        first !== undefined && !(contents.length > 1 && isSignFiller(first, octet(contents, 1)))
      );
    case 0x03: // BIT STRING
      return first !== undefined && hasZeroPadding(first, contents);
    case 0x05: // NULL
      return contents.length === 0;
    case 0x06: // OBJECT IDENTIFIER
      return isCanonicalOid(contents);
    default:
      return true;
  }
}

/** X.690 8.3.2: the first nine bits are neither all zero nor all one. */
const isSignFiller = (first: number, second: number): boolean =>
  (first === 0x00 && second < 0x80) || (first === 0xff && second >= 0x80);

/** X.690 11.2.1: unused bits are zero. */
function hasZeroPadding(unusedBits: number, contents: Buffer): boolean {
  if (unusedBits > 7 || (contents.length === 1 && unusedBits !== 0)) return false;
  return (
    contents.length === 1 || (octet(contents, contents.length - 1) & ((1 << unusedBits) - 1)) === 0
  );
}

function octet(bytes: Buffer, at: number): number {
  const value = bytes[at];
  if (value === undefined) throw derFault('truncated', at);
  return value;
}
