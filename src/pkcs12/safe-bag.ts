/** SafeBag (RFC 7292 4.2): one key or one certificate with the attributes that tie them together. */
import { bmpString, explicit, octetString, oid, sequence, set } from '../asn1/der.ts';
import type { DerNode } from '../asn1/der-node.ts';
import {
  explicitItem,
  octetStringValue,
  oidValue,
  sequenceItems,
  setItems,
  stringValue,
} from '../asn1/der-value.ts';
import { describeOid, oids, type OidName } from '../asn1/oids.ts';

/** What a bag says about itself; undefined for what it does not say. */
export interface BagAttributes {
  readonly friendlyName: string | undefined;
  readonly localKeyId: Buffer | undefined;
  /** The provider that shall keep the key on Windows. */
  readonly microsoftCspName: string | undefined;
}

/** A bag that was read, its value not yet understood. */
export interface SafeBag extends BagAttributes {
  /** Name of `oids.ts`, or the dotted OID. */
  readonly bagType: string;
  readonly value: DerNode;
}

/** A certBag around one X.509 certificate. */
export const encodeCertBag = (certificate: Buffer, attributes: Partial<BagAttributes>): Buffer =>
  encodeBag(
    'certBag',
    sequence(oid('x509Certificate'), explicit(0, octetString(certificate))),
    attributes,
  );

/** A pkcs8ShroudedKeyBag around an encrypted PrivateKeyInfo. */
export const encodeShroudedKeyBag = (
  algorithm: Buffer,
  encryptedKey: Buffer,
  attributes: Partial<BagAttributes>,
): Buffer =>
  encodeBag('pkcs8ShroudedKeyBag', sequence(algorithm, octetString(encryptedKey)), attributes);

/** Reads SafeContents. Throws `der-fault`. */
export function parseSafeContents(node: DerNode): readonly SafeBag[] {
  return sequenceItems(node).map((bag) => {
    const [bagId, value, attributeSet] = sequenceItems(bag);
    const attributes = attributeSet === undefined ? [] : setItems(attributeSet);
    const first = (name: OidName): DerNode | undefined => {
      for (const attribute of attributes) {
        const [id, values] = sequenceItems(attribute);
        if (oidValue(id) === oids[name]) return setItems(values)[0];
      }
      return undefined;
    };
    const localKeyId = first('localKeyId');
    return {
      bagType: describeOid(oidValue(bagId)),
      value: explicitItem(value, 0),
      friendlyName: text(first('friendlyName')),
      localKeyId: localKeyId === undefined ? undefined : octetStringValue(localKeyId),
      microsoftCspName: text(first('microsoftCspName')),
    };
  });
}

function encodeBag(bagType: OidName, value: Buffer, attributes: Partial<BagAttributes>): Buffer {
  const { friendlyName, localKeyId, microsoftCspName } = attributes;
  const encoded: Buffer[] = [];
  if (friendlyName !== undefined) encoded.push(attribute('friendlyName', bmpString(friendlyName)));
  if (localKeyId !== undefined) encoded.push(attribute('localKeyId', octetString(localKeyId)));
  if (microsoftCspName !== undefined) {
    encoded.push(attribute('microsoftCspName', bmpString(microsoftCspName)));
  }
  return sequence(
    oid(bagType),
    explicit(0, value),
    ...(encoded.length === 0 ? [] : [set(...encoded)]),
  );
}

const attribute = (name: OidName, value: Buffer): Buffer => sequence(oid(name), set(value));

const text = (node: DerNode | undefined): string | undefined =>
  node === undefined ? undefined : stringValue(node).text;
