import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodePem, findPem, parsePem } from '../../src/asn1/pem.ts';
import { codeOf } from '../x509/codes.ts';

test('any octets are read back, from lines of at most 64 characters', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 300 }), (octets) => {
      const text = encodePem('X509 CRL', Buffer.from(octets));
      expect(parsePem(text)).toEqual([{ label: 'X509 CRL', der: Buffer.from(octets) }]);
      expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(64);
    }),
  );
});

const block = '-----BEGIN CERTIFICATE-----\nBQA=\n-----END CERTIFICATE-----\n';

test.each([
  ['text before, between and after', `subject=x\n${block}\n# next\n${block}end`, 2],
  ['Windows line ends', block.replaceAll('\n', '\r\n'), 1],
  ['one long line', block.replace('BQA=', 'BQAA'.repeat(100)), 1],
  ['a BOM', `\ufeff${block}`, 1],
  ['labels that differ', block.replace('END CERTIFICATE', 'END X509 CRL'), 0],
  ['characters outside of base64', block.replace('BQA=', 'B?A='), 0],
  ['half of a group', block.replace('BQA=', 'BQA'), 0],
  ['header lines', block.replace('BQA=', 'Proc-Type: 4,ENCRYPTED\n\nBQA='), 0],
  ['nothing inside', block.replace('BQA=\n', ''), 0],
  ['nothing at all', '', 0],
])('with %s', (_, text, blocks) => {
  expect(parsePem(text)).toHaveLength(blocks);
});

test('the first block of a wanted kind is found', () => {
  expect(findPem(`${encodePem('A', Buffer.from([1]))}${block}`, 'CERTIFICATE').der).toEqual(
    Buffer.from([5, 0]),
  );
  expect(codeOf(() => findPem(block, 'X509 CRL'))).toBe('pem-missing');
});
