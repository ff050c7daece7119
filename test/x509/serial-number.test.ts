import { expect, test } from 'vitest';
import { systemRandom } from '../../src/system/random.ts';
import { generateSerialNumber } from '../../src/x509/serial-number.ts';

test('20,000 serial numbers are positive, of 16 octets, and all different', () => {
  const serials = Array.from({ length: 20_000 }, () => generateSerialNumber(systemRandom));
  expect(serials.every(({ length }) => length === 16)).toBe(true);
  const first = serials.map((serial) => serial[0] ?? 0);
  expect(Math.min(...first)).toBeGreaterThanOrEqual(0x01);
  expect(Math.max(...first)).toBeLessThanOrEqual(0x7f);
  expect(new Set(serials.map((serial) => serial.toString('hex'))).size).toBe(serials.length);
});

test.each([
  [0x00, 0, '01'],
  [0xff, 126, '7f'],
])('octets %i and the number %i: the first octet becomes %s', (octet, integer, expected) => {
  const random = { bytes: (size: number) => Buffer.alloc(size, octet), integer: () => integer };
  const rest = octet.toString(16).padStart(2, '0').repeat(15);
  expect(generateSerialNumber(random).toString('hex')).toBe(expected + rest);
});
