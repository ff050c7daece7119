/**
 * What a DER node means: each function checks the tag and gives the value, and throws `der-fault`
 * (`unexpected`) when the structure is not the one that the standard demands there.
 */
import { derFault, type DerNode } from './der-node.ts';
import { dottedOid } from './oid.ts';

/** Children of a SEQUENCE. */
export const sequenceItems = (node: DerNode | undefined): readonly DerNode[] =>
  universal(node, 0x10).children;

/** Children of a SET. */
export const setItems = (node: DerNode | undefined): readonly DerNode[] =>
  universal(node, 0x11).children;

/** The one encoding inside `[tag] EXPLICIT`. */
export function explicitItem(node: DerNode | undefined, tag: number): DerNode {
  if (!isContext(node, tag) || !node.constructed) throw unexpected(node);
  const [item, ...rest] = node.children;
  if (item === undefined || rest.length > 0) throw unexpected(node);
  return item;
}

/** Whether the node is `[tag]`, implicit or explicit. */
export const isContext = (node: DerNode | undefined, tag: number): node is DerNode =>
  node?.tagClass === 'context' && node.type === tag;

/** Whether the node has this universal tag number. */
export const isUniversal = (node: DerNode | undefined, type: number): node is DerNode =>
  node?.tagClass === 'universal' && node.type === type;

/** OBJECT IDENTIFIER as dotted text. */
export const oidValue = (node: DerNode | undefined): string =>
  dottedOid(universal(node, 0x06).contents);

/** BOOLEAN. */
export const booleanValue = (node: DerNode | undefined): boolean =>
  universal(node, 0x01).contents[0] === 0xff;

/** Contents octets of an INTEGER as they are, sign included: serial numbers are compared as octets. */
export const integerOctets = (node: DerNode | undefined): Buffer => universal(node, 0x02).contents;

/** An INTEGER of any size. */
export function bigIntegerValue(node: DerNode | undefined): bigint {
  const octets = integerOctets(node);
  return BigInt.asIntN(octets.length * 8, BigInt(`0x${octets.toString('hex')}`));
}

/** An INTEGER that must lie between 0 and 2^31 - 1: versions, counts of iterations, lengths. */
export function countValue(node: DerNode | undefined): number {
  const octets = integerOctets(node);
  if (octets.length > 4 || (octets[0] ?? 0) >= 0x80) throw unexpected(node);
  return octets.readUIntBE(0, octets.length);
}

/** OCTET STRING. */
export const octetStringValue = (node: DerNode | undefined): Buffer =>
  universal(node, 0x04).contents;

/** BIT STRING of whole octets: keys and signatures. */
export function bitStringOctets(node: DerNode | undefined): Buffer {
  const { contents } = universal(node, 0x03);
  if (contents[0] !== 0) throw unexpected(node);
  return contents.subarray(1);
}

/** Numbers of the bits that are set in a BIT STRING of named bits. */
export function namedBitNumbers(node: DerNode | undefined): readonly number[] {
  const octets = universal(node, 0x03).contents.subarray(1);
  const numbers: number[] = [];
  for (const [at, octet] of octets.entries()) {
    for (let bit = 0; bit < 8; bit += 1)
      if ((octet & (0x80 >> bit)) !== 0) numbers.push(at * 8 + bit);
  }
  return numbers;
}

/** UTCTime or GeneralizedTime in the one form of RFC 5280 4.1.2.5: whole seconds, ending in Z. */
export function timeValue(node: DerNode | undefined): Date {
  const isUtcTime = isUniversal(node, 0x17);
  if (!isUtcTime && !isUniversal(node, 0x18)) throw unexpected(node);
  const text = node.contents.toString('latin1');
  const digits = isUtcTime ? `${Number(text.slice(0, 2)) < 50 ? '20' : '19'}${text}` : text;
  const match = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(digits);
  if (match === null) throw unexpected(node);
  const [, year, month, day, hour, minute, second] = match;
  const iso = `${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`;
  const date = new Date(iso);
  // Date would take 31 February for 3 March.
  if (Number.isNaN(date.getTime()) || date.toISOString() !== iso) throw unexpected(node);
  return date;
}

/** Text of any of the string types that names use (RFC 5280 4.1.2.4), and its universal tag number. */
export function stringValue(node: DerNode | undefined): {
  readonly text: string;
  readonly type: number;
} {
  const decode = node?.tagClass === 'universal' ? decoders[node.type] : undefined;
  if (node === undefined || decode === undefined) throw unexpected(node);
  try {
    return { text: decode(node.contents), type: node.type };
  } catch {
    throw unexpected(node);
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const utf16be = new TextDecoder('utf-16be', { fatal: true, ignoreBOM: true });
const latin1 = (contents: Buffer): string => contents.toString('latin1');

const decoders: Readonly<Partial<Record<number, (contents: Buffer) => string>>> = {
  0x0c: (contents) => utf8.decode(contents),
  0x13: latin1, // PrintableString
  0x14: latin1, // TeletexString: by custom Latin-1
  0x16: latin1, // IA5String
  0x1e: (contents) => utf16be.decode(contents),
};

function universal(node: DerNode | undefined, type: number): DerNode {
  if (!isUniversal(node, type)) throw unexpected(node);
  return node;
}

const unexpected = (node: DerNode | undefined): Error => derFault('unexpected', node?.offset ?? 0);
