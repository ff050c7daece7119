/** A CRL that was read (RFC 5280 5.1): whom it revokes, how long it holds, which number it bears. */
import { derFault, parseDer, type DerNode } from '../asn1/der-node.ts';
import {
  bigIntegerValue,
  bitStringOctets,
  countValue,
  explicitItem,
  integerOctets,
  isContext,
  isUniversal,
  sequenceItems,
  timeValue,
} from '../asn1/der-value.ts';
import { oids } from '../asn1/oids.ts';
import { HakkoError } from '../errors.ts';
import {
  parseAuthorityKeyIdentifier,
  parseExtensions,
  type Extension,
} from './certificate-extensions.ts';
import { parseName, type DistinguishedName } from './name.ts';
import { reasonCodeOf, type ReasonCode } from './reason-code.ts';

/** One revoked certificate. */
export interface RevokedCertificate {
  /** Contents octets of the INTEGER. */
  readonly serialNumber: Buffer;
  readonly revocationDate: Date;
  /** `unspecified` when the entry gives none. */
  readonly reasonCode: ReasonCode;
  readonly invalidityDate: Date | undefined;
  readonly extensions: readonly Extension[];
}

/** The part of a CRL that is signed. */
export interface TbsCertList {
  /** The exact DER of this part. */
  readonly raw: Buffer;
  readonly version: number;
  /** DER of the AlgorithmIdentifier. */
  readonly signature: Buffer;
  readonly issuer: DistinguishedName;
  readonly thisUpdate: Date;
  readonly nextUpdate: Date | undefined;
  /** Undefined when the field is not there, which an empty CRL demands. */
  readonly revokedCertificates: readonly RevokedCertificate[] | undefined;
  readonly authorityKeyIdentifier: Buffer | undefined;
  readonly cRLNumber: bigint | undefined;
  readonly extensions: readonly Extension[];
}

/** A whole CRL. */
export interface CertificateList extends TbsCertList {
  readonly der: Buffer;
  readonly signatureAlgorithm: Buffer;
  readonly signatureValue: Buffer;
}

/** Reads a CRL; DER only. Throws `crl-unreadable`. */
export function parseCertificateList(der: Buffer): CertificateList {
  try {
    const [tbs, signatureAlgorithm, signatureValue, surplus] = sequenceItems(parseDer(der));
    if (tbs === undefined || signatureAlgorithm === undefined || surplus !== undefined) {
      throw derFault('unexpected', 0);
    }
    return {
      ...readTbsCertList(tbs),
      der,
      signatureAlgorithm: signatureAlgorithm.raw,
      signatureValue: bitStringOctets(signatureValue),
    };
  } catch (error) {
    throw new HakkoError('crl-unreadable', {}, error);
  }
}

/** Reads a tbsCertList alone, as it is before it is signed. Throws `crl-unreadable`. */
export function parseTbsCertList(der: Buffer): TbsCertList {
  try {
    return readTbsCertList(parseDer(der));
  } catch (error) {
    throw new HakkoError('crl-unreadable', {}, error);
  }
}

function readTbsCertList(node: DerNode): TbsCertList {
  const fields = [...sequenceItems(node)];
  const version = isUniversal(fields[0], 0x02) ? countValue(fields.shift()) + 1 : 1;
  const [signature, issuer, thisUpdate, ...rest] = fields;
  if (signature === undefined) throw derFault('unexpected', node.offset);
  const nextUpdate = isTime(rest[0]) ? rest.shift() : undefined;
  const revoked = isUniversal(rest[0], 0x10) ? rest.shift() : undefined;
  const tagged = isContext(rest[0], 0) ? explicitItem(rest.shift(), 0) : undefined;
  if (rest[0] !== undefined) throw derFault('unexpected', rest[0].offset);

  const extensions = tagged === undefined ? [] : parseExtensions(tagged);
  const authority = extensionValue(extensions, oids['id-ce-authorityKeyIdentifier']);
  const number = extensionValue(extensions, oids['id-ce-cRLNumber']);
  return {
    raw: node.raw,
    version,
    signature: signature.raw,
    issuer: parseName(issuer),
    thisUpdate: timeValue(thisUpdate),
    nextUpdate: nextUpdate === undefined ? undefined : timeValue(nextUpdate),
    revokedCertificates: revoked === undefined ? undefined : sequenceItems(revoked).map(readEntry),
    authorityKeyIdentifier:
      authority === undefined ? undefined : parseAuthorityKeyIdentifier(authority),
    cRLNumber: number === undefined ? undefined : bigIntegerValue(number),
    extensions,
  };
}

function readEntry(node: DerNode): RevokedCertificate {
  const [serialNumber, revocationDate, entryExtensions] = sequenceItems(node);
  const extensions = entryExtensions === undefined ? [] : parseExtensions(entryExtensions);
  const reason = extensionValue(extensions, oids['id-ce-cRLReasons']);
  const invalidity = extensionValue(extensions, oids['id-ce-invalidityDate']);
  return {
    serialNumber: integerOctets(serialNumber),
    revocationDate: timeValue(revocationDate),
    reasonCode: reasonCodeOf(reason?.contents[0] ?? 0) ?? 'unspecified',
    invalidityDate: invalidity === undefined ? undefined : timeValue(invalidity),
    extensions,
  };
}

const isTime = (node: DerNode | undefined): boolean =>
  isUniversal(node, 0x17) || isUniversal(node, 0x18);

function extensionValue(extensions: readonly Extension[], id: string): DerNode | undefined {
  const found = extensions.find((extension) => extension.id === id);
  return found === undefined ? undefined : parseDer(found.value);
}
