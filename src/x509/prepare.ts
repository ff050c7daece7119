/** From a request to a tbsCertificate that was linted: everything before the signature (RFC 5280 4.1). */
import { createPublicKey } from 'node:crypto';
import { explicit, integer, sequence, time } from '../asn1/der.ts';
import { HakkoError } from '../errors.ts';
import { keyUsageOf } from './extension-rules.ts';
import {
  authorityInfoAccess,
  authorityKeyIdentifier,
  basicConstraints,
  cRLDistributionPoints,
  extKeyUsage,
  keyUsage,
  subjectAltName,
  subjectKeyIdentifier as subjectKeyIdentifierExtension,
} from './extensions.ts';
import { checkDnsName, checkMailAddress, checkUrl } from './general-name.ts';
import type { IssuingAuthority } from './issuing-authority.ts';
import { describeName, encodeName, type Name } from './name.ts';
import { Prepared, type IntendedSignature } from './prepared.ts';
import { profiles, type ProfileName } from './profile.ts';
import { signatureAlgorithmOf } from './signature-algorithm.ts';
import { subjectKeyIdentifier } from './subject-public-key-info.ts';

/** What a certificate shall say. */
export interface CertificateRequest {
  readonly profile: ProfileName;
  /** Unsigned octets, as `generateSerialNumber` gives them. */
  readonly serialNumber: Buffer;
  readonly subject: Name;
  /** DER of the SubjectPublicKeyInfo. */
  readonly subjectPublicKeyInfo: Buffer;
  /** `self` for a root. */
  readonly issuer: IssuingAuthority | 'self';
  /** Whole seconds count; milliseconds are dropped. */
  readonly notBefore: Date;
  readonly notAfter: Date;
  readonly rfc822Name?: string;
  /** Host names of a server. */
  readonly dnsNames?: readonly string[];
  readonly crlDistributionPoint?: string;
  readonly caIssuers?: string;
}

/**
 * Builds the tbsCertificate, reads it back and judges it by our rules. Throws `validity-order`,
 * `validity-past-issuer`, the `name-…` codes, `mail-address-invalid`, `dns-name-invalid`,
 * `url-invalid`, `key-unsupported`, and `lint` when a rule finds something all the same.
 */
export function prepareCertificate(request: CertificateRequest): Prepared {
  checkValidity(request);
  const subject = encodeName(request.subject);
  const keyIdentifier = subjectKeyIdentifier(request.subjectPublicKeyInfo);
  const issuer = request.issuer === 'self' ? undefined : request.issuer;
  const intended = intendedSignature(request);

  const tbs = sequence(
    explicit(0, integer(2)),
    integer(request.serialNumber),
    intended.algorithm.encoding,
    issuer?.certificate.subject.raw ?? subject,
    sequence(time(request.notBefore), time(request.notAfter)),
    subject,
    request.subjectPublicKeyInfo,
    explicit(
      3,
      sequence(...extensions(request, keyIdentifier, issuer?.keyIdentifier ?? keyIdentifier)),
    ),
  );
  return Prepared.certificate(tbs, profiles[request.profile], issuer?.certificate, intended);
}

function extensions(
  request: CertificateRequest,
  keyIdentifier: Buffer,
  issuerKeyIdentifier: Buffer,
): readonly Buffer[] {
  const profile = profiles[request.profile];
  const { rfc822Name, dnsNames = [], crlDistributionPoint, caIssuers } = request;
  if (rfc822Name !== undefined) checkMailAddress(rfc822Name);
  dnsNames.forEach(checkDnsName);
  const list = [
    basicConstraints(profile.cA, profile.pathLenConstraint),
    keyUsage(keyUsageOf(profile, request.subjectPublicKeyInfo)),
  ];
  if (profile.extKeyUsage.length > 0) list.push(extKeyUsage(profile.extKeyUsage));
  list.push(
    subjectKeyIdentifierExtension(keyIdentifier),
    authorityKeyIdentifier(issuerKeyIdentifier),
  );
  if (rfc822Name !== undefined || dnsNames.length > 0) {
    list.push(subjectAltName(rfc822Name === undefined ? [] : [rfc822Name], dnsNames));
  }
  if (crlDistributionPoint !== undefined)
    list.push(cRLDistributionPoints(checkUrl(crlDistributionPoint)));
  if (caIssuers !== undefined) list.push(authorityInfoAccess(checkUrl(caIssuers)));
  return list;
}

/** A root signs itself: its own key decides the algorithm. */
function intendedSignature({
  issuer,
  subject,
  subjectPublicKeyInfo,
}: CertificateRequest): IntendedSignature {
  if (issuer !== 'self') {
    return {
      issuer: describeName(issuer.certificate.subject),
      publicKey: issuer.publicKey,
      algorithm: issuer.signatureAlgorithm,
    };
  }
  return {
    issuer: subject.commonName,
    publicKey: createPublicKey({ key: subjectPublicKeyInfo, format: 'der', type: 'spki' }),
    algorithm: signatureAlgorithmOf(subjectPublicKeyInfo),
  };
}

/** The two slips that people can make; the lint would only give a rule's name. */
function checkValidity({ notBefore, notAfter, issuer }: CertificateRequest): void {
  if (notBefore >= notAfter) throw new HakkoError('validity-order', { notBefore, notAfter });
  if (issuer === 'self') return;
  const issuerNotAfter = issuer.certificate.validity.notAfter;
  if (notAfter > issuerNotAfter) {
    throw new HakkoError('validity-past-issuer', { notAfter, issuerNotAfter });
  }
}
