/**
 * RC2 in CBC mode, decryption only (RFC 2268): OpenSSL 1.1 and old Windows hid certificates under a key
 * of 40 bits, and OpenSSL 3 no longer knows the cipher. It is never used to write.
 */

/** Decrypts; undefined when the padding is wrong. `effectiveKeyBits` is 40 or 128 in .p12 files. */
export function decryptRc2Cbc(
  encrypted: Buffer,
  key: Buffer,
  iv: Buffer,
  effectiveKeyBits: number,
): Buffer | undefined {
  if (encrypted.length === 0 || encrypted.length % 8 !== 0) return undefined;
  const subkeys = expandKey(key, effectiveKeyBits);
  const plain = Buffer.alloc(encrypted.length);
  let previous = iv;
  for (let at = 0; at < encrypted.length; at += 8) {
    const block = encrypted.subarray(at, at + 8);
    decryptBlock(block, subkeys).forEach((octet, i) => {
      plain[at + i] = octet ^ (previous[i] ?? 0);
    });
    previous = block;
  }
  return unpad(plain);
}

/** RFC 2268 section 2: 64 subkeys of 16 bits. */
function expandKey(key: Buffer, effectiveKeyBits: number): Uint16Array {
  const octets = Buffer.alloc(128);
  key.copy(octets);
  const length = key.length;
  for (let i = length; i < 128; i += 1) {
    octets[i] = pi((at(octets, i - 1) + at(octets, i - length)) & 0xff);
  }
  const effectiveOctets = Math.ceil(effectiveKeyBits / 8);
  const mask = 0xff >> (8 * effectiveOctets - effectiveKeyBits);
  octets[128 - effectiveOctets] = pi(at(octets, 128 - effectiveOctets) & mask);
  for (let i = 127 - effectiveOctets; i >= 0; i -= 1) {
    octets[i] = pi(at(octets, i + 1) ^ at(octets, i + effectiveOctets));
  }
  return Uint16Array.from({ length: 64 }, (_, i) => octets.readUInt16LE(2 * i));
}

/** Section 4: five, six and five mixing rounds backwards, with two mashing rounds between them. */
function decryptBlock(block: Buffer, subkeys: Uint16Array): Buffer {
  const r = Uint16Array.from({ length: 4 }, (_, i) => block.readUInt16LE(2 * i));
  for (let round = 15; round >= 0; round -= 1) {
    for (let i = 3; i >= 0; i -= 1) {
      const [r1, r2, r3] = [word(r, i - 1), word(r, i - 2), word(r, i - 3)];
      const rotated = rotateRight(word(r, i), rotations[i as 0 | 1 | 2 | 3]);
      r[i] = rotated - (subkeys[4 * round + i] ?? 0) - (r1 & r2) - (~r1 & r3);
    }
    if (round === 11 || round === 5) {
      for (let i = 3; i >= 0; i -= 1) r[i] = word(r, i) - (subkeys[word(r, i - 1) & 63] ?? 0);
    }
  }
  const plain = Buffer.alloc(8);
  r.forEach((value, i) => plain.writeUInt16LE(value, 2 * i));
  return plain;
}

const rotations = [1, 2, 3, 5] as const;

const rotateRight = (value: number, by: number): number => (value >>> by) | (value << (16 - by));

/** R[i], its index taken modulo 4. */
const word = (r: Uint16Array, i: number): number => r[i & 3] ?? 0;

const at = (octets: Buffer, i: number): number => octets[i] ?? 0;

/** PKCS#5 padding of 8-octet blocks. */
function unpad(plain: Buffer): Buffer | undefined {
  const count = plain.at(-1) ?? 0;
  const isPadded = count >= 1 && count <= 8 && plain.subarray(-count).every((o) => o === count);
  return isPadded ? plain.subarray(0, plain.length - count) : undefined;
}

/** The table PITABLE of section 2: digits of pi. */
const piTable = Buffer.from(
  [
    'd978f9c419ddb5ed28e9fd794aa0d89dc67e37832b76538e624c6488448bfba2',
    '179a59f587b34f1361456d8d09817d32bd8f40eb86b77b0bf09521225c6b4e82',
    '54d66593ce60b21c7356c014a78cf1dc1275ca1f3bbee4d1423dd430a33cb626',
    '6fbf0eda4669075727f21d9bbc944303f811c7f690ef3ee706c3d52fc8661ed7',
    '08e8eade8052eef784aa72ac354d6a2a961ad2715a1549744b9fd05e0418a4ec',
    'c2e0416e0f51cbcc2491af50a1f47039997c3a8523b8b47afc02365b25559731',
    '2d5dfa98e38a92ae05df2910676cbac9d300e6cfe19ea82c6316013f58e289a9',
    '0d38341bab33ffb0bb480c5fb9b1cd2ec5f3db47e5a59c770aa62068fe7fc1ad',
  ].join(''),
  'hex',
);

const pi = (octet: number): number => piTable[octet] ?? 0;
