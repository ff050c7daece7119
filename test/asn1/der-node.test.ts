import fc from 'fast-check';
import forge from 'node-forge';
import { describe, expect, test } from 'vitest';
import { isBer } from '../../src/asn1/ber.ts';
import * as der from '../../src/asn1/der.ts';
import { parseDer } from '../../src/asn1/der-node.ts';
import { countValue, timeValue } from '../../src/asn1/der-value.ts';
import type { DerFault } from '../../src/asn1/errors.ts';
import { HakkoError } from '../../src/errors.ts';
import { codeOf } from '../x509/codes.ts';

const hex = (octets: string): Buffer => Buffer.from(octets.replaceAll(' ', ''), 'hex');

function faultOf(octets: Buffer): string {
  try {
    parseDer(octets);
    return 'none';
  } catch (error) {
    if (!(error instanceof HakkoError) || error.code !== 'der-fault') throw error;
    const { fault, offset } = error.args as { fault: DerFault; offset: number };
    return `${fault} at ${offset}`;
  }
}

describe('only DER is read', () => {
  test.each([
    ['nothing', '', 'truncated at 0'],
    ['a tag alone', '30', 'truncated at 0'],
    ['contents that end too early', '04 05 01', 'truncated at 0'],
    ['a child longer than its parent', '30 03 04 05 01', 'truncated at 2'],
    ['a length of five octets', '04 85 00 00 00 00 01 00', 'truncated at 0'],
    ['octets after the end', '05 00 00', 'trailing-bytes at 2'],
    ['an indefinite length', '30 80 05 00 00 00', 'indefinite-length at 0'],
    ['a long form for a short length', '04 81 01 00', 'length-not-minimal at 0'],
    [
      'a long form with a zero before',
      `04 82 00 80 ${'00'.repeat(128)}`,
      'length-not-minimal at 0',
    ],
    ['an OCTET STRING in pieces', '24 04 04 02 01 02', 'constructed-string at 0'],
    ['a primitive SEQUENCE', '10 00', 'unexpected at 0'],
    ['BOOLEAN true as 01', '01 01 01', 'value-not-canonical at 0'],
    ['INTEGER without octets', '02 00', 'value-not-canonical at 0'],
    ['INTEGER with a needless zero', '02 02 00 7f', 'value-not-canonical at 0'],
    ['INTEGER with a needless ff', '02 02 ff 80', 'value-not-canonical at 0'],
    ['NULL with contents', '05 01 00', 'value-not-canonical at 0'],
    ['BIT STRING without its first octet', '03 00', 'value-not-canonical at 0'],
    ['BIT STRING with eight unused bits', '03 02 08 00', 'value-not-canonical at 0'],
    ['BIT STRING with padding bits set', '03 02 04 0f', 'value-not-canonical at 0'],
    ['OID without octets', '06 00', 'value-not-canonical at 0'],
    ['OID that starts an arc with 80', '06 03 2a 80 01', 'value-not-canonical at 0'],
    ['OID that does not end', '06 02 2a 86', 'value-not-canonical at 0'],
    ['a tag number above 30', '1f 20 00', 'tag-unsupported at 0'],
    ['40 SEQUENCEs in each other', nested(40).toString('hex'), 'too-deep at 66'],
    ['a good one', '30 06 02 01 80 01 01 ff', 'none'],
  ])('%s', (_, octets, fault) => {
    expect(faultOf(hex(octets))).toBe(fault);
  });

  test('whatever is still read with one octet changed, node-forge writes again to the same octets', () => {
    const original = der.sequence(
      der.integer(300),
      der.explicit(0, der.boolean(true), der.nullValue),
      der.set(der.oid('id-at-commonName'), der.bitString(Buffer.from([0xf0]), 4)),
      der.implicit(1, der.octetString(Buffer.alloc(130, 7))),
    );
    fc.assert(
      fc.property(fc.nat(original.length - 1), fc.nat(255), (at, octet) => {
        // node-forge takes every [30] for a BMPString, whatever its class.
        fc.pre((octet & 0x1f) !== 0x1e);
        const changed = Buffer.from(original);
        changed[at] = octet;
        if (codeOf(() => parseDer(changed)) === 'der-fault') return;
        const parsed = forge.asn1.fromDer(changed.toString('latin1'), false);
        expect(Buffer.from(forge.asn1.toDer(parsed).getBytes(), 'latin1')).toEqual(changed);
      }),
      { numRuns: 2000 },
    );
  });

  test('a node keeps its place and its exact octets', () => {
    const inner = der.explicit(3, der.boolean(true));
    const node = parseDer(der.sequence(der.integer(5), inner));
    expect(node.children.map(({ offset, raw }) => [offset, raw])).toEqual([
      [2, der.integer(5)],
      [5, inner],
    ]);
    expect(node.children[1]).toMatchObject({ tagClass: 'context', type: 3, constructed: true });
  });
});

test.each([
  ['an indefinite length', '30 80 05 00 00 00', true],
  ['a string in pieces', '24 04 04 02 01 02', true],
  ['DER, which is BER too', '05 00', true],
  ['text', '68 65 6c 6c 6f', false],
  ['broken off', '30 80 05 00', false],
])('is %s BER: %s', (_, octets, expected) => {
  expect(isBer(hex(octets))).toBe(expected);
});

test.each([
  ['without seconds', '2611220102Z'],
  ['with an offset', '261122010203+0900'],
  ['31 February', '260231010203Z'],
  ["25 o'clock", '261122250203Z'],
])('a UTCTime %s is refused (RFC 5280 4.1.2.5.1)', (_, text) => {
  const octets = Buffer.from(text, 'latin1');
  const node = parseDer(Buffer.concat([Buffer.from([0x17, octets.length]), octets]));
  expect(codeOf(() => timeValue(node))).toBe('der-fault');
});

test.each([
  ['negative', Buffer.from([0x02, 0x01, 0x80]), 'der-fault'],
  ['too large', der.integer(1n << 32n), 'der-fault'],
  ['the largest', der.integer(2 ** 31 - 1), 'none'],
])('a count that is %s', (_, encoding, code) => {
  expect(codeOf(() => countValue(parseDer(encoding)))).toBe(code);
});

function nested(depth: number): Buffer {
  return depth === 0 ? der.nullValue : der.sequence(nested(depth - 1));
}
