/** Writes a .p12: a PFX (RFC 7292) that holds one private key, its certificate and the CAs above it. */
import { hash } from 'node:crypto';
import { explicit, implicit, integer, octetString, oid, sequence } from '../asn1/der.ts';
import { HakkoError } from '../errors.ts';
import type { Secret } from '../secrets/secret.ts';
import type { Random } from '../system/random.ts';
import { prepareMac } from './mac-data.ts';
import { prepareEncryption, type Encrypted } from './password-encryption.ts';
import { deriveKeys } from './password-keys.ts';
import type { P12Profile } from './profile.ts';
import { encodeCertBag, encodeShroudedKeyBag } from './safe-bag.ts';

/** What goes into a .p12, and how it is locked. */
export interface PfxContent {
  /** DER of the PrivateKeyInfo (PKCS#8). */
  readonly privateKey: Buffer;
  /** DER; the end entity's first, then its issuers upward. */
  readonly certificates: readonly Buffer[];
  /** Shown by installers; on Windows also the name of the key's container. */
  readonly friendlyName: string;
  readonly password: Secret;
  readonly profile: P12Profile;
  readonly random: Random;
  /** A provider for Windows, such as `Microsoft Software Key Storage Provider`; none by default. */
  readonly microsoftCspName?: string;
}

/**
 * The whole PFX in DER: certificates first, then the key, each encrypted under its own salt, then the
 * MAC. localKeyId (the SHA-1 of the certificate) and friendlyName stand on the key and its certificate
 * and nowhere else, or several readers would take the CA for the owner. Throws
 * `p12-password-not-ascii`, `p12-friendly-name`.
 */
export function encodePfx(content: PfxContent): Buffer {
  const { privateKey, certificates, friendlyName, password, profile, random } = content;
  checkPassword(password);
  checkFriendlyName(friendlyName);
  const [endEntity, ...issuers] = certificates;
  if (endEntity === undefined) throw new RangeError('a .p12 needs a certificate');
  const attributes = { friendlyName, localKeyId: hash('sha1', endEntity, 'buffer') };

  const keyEncryption = prepareEncryption(profile, random);
  const certEncryption = prepareEncryption(profile, random);
  const mac = prepareMac(profile, random);
  const keys = deriveKeys(password, [
    ...keyEncryption.derivations,
    ...certEncryption.derivations,
    mac.derivation,
  ]);

  const key = keyEncryption.encrypt(privateKey, keys);
  const keyBag = encodeShroudedKeyBag(key.algorithm, key.octets, {
    ...attributes,
    microsoftCspName: content.microsoftCspName,
  });
  const certBags = sequence(
    encodeCertBag(endEntity, attributes),
    ...issuers.map((issuer) => encodeCertBag(issuer, {})),
  );
  const authSafe = sequence(
    encryptedData(certEncryption.encrypt(certBags, keys)),
    data(sequence(keyBag)),
  );
  const pfx = sequence(integer(3), data(authSafe), mac.encode(authSafe, keys));
  return alone(pfx);
}

/**
 * The same octets in memory of their own. Small Buffers share a pool, and a thread to which one of them
 * is posted receives a copy of all the others in it.
 */
function alone(octets: Buffer): Buffer {
  const copy = Buffer.allocUnsafeSlow(octets.length);
  octets.copy(copy);
  return copy;
}

/** ContentInfo of type Data (RFC 5652 section 4). */
const data = (content: Buffer): Buffer =>
  sequence(oid('id-data'), explicit(0, octetString(content)));

/** ContentInfo of type EncryptedData (RFC 5652 section 8). */
function encryptedData({ algorithm, octets }: Encrypted): Buffer {
  const encryptedContentInfo = sequence(
    oid('id-data'),
    algorithm,
    implicit(0, octetString(octets)),
  );
  return sequence(oid('id-encryptedData'), explicit(0, sequence(integer(0), encryptedContentInfo)));
}

function checkPassword(password: Secret): void {
  if (!/^[ -~]+$/.test(password.reveal())) throw new HakkoError('p12-password-not-ascii', {});
}

/** A BMPString holds the first 65,536 characters of Unicode, so no surrogates. */
function checkFriendlyName(value: string): void {
  if (!/^[^\p{Cc}\p{Cs}\u{10000}-\u{10ffff}]+$/u.test(value)) {
    throw new HakkoError('p12-friendly-name', { value });
  }
}
