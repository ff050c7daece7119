import { describe, expect, test } from 'vitest';
import { parseDer } from '../../src/asn1/der-node.ts';
import {
  commonNameOf,
  describeName,
  encodeName,
  parseName,
  type Name,
} from '../../src/x509/name.ts';
import { codeOf } from './codes.ts';

const whole: Name = {
  countryName: 'JP',
  organizationName: 'みなと市 介護保険課',
  organizationalUnitName: 'G13B',
  commonName: 'G13B-202611',
};

test('a name is read back in the order C, O, OU, CN', () => {
  const name = parseName(parseDer(encodeName(whole)));
  expect(describeName(name)).toBe('C=JP, O=みなと市 介護保険課, OU=G13B, CN=G13B-202611');
  expect(commonNameOf(name)).toBe('G13B-202611');
  expect(name.attributes.map(({ stringType }) => stringType)).toEqual([0x13, 0x0c, 0x0c, 0x0c]);
});

test('a common name is enough', () => {
  expect(describeName(parseName(parseDer(encodeName({ commonName: 'a' }))))).toBe('CN=a');
});

describe('what a name may hold (RFC 5280, appendix A)', () => {
  test.each<[string, Partial<Name>, string]>([
    ['64 characters of three octets', { organizationName: '港'.repeat(64) }, 'none'],
    ['65 characters', { organizationName: '港'.repeat(65) }, 'name-length'],
    ['64 characters beyond the BMP', { organizationName: '𠮷'.repeat(64) }, 'none'],
    ['65 of them', { organizationName: '𠮷'.repeat(65) }, 'name-length'],
    ['an empty unit', { organizationalUnitName: '' }, 'name-length'],
    ['an empty common name', { commonName: '' }, 'name-length'],
    ['a line break', { commonName: 'a\nb' }, 'name-character'],
    ['a NUL', { organizationName: 'a\0b' }, 'name-character'],
    ['half a surrogate pair', { organizationName: 'a\ud842' }, 'name-character'],
    ['a small country', { countryName: 'jp' }, 'name-country'],
    ['a long country', { countryName: 'JPN' }, 'name-country'],
    ['an empty country', { countryName: '' }, 'name-country'],
    ['a comma, quotes and an equals sign', { organizationName: 'a, "b"=c' }, 'none'],
  ])('%s', (_, part, code) => {
    expect(codeOf(() => encodeName({ ...whole, ...part }))).toBe(code);
  });
});
