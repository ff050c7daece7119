/**
 * Opens a .p12, ours or anybody's: the MAC is verified first, then the contents are decrypted. It derives
 * every key anew from the password, so that what opens here was really written right.
 */
import type { DerNode } from '../asn1/der-node.ts';
import {
  countValue,
  explicitItem,
  octetStringValue,
  oidValue,
  sequenceItems,
} from '../asn1/der-value.ts';
import { describeOid, oids } from '../asn1/oids.ts';
import { HakkoError } from '../errors.ts';
import type { Secret } from '../secrets/secret.ts';
import { sortCertificates } from './certificate-order.ts';
import { parseMacData, type MacDescription } from './mac-data.ts';
import {
  parseSafes,
  type BagDescription,
  type ClosedSafes,
  type OpenedBag,
} from './opened-safe.ts';
import { deriveKeys } from './password-keys.ts';
import { isDerFault, readDer, type Read } from './read-der.ts';

/** What a .p12 holds. */
export interface OpenedPfx {
  /** DER of the PrivateKeyInfo (PKCS#8). */
  readonly privateKey: Buffer;
  /** DER; the end entity's first, then its issuers upward, then the rest. */
  readonly certificates: readonly Buffer[];
  /** Of the key, else of its certificate. */
  readonly friendlyName: string | undefined;
  readonly localKeyId: Buffer | undefined;
  readonly mac: MacDescription;
  /** Every bag in the order of the file, without its contents. */
  readonly bags: readonly BagDescription[];
}

/**
 * Opens the PFX. `read` says how: DER only, which hakko's own files must be, or `readBer` for files of
 * others. Throws `p12-password-wrong`, `p12-mac-missing`, `p12-mac-unsupported`, `p12-not-der` (DER only),
 * `p12-encryption-unsupported`, `encryption-unsupported`, `iterations-excessive`, `p12-incomplete` and
 * `p12-unreadable`.
 */
export function openPfx(pfx: Buffer, password: Secret, read: Read = readDer): OpenedPfx {
  try {
    const { authSafe, macData } = parsePfx(read(pfx));
    const mac = parseMacData(macData);
    const safes = readSafes(authSafe, read);
    const keys = deriveKeys(password, [mac.derivation, ...safes.derivations]);
    mac.verify(authSafe, keys);
    const bags = safes.open(keys);
    return {
      ...contentOf(bags),
      mac: mac.description,
      bags: bags.map(({ description }) => description),
    };
  } catch (error) {
    if (isDerFault(error)) throw new HakkoError('p12-unreadable', {}, error);
    throw error;
  }
}

/**
 * What the safes want derived is known before the MAC is verified: one derivation serves both. What is
 * wrong with them is told after it, since in a file that was changed the MAC does not fit either.
 */
function readSafes(authSafe: Buffer, read: Read): ClosedSafes {
  try {
    return parseSafes(sequenceItems(read(authSafe)), read);
  } catch (error) {
    return {
      derivations: [],
      open() {
        throw error;
      },
    };
  }
}

function parsePfx(pfx: DerNode): {
  readonly authSafe: Buffer;
  readonly macData: DerNode | undefined;
} {
  const [version, contentInfo, macData] = sequenceItems(pfx);
  const [contentType, content] = sequenceItems(contentInfo);
  if (countValue(version) !== 3) throw new HakkoError('p12-unreadable', {});
  const dotted = oidValue(contentType);
  // Signed with a key instead of a password (RFC 7292 3.1): nobody writes that.
  if (dotted !== oids['id-data']) {
    throw new HakkoError('p12-mac-unsupported', { algorithm: describeOid(dotted) });
  }
  return { authSafe: octetStringValue(explicitItem(content, 0)), macData };
}

/** The first key, and the certificates in their order. */
function contentOf(
  bags: readonly OpenedBag[],
): Pick<OpenedPfx, 'privateKey' | 'certificates' | 'friendlyName' | 'localKeyId'> {
  const key = bags.find(({ content }) => content.type === 'privateKey');
  if (key === undefined) throw new HakkoError('p12-incomplete', { missing: 'private key' });
  const certBags = bags.filter(({ content }) => content.type === 'certificate');
  const { localKeyId } = key.description;
  const certificates = sortCertificates(
    key.content.der,
    localKeyId,
    certBags.map(({ content, description }) => ({
      der: content.der,
      localKeyId: description.localKeyId,
    })),
  );
  const [endEntity] = certificates;
  if (endEntity === undefined) throw new HakkoError('p12-incomplete', { missing: 'certificate' });
  const endEntityBag = certBags.find(({ content }) => content.der === endEntity);
  return {
    privateKey: key.content.der,
    certificates,
    friendlyName: key.description.friendlyName ?? endEntityBag?.description.friendlyName,
    localKeyId,
  };
}
