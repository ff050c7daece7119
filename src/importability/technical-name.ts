/** Values of traits as people write them, the same in every language: `SHA-256`, `RSA 2048`. */

/** The technical name of a trait's value; a number for a count; the value itself when it has no other. */
export function technicalName(value: string): string {
  const [first, second, third] = value.split(' ');
  if (first === 'id-PBES2' && second !== undefined && third !== undefined) {
    return `${nameOf(second)} (PBES2, ${nameOf(third)})`;
  }
  // A class and its number: `600000 2048`, `ascii-long 40`.
  return second !== undefined && /^\d+$/.test(second) ? second : nameOf(value);
}

function nameOf(word: string): string {
  const key = /^(rsa|ec)-p?(\d+)$/.exec(word);
  if (key !== null) return `${key[1] === 'rsa' ? 'RSA ' : 'EC P-'}${key[2] ?? ''}`;
  return names[word] ?? word;
}

const names: Readonly<Partial<Record<string, string>>> = {
  'id-md5': 'MD5',
  'id-sha1': 'SHA-1',
  'id-sha224': 'SHA-224',
  'id-sha256': 'SHA-256',
  'id-sha384': 'SHA-384',
  'id-sha512': 'SHA-512',
  'id-PBMAC1': 'PBMAC1',
  'id-PBES2': 'PBES2',
  'id-scrypt': 'scrypt',
  'id-hmacWithSHA1': 'HMAC-SHA-1',
  'id-hmacWithSHA224': 'HMAC-SHA-224',
  'id-hmacWithSHA256': 'HMAC-SHA-256',
  'id-hmacWithSHA256-bare': 'HMAC-SHA-256, no NULL',
  'id-hmacWithSHA384': 'HMAC-SHA-384',
  'id-hmacWithSHA512': 'HMAC-SHA-512',
  'des-EDE3-CBC': '3DES',
  'aes128-CBC-PAD': 'AES-128',
  'aes192-CBC-PAD': 'AES-192',
  'aes256-CBC-PAD': 'AES-256',
  'pbeWithSHAAnd3-KeyTripleDES-CBC': '3DES',
  'pbeWithSHAAnd2-KeyTripleDES-CBC': 'two-key 3DES',
  pbeWithSHAAnd128BitRC4: 'RC4',
  pbeWithSHAAnd40BitRC4: 'RC4-40',
  'pbeWithSHAAnd128BitRC2-CBC': 'RC2-128',
  'pbewithSHAAnd40BitRC2-CBC': 'RC2-40',
  ed25519: 'Ed25519',
  ed448: 'Ed448',
  'rsa-pss': 'RSA-PSS',
};
