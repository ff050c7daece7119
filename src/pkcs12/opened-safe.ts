/** The contents of the safes of a .p12 (RFC 7292 4.1, 4.2): their bags, opened and described. */
import {
  isContext,
  octetStringValue,
  explicitItem,
  oidValue,
  sequenceItems,
} from '../asn1/der-value.ts';
import type { DerNode } from '../asn1/der-node.ts';
import { describeOid, oids } from '../asn1/oids.ts';
import { HakkoError } from '../errors.ts';
import {
  parseLocked,
  unlock,
  type EncryptionDescription,
  type LockedOctets,
} from './locked-octets.ts';
import type { Derivation } from './key-derivation.ts';
import type { PasswordKeys } from './password-keys.ts';
import type { Read } from './read-der.ts';
import { parseSafeContents, type BagAttributes, type SafeBag } from './safe-bag.ts';

/** How one bag is marked and encrypted. */
export interface BagDescription extends BagAttributes {
  /** Name of `oids.ts`, or the dotted OID. */
  readonly bagType: string;
  /** Undefined: in clear. */
  readonly encryption: EncryptionDescription | undefined;
}

/** A bag with what was in it. */
export interface OpenedBag {
  readonly description: BagDescription;
  readonly content: { readonly type: 'privateKey' | 'certificate' | 'other'; readonly der: Buffer };
}

/** Safes as far as they can be read without the password. */
export interface ClosedSafes {
  /** What `open` takes from the keys. */
  readonly derivations: readonly Derivation[];
  /** Throws what `unlock` throws. */
  open(keys: PasswordKeys): readonly OpenedBag[];
}

/**
 * Reads the ContentInfos of the AuthenticatedSafe, of type Data or EncryptedData; `read` is for the octets
 * inside. All is read that stands in clear before anything is decrypted, so that the keys for it are
 * derived together. Throws what `parseLocked` throws.
 */
export function parseSafes(safes: readonly DerNode[], read: Read): ClosedSafes {
  const parsed = safes.map((safe) => parseSafe(safe, read));
  const locked = parsed.flatMap(
    (safe) => safe.locked ?? safe.bags.flatMap((bag) => bag.locked ?? []),
  );
  return {
    derivations: locked.flatMap(({ derivations }) => derivations),
    open: (keys) =>
      parsed.flatMap((safe) => {
        if (safe.locked === undefined) return safe.bags.map((bag) => openBag(bag, undefined, keys));
        const bags = parseBags(read(unlock(safe.locked, keys)));
        return bags.map((bag) => openBag(bag, safe.locked.description, keys));
      }),
  };
}

/** A safe as far as it can be read without the password. */
type ParsedSafe =
  | { readonly locked: LockedOctets }
  | { readonly locked: undefined; readonly bags: readonly ParsedBag[] };

/** `locked`: the key in a pkcs8ShroudedKeyBag. */
type ParsedBag = SafeBag & { readonly locked: LockedOctets | undefined };

function parseSafe(safe: DerNode, read: Read): ParsedSafe {
  const [contentType, content] = sequenceItems(safe);
  const dotted = oidValue(contentType);
  if (dotted === oids['id-data']) {
    const contents = read(octetStringValue(explicitItem(content, 0)));
    return { locked: undefined, bags: parseBags(contents) };
  }
  if (dotted !== oids['id-encryptedData']) {
    throw new HakkoError('p12-encryption-unsupported', { algorithm: describeOid(dotted) });
  }
  const [, encryptedContentInfo] = sequenceItems(explicitItem(content, 0));
  const [, algorithm, encrypted] = sequenceItems(encryptedContentInfo);
  if (!isContext(encrypted, 0) || encrypted.constructed) throw new HakkoError('p12-unreadable', {});
  return { locked: parseLocked(algorithm, encrypted.contents) };
}

function parseBags(contents: DerNode): readonly ParsedBag[] {
  return parseSafeContents(contents).map((bag) => {
    if (bag.bagType !== 'pkcs8ShroudedKeyBag') return { ...bag, locked: undefined };
    const [algorithm, encrypted] = sequenceItems(bag.value);
    return { ...bag, locked: parseLocked(algorithm, octetStringValue(encrypted)) };
  });
}

function openBag(
  { value, locked, ...bag }: ParsedBag,
  safeEncryption: EncryptionDescription | undefined,
  keys: PasswordKeys,
): OpenedBag {
  if (locked !== undefined) {
    return {
      description: { ...bag, encryption: locked.description },
      content: { type: 'privateKey', der: unlock(locked, keys) },
    };
  }
  const description = { ...bag, encryption: safeEncryption };
  if (bag.bagType === 'keyBag') {
    return { description, content: { type: 'privateKey', der: value.raw } };
  }
  if (bag.bagType === 'certBag') {
    const [certId, certificate] = sequenceItems(value);
    if (oidValue(certId) === oids.x509Certificate) {
      const der = octetStringValue(explicitItem(certificate, 0));
      return { description, content: { type: 'certificate', der } };
    }
  }
  return { description, content: { type: 'other', der: value.raw } };
}
