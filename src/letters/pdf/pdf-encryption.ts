import { createCipheriv, createHash } from 'node:crypto';
import type { Secret } from '../../secrets/secret.ts';

/**
 * Encrypts a PDF under a password: the standard security handler of revision 6, AES with 256 bits (ISO
 * 32000-2, 7.6.4). pdfkit goes no further than revision 5, whose single SHA-256 is tried billions of times
 * a second, and which the standard has withdrawn.
 */
export interface PdfEncryption {
  /** The entries of the encryption dictionary (tables 20, 21 and 25). */
  readonly dictionary: Readonly<Record<string, unknown>>;
  /** A string or stream: initialization vector, then AES-256-CBC with padding (7.6.3.3). */
  encrypt(bytes: Uint8Array): Uint8Array;
}

export interface PdfPassword {
  /** Printable ASCII, so that SASLprep (RFC 4013) leaves it as it is; at most 127 octets. */
  readonly password: Secret;
  /** So many unpredictable octets. */
  readonly random: (size: number) => Buffer;
}

export function createPdfEncryption({ password, random }: PdfPassword): PdfEncryption {
  const key = random(keyOctets);
  const user = Buffer.from(password.reveal());
  // Nobody has the owner's password: what it would allow, everybody is allowed who can open the file.
  const owner = random(keyOctets);
  const [U, UE] = wrapKey(user, key, random);
  const [O, OE] = wrapKey(owner, key, random, U);
  user.fill(0);
  owner.fill(0);
  return {
    dictionary: {
      ...{ Filter: 'Standard', V: 5, R: 6, Length: 8 * keyOctets },
      CF: { StdCF: { AuthEvent: 'DocOpen', CFM: 'AESV3', Length: keyOctets } },
      ...{ StmF: 'StdCF', StrF: 'StdCF', O, OE, U, UE, P: everything },
      Perms: encryptPermissions(key, random),
    },
    encrypt(bytes) {
      const iv = random(ivOctets);
      const cipher = createCipheriv('aes-256-cbc', key, iv);
      return Buffer.concat([iv, cipher.update(bytes), cipher.final()]);
    },
  };
}

const keyOctets = 32;
const ivOctets = 16;
const saltOctets = 8;

/** All permissions (table 22): what a viewer refuses, another program does all the same. */
const everything = -4;

/** Algorithms 8 and 9: what tells whether a password is right, and the key under it. */
function wrapKey(
  password: Buffer,
  key: Buffer,
  random: PdfPassword['random'],
  userEntry: Buffer = Buffer.alloc(0),
): readonly [entry: Buffer, wrapped: Buffer] {
  const [validationSalt, keySalt] = [random(saltOctets), random(saltOctets)];
  const hash = hardenedHash(password, validationSalt, userEntry);
  const wrapping = hardenedHash(password, keySalt, userEntry);
  const cipher = createCipheriv('aes-256-cbc', wrapping, Buffer.alloc(ivOctets));
  const wrapped = cipher.setAutoPadding(false).update(key);
  return [Buffer.concat([hash, validationSalt, keySalt]), wrapped];
}

/** Algorithm 2.B: at least 64 rounds, each of a hash that the round before has chosen. */
function hardenedHash(password: Buffer, salt: Buffer, userEntry: Buffer): Buffer {
  let hash = digest('sha256', Buffer.concat([password, salt, userEntry]));
  for (let round = 0, last = 0; round < 64 || last > round - 32; round++) {
    const once = Buffer.concat([password, hash, userEntry]);
    const repeated = Buffer.concat(Array.from({ length: 64 }, () => once));
    const cipher = createCipheriv('aes-128-cbc', hash.subarray(0, 16), hash.subarray(16, 32));
    const encrypted = cipher.setAutoPadding(false).update(repeated);
    // 256 leaves 1 when divided by 3: the sum of the octets stands for the number that they form.
    const sum = encrypted.subarray(0, 16).reduce((total, octet) => total + octet, 0);
    hash = digest(hashes[sum % 3] ?? 'sha256', encrypted);
    last = encrypted.at(-1) ?? 0;
  }
  return hash.subarray(0, 32);
}

const hashes = ['sha256', 'sha384', 'sha512'];

function digest(name: string, bytes: Buffer): Buffer {
  return createHash(name).update(bytes).digest();
}

/** Algorithm 10: the permissions once more, where nobody can change them unseen. */
function encryptPermissions(key: Buffer, random: PdfPassword['random']): Buffer {
  const plain = Buffer.concat([Buffer.alloc(4), Buffer.from('ffffffff', 'hex'), random(8)]);
  plain.writeInt32LE(everything, 0);
  plain.write('Tadb', 8, 'latin1');
  return createCipheriv('aes-256-ecb', key, null).setAutoPadding(false).update(plain);
}
