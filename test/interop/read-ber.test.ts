import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { integer, octetString, oid, sequence, sequenceOf, utf8String } from '../../src/asn1/der.ts';
import { readBer } from '../../src/pkcs12/read-ber.ts';
import { HakkoError } from '../../src/errors.ts';
import { readForeignFile } from './foreign-files.ts';

const hex = (text: string): Buffer => Buffer.from(text.replaceAll(' ', ''), 'hex');

describe('BER and the DER of the same', () => {
  test.each([
    ['DER stays as it is', '30 03 02 01 05', '30 03 02 01 05'],
    ['a length left open', '30 80 02 01 05 00 00', '30 03 02 01 05'],
    ['one in the other', '30 80 30 80 02 01 05 00 00 00 00', '30 05 30 03 02 01 05'],
    ['a length that is too long', '30 83 00 00 03 02 01 05', '30 03 02 01 05'],
    ['nothing', '30 80 00 00', '30 00'],
    ['a string in pieces', '24 80 04 02 01 02 04 01 03 00 00', '04 03 01 02 03'],
    ['pieces of pieces', '24 80 24 04 04 02 01 02 04 01 03 00 00', '04 03 01 02 03'],
    ['a string of no pieces', '24 80 00 00', '04 00'],
    [
      'encryptedContent in pieces',
      '30 80 06 01 2a 30 00 a0 80 04 01 01 04 01 02 00 00 00 00',
      '30 09 06 01 2a 30 00 80 02 01 02',
    ],
    ['but not an explicit tag', '30 05 a0 03 04 01 01', '30 05 a0 03 04 01 01'],
  ])('%s', (_, ber, der) => {
    expect(readBer(hex(ber)).raw.toString('hex')).toBe(hex(der).toString('hex'));
  });
});

describe('what is neither', () => {
  test.each([
    ['nothing', ''],
    ['a tag alone', '30'],
    ['half a length', '30 82 01'],
    ['too little', '30 04 02 01 05'],
    ['too much', '30 03 02 01 05 00'],
    ['no end', '30 80 02 01 05'],
    ['half an end', '30 80 02 01 05 00'],
    ['an open length of a primitive', '04 80 01 00 00'],
    ['a string with a number in it', '24 80 02 01 05 00 00'],
    ['a child that reaches over its parent', '30 03 04 05 01 02 03 04 05'],
    ['40 levels', `${'30 80 '.repeat(40)}${'00 00 '.repeat(40)}`],
  ])('%s', (_, octets) => {
    expect(() => readBer(hex(octets))).toThrow(HakkoError);
  });
});

test('what is DER already stays as it is, whatever is in it', () => {
  const leaf = fc.oneof(
    fc.integer({ min: 0, max: 2 ** 31 - 1 }).map((value) => integer(value)),
    fc.uint8Array({ maxLength: 300 }).map((octets) => octetString(Buffer.from(octets))),
    fc.string({ maxLength: 100 }).map((text) => utf8String(text)),
    fc.constant(oid('id-data')),
  );
  const { tree } = fc.letrec<{ tree: Buffer }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 6 },
      leaf,
      fc.array(tie('tree'), { maxLength: 6 }).map((items) => sequenceOf(items)),
    ),
  }));
  fc.assert(
    fc.property(tree, (der) => {
      expect(readBer(der).raw).toEqual(der);
    }),
    { numRuns: 500 },
  );
});

test('any octet of a BER file changed: an answer or a refusal with a name, and soon', () => {
  const pfx = readForeignFile('bouncycastle-ber');
  fc.assert(
    fc.property(fc.nat(pfx.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
      const changed = Buffer.from(pfx);
      changed[at] = (changed[at] ?? 0) ^ change;
      try {
        expect(readBer(changed).raw.length).toBeGreaterThan(0);
      } catch (error) {
        expect(error).toBeInstanceOf(HakkoError);
      }
    }),
    { numRuns: 2000 },
  );
});

test('a deep tree of open lengths costs no more than its size', () => {
  const inner = octetString(Buffer.alloc(100_000));
  let ber = inner;
  for (let depth = 0; depth < 30; depth += 1) {
    ber = Buffer.concat([hex('30 80'), ber, hex('00 00')]);
  }
  let der = inner;
  for (let depth = 0; depth < 30; depth += 1) der = sequence(der);
  expect(readBer(ber).raw).toEqual(der);
});
