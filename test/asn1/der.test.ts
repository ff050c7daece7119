import fc from 'fast-check';
import forge from 'node-forge';
import { describe, expect, test } from 'vitest';
import * as der from '../../src/asn1/der.ts';
import { parseDer } from '../../src/asn1/der-node.ts';
import {
  bigIntegerValue,
  namedBitNumbers,
  stringValue,
  timeValue,
} from '../../src/asn1/der-value.ts';

const hex = (octets: string): Buffer => Buffer.from(octets.replaceAll(' ', ''), 'hex');

describe('each builder gives the encoding of X.690', () => {
  test.each<[string, Buffer, string]>([
    ['NULL', der.nullValue, '05 00'],
    ['BOOLEAN true', der.boolean(true), '01 01 ff'],
    ['BOOLEAN false', der.boolean(false), '01 01 00'],
    ['INTEGER 0', der.integer(0), '02 01 00'],
    ['INTEGER 127', der.integer(127), '02 01 7f'],
    ['INTEGER 128 needs a zero octet', der.integer(128), '02 02 00 80'],
    ['INTEGER 256', der.integer(256), '02 02 01 00'],
    ['INTEGER of a bigint', der.integer(1n << 64n), '02 09 01 00 00 00 00 00 00 00 00'],
    ['INTEGER of octets with a set top bit', der.integer(hex('ff 01')), '02 03 00 ff 01'],
    ['INTEGER of octets with zeros before', der.integer(hex('00 00 7f')), '02 01 7f'],
    ['INTEGER of no octets', der.integer(hex('')), '02 01 00'],
    ['ENUMERATED', der.enumerated(4), '0a 01 04'],
    ['OBJECT IDENTIFIER', der.oid('rsaEncryption'), '06 09 2a 86 48 86 f7 0d 01 01 01'],
    ['OCTET STRING in parts', der.octetString(hex('01'), hex('02 03')), '04 03 01 02 03'],
    ['BIT STRING', der.bitString(hex('0a')), '03 02 00 0a'],
    ['digitalSignature', der.namedBits([0]), '03 02 07 80'],
    ['keyCertSign and cRLSign', der.namedBits([5, 6]), '03 02 01 06'],
    ['decipherOnly needs a second octet', der.namedBits([8]), '03 03 07 00 80'],
    ['no named bit', der.namedBits([]), '03 01 00'],
    ['UTF8String', der.utf8String('港'), '0c 03 e6 b8 af'],
    ['BMPString', der.bmpString('A港'), '1e 04 00 41 6e 2f'],
    [
      'UTCTime',
      der.time(new Date('2026-11-22T01:02:03.999Z')),
      '17 0d 323631313232303130323033 5a',
    ],
    ['[0] EXPLICIT', der.explicit(0, der.integer(2)), 'a0 03 02 01 02'],
    ['[1] IMPLICIT of a primitive', der.implicit(1, der.ia5String('a')), '81 01 61'],
    [
      '[0] IMPLICIT of a structure',
      der.implicit(0, der.sequence(der.integer(1))),
      'a0 03 02 01 01',
    ],
    ['SET is sorted', der.set(der.integer(2), der.integer(1)), '31 06 02 01 01 02 01 02'],
    ['SEQUENCE is not', der.sequence(der.integer(2), der.integer(1)), '30 06 02 01 02 02 01 01'],
  ])('%s', (_, encoding, octets) => {
    expect(encoding.toString('hex')).toBe(hex(octets).toString('hex'));
  });

  test.each([
    [127, '04 7f'],
    [128, '04 81 80'],
    [255, '04 81 ff'],
    [256, '04 82 01 00'],
    [65_535, '04 82 ff ff'],
    [65_536, '04 83 01 00 00'],
    [16_777_216, '04 84 01 00 00 00'],
  ])('a length of %i octets', (length, start) => {
    const encoding = der.octetString(Buffer.alloc(length));
    expect(encoding.subarray(0, hex(start).length)).toEqual(hex(start));
    expect(parseDer(encoding).contents).toHaveLength(length);
  });

  test('a negative INTEGER is a mistake of ours', () => {
    expect(() => der.integer(-1)).toThrow(RangeError);
  });
});

test.each([
  ['1949-12-31T23:59:59Z', 0x18],
  ['1950-01-01T00:00:00Z', 0x17],
  ['2049-12-31T23:59:59Z', 0x17],
  ['2050-01-01T00:00:00Z', 0x18],
])('the time %s has the tag %i (RFC 5280 4.1.2.5)', (iso, tag) => {
  const encoding = der.time(new Date(iso));
  expect(encoding[0]).toBe(tag);
  expect(timeValue(parseDer(encoding))).toEqual(new Date(iso));
});

describe('what was written is read back', () => {
  test('any INTEGER', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 1n << 200n }), (value) => {
        expect(bigIntegerValue(parseDer(der.integer(value)))).toBe(value);
      }),
    );
  });

  test('any text, in both encodings that hold it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(stringValue(parseDer(der.utf8String(text))).text).toBe(text);
        expect(stringValue(parseDer(der.bmpString(text))).text).toBe(text);
      }),
    );
  });

  test('any set of named bits', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(20)), (bits) => {
        const sorted = [...bits].sort((a, b) => a - b);
        expect(namedBitNumbers(parseDer(der.namedBits(bits)))).toEqual(sorted);
      }),
    );
  });

  test('any nesting, and node-forge encodes what it read to the same octets', () => {
    const { tree } = fc.letrec<{ tree: Buffer }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 5 },
        fc.uint8Array({ maxLength: 300 }).map((octets) => der.octetString(Buffer.from(octets))),
        fc.nat().map((value) => der.integer(value)),
        fc.array(tie('tree'), { maxLength: 4 }).map((items) => der.sequence(...items)),
        fc.array(tie('tree'), { maxLength: 4 }).map((items) => der.set(...items)),
        tie('tree').map((item) => der.explicit(1, item)),
      ),
    }));
    fc.assert(
      fc.property(tree, (encoding) => {
        expect(parseDer(encoding).raw).toEqual(encoding);
        const parsed = forge.asn1.fromDer(encoding.toString('latin1'));
        expect(Buffer.from(forge.asn1.toDer(parsed).getBytes(), 'latin1')).toEqual(encoding);
      }),
    );
  });
});
