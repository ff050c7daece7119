/**
 * PBES2 (RFC 8018 6.2): a password becomes a key through PBKDF2, the key encrypts in CBC mode. Shared
 * by key files and by the `modern` profile of .p12 files, which differ in their numbers only.
 */
import { createCipheriv, createDecipheriv, pbkdf2Sync } from 'node:crypto';
import {
  algorithmIdentifier,
  algorithmWithNull,
  parseAlgorithmIdentifier,
} from '../asn1/algorithm-identifier.ts';
import { integer, octetString, sequence } from '../asn1/der.ts';
import { derFault, type DerNode } from '../asn1/der-node.ts';
import { countValue, isUniversal, octetStringValue, sequenceItems } from '../asn1/der-value.ts';
import { describeOid, oids, type OidName } from '../asn1/oids.ts';
import { HakkoError } from '../errors.ts';

/** What is written beside the ciphertext. */
export interface Pbes2Parameters {
  readonly prf: Prf;
  readonly salt: Buffer;
  readonly iterations: number;
  readonly encryptionScheme: EncryptionScheme;
  readonly iv: Buffer;
}

export type Prf = keyof typeof prfDigests;
export type EncryptionScheme = keyof typeof schemes;

/** RFC 8018 B.1.2. */
const prfDigests = {
  'id-hmacWithSHA1': 'sha1',
  'id-hmacWithSHA256': 'sha256',
  'id-hmacWithSHA384': 'sha384',
  'id-hmacWithSHA512': 'sha512',
} as const;

/** RFC 8018 B.2, RFC 3565: Node's name and the octets of key and IV. */
const schemes = {
  'des-EDE3-CBC': { cipher: 'des-ede3-cbc', keyOctets: 24, ivOctets: 8 },
  'aes128-CBC-PAD': { cipher: 'aes-128-cbc', keyOctets: 16, ivOctets: 16 },
  'aes192-CBC-PAD': { cipher: 'aes-192-cbc', keyOctets: 24, ivOctets: 16 },
  'aes256-CBC-PAD': { cipher: 'aes-256-cbc', keyOctets: 32, ivOctets: 16 },
} as const;

/** About two seconds of work; OpenSSL's and everyone's defaults lie far below. */
const maximumIterations = 10_000_000;

/** OWASP's figure of 2023 for PBKDF2-HMAC-SHA256: about 0.15 s for each try at a passphrase. */
export const keyFileIterations = 600_000;

/** A password, which goes in as UTF-8 as OpenSSL and Windows do it, or the key derived from it before. */
export type Pbes2Password = string | { readonly key: Buffer };

/** Encrypts. */
export function encryptPbes2(
  plain: Buffer,
  password: Pbes2Password,
  parameters: Pbes2Parameters,
): Buffer {
  const { cipher } = schemes[parameters.encryptionScheme];
  const encryption = createCipheriv(cipher, keyOf(password, parameters), parameters.iv);
  return Buffer.concat([encryption.update(plain), encryption.final()]);
}

/** Decrypts; undefined when the padding shows that the password (or the ciphertext) is wrong. */
export function decryptPbes2(
  encrypted: Buffer,
  password: Pbes2Password,
  parameters: Pbes2Parameters,
): Buffer | undefined {
  const { cipher } = schemes[parameters.encryptionScheme];
  const decryption = createDecipheriv(cipher, keyOf(password, parameters), parameters.iv);
  try {
    return Buffer.concat([decryption.update(encrypted), decryption.final()]);
  } catch {
    return undefined;
  }
}

/** The key that a password becomes (RFC 8018 5.2), as long as the cipher wants it. */
export function derivePbes2Key(
  password: string,
  { prf, salt, iterations, encryptionScheme }: Omit<Pbes2Parameters, 'iv'>,
): Buffer {
  const { keyOctets } = schemes[encryptionScheme];
  return pbkdf2Sync(Buffer.from(password, 'utf8'), salt, iterations, keyOctets, prfDigests[prf]);
}

/** The AlgorithmIdentifier. keyLength is left out: the cipher fixes it, and old readers trip over it. */
export function encodePbes2(parameters: Pbes2Parameters): Buffer {
  const keyDerivation = algorithmIdentifier(
    'id-PBKDF2',
    sequence(
      octetString(parameters.salt),
      integer(parameters.iterations),
      algorithmWithNull(parameters.prf),
    ),
  );
  const encryption = algorithmIdentifier(parameters.encryptionScheme, octetString(parameters.iv));
  return algorithmIdentifier('id-PBES2', sequence(keyDerivation, encryption));
}

/**
 * Reads the parameters of an AlgorithmIdentifier whose algorithm is id-PBES2. Throws `der-fault`,
 * `encryption-unsupported`, `iterations-excessive`.
 */
export function parsePbes2(parameters: DerNode | undefined): Pbes2Parameters {
  const [keyDerivation, encryption] = sequenceItems(parameters);
  const { encryptionScheme, iv } = parseEncryptionScheme(encryption);
  const derivation = parseAlgorithmIdentifier(keyDerivation);
  if (derivation.algorithm !== oids['id-PBKDF2']) throw unsupported(derivation.algorithm);

  const [salt, iterationCount, ...optional] = sequenceItems(derivation.parameters);
  const iterations = countValue(iterationCount);
  if (iterations > maximumIterations) {
    throw new HakkoError('iterations-excessive', { iterations, maximum: maximumIterations });
  }
  if (iterations < 1) throw derFault('unexpected', iterationCount?.offset ?? 0);
  const [keyLength] = optional.filter((node) => isUniversal(node, 0x02));
  if (keyLength !== undefined && countValue(keyLength) !== schemes[encryptionScheme].keyOctets) {
    throw derFault('unexpected', keyLength.offset);
  }
  const [prf] = optional.filter((node) => isUniversal(node, 0x10));
  return { prf: parsePrf(prf), salt: octetStringValue(salt), iterations, encryptionScheme, iv };
}

function parseEncryptionScheme(
  node: DerNode | undefined,
): Pick<Pbes2Parameters, 'encryptionScheme' | 'iv'> {
  const { algorithm, parameters } = parseAlgorithmIdentifier(node);
  const encryptionScheme = named(schemes, algorithm);
  const iv = octetStringValue(parameters);
  if (iv.length !== schemes[encryptionScheme].ivOctets)
    throw derFault('unexpected', parameters?.offset ?? 0);
  return { encryptionScheme, iv };
}

/** RFC 8018 A.2: absent means HMAC-SHA-1. */
function parsePrf(node: DerNode | undefined): Prf {
  return node === undefined
    ? 'id-hmacWithSHA1'
    : named(prfDigests, parseAlgorithmIdentifier(node).algorithm);
}

function named<Name extends OidName>(table: Readonly<Record<Name, unknown>>, dotted: string): Name {
  const name = (Object.keys(table) as Name[]).find((candidate) => oids[candidate] === dotted);
  if (name === undefined) throw unsupported(dotted);
  return name;
}

const unsupported = (dotted: string): Error =>
  new HakkoError('encryption-unsupported', { algorithm: describeOid(dotted) });

const keyOf = (password: Pbes2Password, parameters: Pbes2Parameters): Buffer =>
  typeof password === 'string' ? derivePbes2Key(password, parameters) : password.key;
