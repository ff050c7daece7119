/** The contents of one safe of a .p12 (RFC 7292 4.1, 4.2): its bags, opened and described. */
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
import type { Secret } from '../secrets/secret.ts';
import { decryptUnderPassword, type EncryptionDescription } from './password-encryption.ts';
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

/**
 * Opens a ContentInfo of the AuthenticatedSafe, of type Data or EncryptedData; `read` is for the octets
 * inside. Throws `p12-encryption-unsupported` and what `decryptUnderPassword` throws.
 */
export function openSafe(safe: DerNode, password: Secret, read: Read): readonly OpenedBag[] {
  const [contentType, content] = sequenceItems(safe);
  const dotted = oidValue(contentType);
  if (dotted === oids['id-data']) {
    const contents = read(octetStringValue(explicitItem(content, 0)));
    return parseSafeContents(contents).map((bag) => openBag(bag, undefined, password));
  }
  if (dotted !== oids['id-encryptedData']) {
    throw new HakkoError('p12-encryption-unsupported', { algorithm: describeOid(dotted) });
  }
  const [, encryptedContentInfo] = sequenceItems(explicitItem(content, 0));
  const [, algorithm, encrypted] = sequenceItems(encryptedContentInfo);
  if (!isContext(encrypted, 0) || encrypted.constructed) throw new HakkoError('p12-unreadable', {});
  const { plain, description } = decryptUnderPassword(algorithm, encrypted.contents, password);
  return parseSafeContents(read(plain)).map((bag) => openBag(bag, description, password));
}

function openBag(
  { value, ...bag }: SafeBag,
  safeEncryption: EncryptionDescription | undefined,
  password: Secret,
): OpenedBag {
  if (bag.bagType === 'pkcs8ShroudedKeyBag') {
    const [algorithm, encrypted] = sequenceItems(value);
    const { plain, description } = decryptUnderPassword(
      algorithm,
      octetStringValue(encrypted),
      password,
    );
    return {
      description: { ...bag, encryption: description },
      content: { type: 'privateKey', der: plain },
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
