/**
 * DER out: each function gives one whole encoding (tag, length, contents) as a Buffer, and larger
 * values are made of smaller ones. Our own few lines: node-forge writes binary strings, several
 * times slower, and drops octets of values it believes it knows. Reading is in `der-node.ts`.
 */
import { oidContents } from './oid.ts';
import { oids, type OidName } from './oids.ts';

/** SEQUENCE (X.690 8.9). */
export const sequence = (...items: readonly Buffer[]): Buffer => encode(0x30, items);

/** SEQUENCE OF, whose items may be more than a call can take as arguments: a CRL's are. */
export const sequenceOf = (items: readonly Buffer[]): Buffer => encode(0x30, items);

/** SET OF, its items sorted by their octets (X.690 11.6). */
export const set = (...items: readonly Buffer[]): Buffer =>
  encode(
    0x31,
    [...items].sort((a, b) => Buffer.compare(a, b)),
  );

/** INTEGER, never negative: a number, a bigint, or the octets of an unsigned number (X.690 8.3). */
export function integer(value: number | bigint | Buffer): Buffer {
  return encode(0x02, [integerContents(value)]);
}

/** ENUMERATED (X.690 8.4). */
export const enumerated = (value: number): Buffer => encode(0x0a, [integerContents(value)]);

/** BOOLEAN: DER knows 00 and FF only (X.690 11.1). */
export const boolean = (value: boolean): Buffer => Buffer.from([0x01, 0x01, value ? 0xff : 0x00]);

/** NULL. */
export const nullValue: Buffer = Buffer.from([0x05, 0x00]);

/** OBJECT IDENTIFIER, by its name in `oids.ts`. */
export const oid = (name: OidName): Buffer => encode(0x06, [oidContents(oids[name])]);

/** OBJECT IDENTIFIER, by its dotted text. */
export const dottedOid = (dotted: string): Buffer => encode(0x06, [oidContents(dotted)]);

/** OCTET STRING, its contents given whole or in parts. */
export const octetString = (...parts: readonly Buffer[]): Buffer => encode(0x04, parts);

/** BIT STRING of whole octets, or with unused bits at its end (X.690 8.6). */
export const bitString = (octets: Buffer, unusedBits = 0): Buffer =>
  encode(0x03, [Buffer.from([unusedBits]), octets]);

/** BIT STRING of named bits: trailing zero bits are left out (X.690 11.2.2). `bits` are their numbers. */
export function namedBits(bits: readonly number[]): Buffer {
  if (bits.length === 0) return bitString(Buffer.alloc(0));
  const last = Math.max(...bits);
  const octets = Buffer.alloc((last >> 3) + 1);
  for (const bit of bits) octets[bit >> 3] = (octets[bit >> 3] ?? 0) | (0x80 >> (bit & 7));
  return bitString(octets, 7 - (last & 7));
}

/** UTF8String. */
export const utf8String = (text: string): Buffer => encode(0x0c, [Buffer.from(text, 'utf8')]);

/** PrintableString; the caller has checked the characters. */
export const printableString = (text: string): Buffer =>
  encode(0x13, [Buffer.from(text, 'latin1')]);

/** IA5String; the caller has checked that it is ASCII. */
export const ia5String = (text: string): Buffer => encode(0x16, [Buffer.from(text, 'latin1')]);

/** BMPString: UTF-16, high octet first. */
export const bmpString = (text: string): Buffer =>
  encode(0x1e, [Buffer.from(text, 'utf16le').swap16()]);

/** GeneralizedTime in whole seconds, UTC (RFC 5280 4.1.2.5.2). */
export const generalizedTime = (date: Date): Buffer =>
  encode(0x18, [Buffer.from(timeDigits(date), 'latin1')]);

/** Time: UTCTime through 2049, GeneralizedTime from 2050 (RFC 5280 4.1.2.5). Milliseconds are dropped. */
export function time(date: Date): Buffer {
  const year = date.getUTCFullYear();
  if (year < 1950 || year > 2049) return generalizedTime(date);
  return encode(0x17, [Buffer.from(timeDigits(date).slice(2), 'latin1')]);
}

/** `[tag] EXPLICIT` around whole encodings. */
export const explicit = (tag: number, ...items: readonly Buffer[]): Buffer =>
  encode(0xa0 | tag, items);

/** `[tag] IMPLICIT`: the same encoding under another tag, primitive or constructed as it was. */
export function implicit(tag: number, encoding: Buffer): Buffer {
  const retagged = Buffer.from(encoding);
  retagged[0] = 0x80 | ((encoding[0] ?? 0) & 0x20) | tag;
  return retagged;
}

function encode(tag: number, parts: readonly Buffer[]): Buffer {
  let length = 0;
  for (const part of parts) length += part.length;
  const lengthOctets =
    length < 0x80 ? 1 : length < 0x100 ? 2 : length < 0x10000 ? 3 : length < 0x1000000 ? 4 : 5;
  const out = Buffer.allocUnsafe(1 + lengthOctets + length);
  out[0] = tag;
  if (lengthOctets === 1) out[1] = length;
  else {
    out[1] = 0x80 | (lengthOctets - 1);
    out.writeUIntBE(length, 2, lengthOctets - 1);
  }
  let at = 1 + lengthOctets;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

function integerContents(value: number | bigint | Buffer): Buffer {
  if (!Buffer.isBuffer(value)) {
    if (value < 0) throw new RangeError('a negative INTEGER has no place in these structures');
    const hex = value.toString(16);
    return integerContents(Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex'));
  }
  let start = 0;
  while (start < value.length - 1 && value[start] === 0) start += 1;
  const magnitude = value.subarray(start);
  // A set top bit would make the number negative.
  return magnitude.length > 0 && (magnitude[0] ?? 0) < 0x80
    ? magnitude
    : Buffer.concat([Buffer.alloc(1), magnitude]);
}

/** `YYYYMMDDHHMMSSZ`. */
function timeDigits(date: Date): string {
  return `${date.toISOString().slice(0, 19).replace(/[-:T]/g, '')}Z`;
}
