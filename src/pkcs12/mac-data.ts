/** MacData (RFC 7292 section 4): the proof that the password is right and nothing was changed. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { algorithmWithNull, parseAlgorithmIdentifier } from '../asn1/algorithm-identifier.ts';
import { integer, octetString, sequence } from '../asn1/der.ts';
import type { DerNode } from '../asn1/der-node.ts';
import { countValue, octetStringValue, sequenceItems } from '../asn1/der-value.ts';
import { describeOid } from '../asn1/oids.ts';
import { HakkoError } from '../errors.ts';
import type { Secret } from '../secrets/secret.ts';
import type { Random } from '../system/random.ts';
import { checkIterations } from './iterations.ts';
import type { Derivation, DerivationParameters, DigestName } from './key-derivation.ts';
import { deriveKeys, type PasswordKeys } from './password-keys.ts';
import { p12Parameters, type P12Profile } from './profile.ts';

/** What a MAC is, for people and for rules. */
export interface MacDescription {
  /** Name of `oids.ts`. */
  readonly digest: string;
  readonly iterations: number;
  readonly saltOctets: number;
}

/** A MAC whose salt is drawn and whose key is still to be derived. */
export interface PreparedMac {
  /** What `encode` takes from the keys. */
  readonly derivation: Derivation;
  /** The MacData over the octets of the AuthenticatedSafe. */
  encode(authSafe: Buffer, keys: PasswordKeys): Buffer;
}

/** Draws a fresh salt for a MAC as the profile prescribes. */
export function prepareMac(profile: P12Profile, random: Random): PreparedMac {
  const { macDigest, macIterations: iterations, macSaltOctets } = p12Parameters[profile];
  const salt = random.bytes(macSaltOctets);
  const derivation = macDerivation(digests[macDigest], { salt, iterations });
  return {
    derivation,
    encode(authSafe, keys) {
      const mac = hmac(derivation, authSafe, keys);
      const digestInfo = sequence(algorithmWithNull(macDigest), octetString(mac));
      return sequence(digestInfo, octetString(salt), integer(iterations));
    },
  };
}

/** The MacData of an AuthenticatedSafe that is made without the help of `encodePfx`. */
export function encodeMacData(
  authSafe: Buffer,
  password: Secret,
  profile: P12Profile,
  random: Random,
): Buffer {
  return prepareMac(profile, random).encode(authSafe, deriveKeys(password, []));
}

/** A MAC as it stands in a file. */
export interface ParsedMac {
  readonly description: MacDescription;
  /** What `verify` takes from the keys. */
  readonly derivation: Derivation;
  /** Throws `p12-password-wrong`. */
  verify(authSafe: Buffer, keys: PasswordKeys): void;
}

/** Reads the MacData. Throws `p12-mac-missing`, `p12-mac-unsupported`, `iterations-excessive`, `der-fault`. */
export function parseMacData(macData: DerNode | undefined): ParsedMac {
  if (macData === undefined) throw new HakkoError('p12-mac-missing', {});
  const [digestInfo, saltNode, iterationCount] = sequenceItems(macData);
  const [algorithmNode, digestNode] = sequenceItems(digestInfo);
  const digest = describeOid(parseAlgorithmIdentifier(algorithmNode).algorithm);
  const known = isDigest(digest) ? digests[digest] : undefined;
  if (known === undefined) throw new HakkoError('p12-mac-unsupported', { algorithm: digest });

  const salt = octetStringValue(saltNode);
  // `DEFAULT 1`, "for historical reasons".
  const iterations = iterationCount === undefined ? 1 : checkIterations(countValue(iterationCount));
  const derivation = macDerivation(known, { salt, iterations });
  const expected = octetStringValue(digestNode);
  return {
    description: { digest, iterations, saltOctets: salt.length },
    derivation,
    verify(authSafe, keys) {
      const mac = hmac(derivation, authSafe, keys);
      if (expected.length !== mac.length || !timingSafeEqual(expected, mac)) {
        throw new HakkoError('p12-password-wrong', {});
      }
    },
  };
}

/** For who wants nothing but the MAC. Throws what `parseMacData` and `verify` throw. */
export function verifyMacData(
  macData: DerNode | undefined,
  authSafe: Buffer,
  password: Secret,
): void {
  const { derivation, verify } = parseMacData(macData);
  verify(authSafe, deriveKeys(password, [derivation]));
}

interface Digest {
  readonly name: DigestName;
  readonly octets: number;
}

const digests = {
  'id-md5': { name: 'md5', octets: 16 },
  'id-sha1': { name: 'sha1', octets: 20 },
  'id-sha224': { name: 'sha224', octets: 28 },
  'id-sha256': { name: 'sha256', octets: 32 },
  'id-sha384': { name: 'sha384', octets: 48 },
  'id-sha512': { name: 'sha512', octets: 64 },
} as const satisfies Record<string, Digest>;

const isDigest = (name: string): name is keyof typeof digests => Object.hasOwn(digests, name);

/** A key as long as the digest (appendix B.4). */
const macDerivation = (
  { name, octets }: Digest,
  { salt, iterations }: DerivationParameters,
): Derivation => ({ digest: name, purpose: 'mac', salt, iterations, octets });

const hmac = (derivation: Derivation, authSafe: Buffer, keys: PasswordKeys): Buffer =>
  createHmac(derivation.digest, keys.octets(derivation)).update(authSafe).digest();
