/**
 * What can be seen of one safe of a .p12 (RFC 7292 4.1, 4.2): its encryption always, its bags when they
 * stand in clear or the password opens them. Attributes keep the string type they were written in.
 */
import type { DerNode } from '../asn1/der-node.ts';
import {
  explicitItem,
  isContext,
  octetStringValue,
  oidValue,
  sequenceItems,
  setItems,
  stringValue,
} from '../asn1/der-value.ts';
import { describeOid, type OidName } from '../asn1/oids.ts';
import { HakkoError, type ErrorCode } from '../errors.ts';
import { decryptUnderPassword } from '../pkcs12/password-encryption.ts';
import type { Secret } from '../secrets/secret.ts';
import { describeEncryption } from './describe-algorithm.ts';
import type { P12Bag, P12Encryption } from './description.ts';

/** A key or a certificate in its bag. */
export interface SeenBag extends P12Bag {
  /** DER of a certificate; undefined for a key. */
  readonly certificate: Buffer | undefined;
}

/** The password, and whether the MAC has shown that it is right. */
export interface Opening {
  readonly password: Secret;
  readonly proven: boolean;
}

/** A safe, looked at. */
export interface SeenSafe {
  readonly encryptions: readonly P12Encryption[];
  readonly bags: readonly SeenBag[];
  readonly unread: boolean;
}

/**
 * Looks at a ContentInfo of the AuthenticatedSafe. `read` parses octets, DER or not. Throws
 * `p12-password-wrong` and `der-fault`.
 */
export function lookIntoSafe(
  safe: DerNode,
  opening: Opening | undefined,
  read: (bytes: Buffer) => DerNode,
): SeenSafe {
  const [contentType, content] = sequenceItems(safe);
  const type = describeOid(oidValue(contentType));
  if (type === 'id-data') {
    return seenBags(read(octetStringValue(explicitItem(content, 0))), [], { opening, read });
  }
  if (type !== 'id-encryptedData') {
    // Under a public key: no platform opens it with a password.
    const encryption = { holder: 'safe', algorithm: type, iterations: 0, saltOctets: 0 } as const;
    return { encryptions: [encryption], bags: [], unread: true };
  }
  const [, encryptedContentInfo] = sequenceItems(explicitItem(content, 0));
  const [, algorithm, encrypted] = sequenceItems(encryptedContentInfo);
  const encryptions = [describeEncryption('safe', algorithm)];
  const contents = opening && decrypt(algorithm, encryptedOctets(encrypted), { opening, read });
  return contents === undefined
    ? { encryptions, bags: [], unread: true }
    : seenBags(contents, encryptions, { opening, read });
}

interface Reading {
  readonly opening: Opening;
  readonly read: (bytes: Buffer) => DerNode;
}

/**
 * The SEQUENCE under the encryption; undefined for what hakko cannot decrypt, or would have to work on
 * for minutes. A wrong password passes the padding once in 256 times: then no SEQUENCE comes out.
 */
function decrypt(
  algorithm: DerNode | undefined,
  encrypted: Buffer,
  { opening: { password, proven }, read }: Reading,
): DerNode | undefined {
  try {
    const contents = read(decryptUnderPassword(algorithm, encrypted, password).plain);
    sequenceItems(contents);
    return contents;
  } catch (error) {
    if (!(error instanceof HakkoError)) throw error;
    const { code } = error as HakkoError;
    if (closed.includes(code)) return undefined;
    if (code === 'der-fault' && !proven) throw new HakkoError('p12-password-wrong', {}, error);
    throw error;
  }
}

const closed: readonly ErrorCode[] = [
  'p12-encryption-unsupported',
  'encryption-unsupported',
  'iterations-excessive',
];

/** `[0] IMPLICIT OCTET STRING`, whole or (BER) in pieces. */
function encryptedOctets(node: DerNode | undefined): Buffer {
  if (isContext(node, 0) && !node.constructed) return node.contents;
  return Buffer.concat((node?.children ?? []).map(octetStringValue));
}

function seenBags(
  contents: DerNode,
  safeEncryptions: readonly P12Encryption[],
  { opening, read }: Pick<Reading, 'read'> & { readonly opening: Opening | undefined },
): SeenSafe {
  const encryptions = [...safeEncryptions];
  const bags: SeenBag[] = [];
  for (const bag of sequenceItems(contents)) {
    const [bagId, explicitValue, attributes] = sequenceItems(bag);
    const type = describeOid(oidValue(bagId));
    const value = explicitItem(explicitValue, 0);
    const marks = readMarks(attributes);
    if (type === 'pkcs8ShroudedKeyBag') {
      const [algorithm, encrypted] = sequenceItems(value);
      encryptions.push(describeEncryption('key', algorithm));
      // Without a MAC the key alone may tell that the password is wrong; it is forgotten at once.
      if (opening?.proven === false) {
        decrypt(algorithm, octetStringValue(encrypted), { opening, read });
      }
      bags.push({ ...marks, certificate: undefined });
    } else if (type === 'keyBag') {
      if (safeEncryptions.length === 0) encryptions.push(describeEncryption('key', undefined));
      bags.push({ ...marks, certificate: undefined });
    } else if (type === 'certBag') {
      if (safeEncryptions.length === 0) {
        encryptions.push(describeEncryption('certificate', undefined));
      }
      const certificate = octetStringValue(explicitItem(sequenceItems(value)[1], 0));
      bags.push({ ...marks, certificate });
    }
  }
  return { encryptions, bags, unread: false };
}

function readMarks(attributes: DerNode | undefined): P12Bag {
  const values = (name: OidName): DerNode | undefined => {
    const all = attributes === undefined ? [] : setItems(attributes).map(sequenceItems);
    const found = all.find(([id]) => describeOid(oidValue(id)) === name);
    return found === undefined ? undefined : setItems(found[1])[0];
  };
  const friendlyName = values('friendlyName');
  const localKeyId = values('localKeyId');
  return {
    friendlyName: friendlyName === undefined ? undefined : readName(friendlyName),
    localKeyId: localKeyId === undefined ? undefined : octetStringValue(localKeyId).toString('hex'),
  };
}

function readName(node: DerNode): { readonly text: string; readonly form: string } {
  const { text, type } = stringValue(node);
  return { text, form: stringTypes[type] ?? String(type) };
}

const stringTypes: Readonly<Partial<Record<number, string>>> = {
  0x0c: 'UTF8String',
  0x13: 'PrintableString',
  0x14: 'TeletexString',
  0x16: 'IA5String',
  0x1e: 'BMPString',
};
