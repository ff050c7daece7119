/** A certificate that was read (RFC 5280 4.1): what lint, verify and lists need of it. */
import { derFault, parseDer, type DerNode } from '../asn1/der-node.ts';
import {
  bitStringOctets,
  countValue,
  explicitItem,
  integerOctets,
  isContext,
  sequenceItems,
  timeValue,
} from '../asn1/der-value.ts';
import { HakkoError } from '../errors.ts';
import {
  parseCertificateExtensions,
  type CertificateExtensions,
} from './certificate-extensions.ts';
import { parseName, type DistinguishedName } from './name.ts';

/** The part of a certificate that is signed. */
export interface TbsCertificate {
  /** The exact DER of this part. */
  readonly raw: Buffer;
  /** 3 for all but the certificates of the last century. */
  readonly version: number;
  /** Contents octets of the INTEGER, sign included. */
  readonly serialNumber: Buffer;
  /** DER of the AlgorithmIdentifier. */
  readonly signature: Buffer;
  readonly issuer: DistinguishedName;
  readonly validity: { readonly notBefore: Date; readonly notAfter: Date };
  readonly subject: DistinguishedName;
  /** DER. */
  readonly subjectPublicKeyInfo: Buffer;
  readonly extensions: CertificateExtensions;
}

/** A whole certificate. */
export interface Certificate extends TbsCertificate {
  readonly der: Buffer;
  /** DER of the AlgorithmIdentifier outside of the signed part. */
  readonly signatureAlgorithm: Buffer;
  readonly signatureValue: Buffer;
}

/** Reads a certificate; DER only. Throws `certificate-unreadable`. */
export function parseCertificate(der: Buffer): Certificate {
  try {
    const [tbs, signatureAlgorithm, signatureValue, surplus] = sequenceItems(parseDer(der));
    if (tbs === undefined || signatureAlgorithm === undefined || surplus !== undefined) {
      throw derFault('unexpected', 0);
    }
    return {
      ...readTbsCertificate(tbs),
      der,
      signatureAlgorithm: signatureAlgorithm.raw,
      signatureValue: bitStringOctets(signatureValue),
    };
  } catch (error) {
    throw new HakkoError('certificate-unreadable', {}, error);
  }
}

/** Reads a tbsCertificate alone, as it is before it is signed. Throws `certificate-unreadable`. */
export function parseTbsCertificate(der: Buffer): TbsCertificate {
  try {
    return readTbsCertificate(parseDer(der));
  } catch (error) {
    throw new HakkoError('certificate-unreadable', {}, error);
  }
}

function readTbsCertificate(node: DerNode): TbsCertificate {
  const fields = [...sequenceItems(node)];
  const version = isContext(fields[0], 0) ? countValue(explicitItem(fields.shift(), 0)) + 1 : 1;
  const [serialNumber, signature, issuer, validity, subject, subjectPublicKeyInfo, ...rest] =
    fields;
  const [notBefore, notAfter] = sequenceItems(validity);
  const extensions = rest.find((field) => isContext(field, 3));
  if (signature === undefined || subjectPublicKeyInfo === undefined) {
    throw derFault('unexpected', node.offset);
  }
  return {
    raw: node.raw,
    version,
    serialNumber: integerOctets(serialNumber),
    signature: signature.raw,
    issuer: parseName(issuer),
    validity: { notBefore: timeValue(notBefore), notAfter: timeValue(notAfter) },
    subject: parseName(subject),
    subjectPublicKeyInfo: subjectPublicKeyInfo.raw,
    extensions: parseCertificateExtensions(
      extensions === undefined ? undefined : explicitItem(extensions, 3),
    ),
  };
}
