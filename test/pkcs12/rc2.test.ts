import { expect, test } from 'vitest';
import { decryptRc2Cbc } from '../../src/pkcs12/rc2.ts';

const hex = (octets: string): Buffer => Buffer.from(octets, 'hex');

// RFC 2268 section 5: key, effective bits, plaintext, ciphertext of one block.
test.each([
  ['0000000000000000', 63, '0000000000000000', 'ebb773f993278eff'],
  ['ffffffffffffffff', 64, 'ffffffffffffffff', '278b27e42e2f0d49'],
  ['3000000000000000', 64, '1000000000000001', '30649edf9be7d2c2'],
  ['88', 64, '0000000000000000', '61a8a244adacccf0'],
  ['88bca90e90875a', 64, '0000000000000000', '6ccf4308974c267f'],
  ['88bca90e90875a7f0f79c384627bafb2', 64, '0000000000000000', '1a807d272bbe5db1'],
  ['88bca90e90875a7f0f79c384627bafb2', 128, '0000000000000000', '2269552ab0f85ca6'],
  [
    '88bca90e90875a7f0f79c384627bafb216f80a6f85920584c42fceb0be255daf1e',
    129,
    '0000000000000000',
    '5b78d3a43dfff1f1',
  ],
])('key %s, %i bits', (key, bits, plain, encrypted) => {
  // The vectors have no padding: this IV makes the block come out as eight octets of padding, so that
  // an empty text is right and the block itself was decrypted as the RFC says.
  const iv = Buffer.from(hex(plain).map((octet) => octet ^ 8));
  expect(decryptRc2Cbc(hex(encrypted), hex(key), iv, bits)).toEqual(Buffer.alloc(0));
});

test.each([
  ['wrong padding', 'ebb773f993278eff'],
  ['half a block', 'ebb773f9'],
  ['nothing', ''],
])('%s is refused', (_, encrypted) => {
  expect(decryptRc2Cbc(hex(encrypted), Buffer.alloc(8), Buffer.alloc(8), 63)).toBeUndefined();
});
