/** The extensions that hakko writes (RFC 5280 4.2 and 5.2), each as one whole Extension. */
import {
  boolean,
  explicit,
  generalizedTime,
  enumerated,
  ia5String,
  implicit,
  integer,
  namedBits,
  octetString,
  oid,
  sequence,
} from '../asn1/der.ts';
import type { OidName } from '../asn1/oids.ts';
import { keyUsages, type KeyUsage } from './profile.ts';

/** 4.2.1.9, critical; of an end entity the empty SEQUENCE, for DER leaves out `cA FALSE`. */
export function basicConstraints(cA: boolean, pathLenConstraint: number | undefined): Buffer {
  const value = [
    ...(cA ? [boolean(true)] : []),
    ...(pathLenConstraint === undefined ? [] : [integer(pathLenConstraint)]),
  ];
  return critical('id-ce-basicConstraints', sequence(...value));
}

/** 4.2.1.3, critical. */
export const keyUsage = (usages: readonly KeyUsage[]): Buffer =>
  critical('id-ce-keyUsage', namedBits(usages.map((usage) => keyUsages.indexOf(usage))));

/** 4.2.1.12. */
export const extKeyUsage = (purposes: readonly OidName[]): Buffer =>
  extension('id-ce-extKeyUsage', sequence(...purposes.map((purpose) => oid(purpose))));

/** 4.2.1.2. */
export const subjectKeyIdentifier = (keyIdentifier: Buffer): Buffer =>
  extension('id-ce-subjectKeyIdentifier', octetString(keyIdentifier));

/** 4.2.1.1, with the keyIdentifier alone. */
export const authorityKeyIdentifier = (keyIdentifier: Buffer): Buffer =>
  extension('id-ce-authorityKeyIdentifier', sequence(implicit(0, octetString(keyIdentifier))));

/** 4.2.1.6: an e-mail address and host names, both ASCII. */
export function subjectAltName(
  rfc822Names: readonly string[],
  dNSNames: readonly string[],
): Buffer {
  const names = [
    ...rfc822Names.map((name) => implicit(1, ia5String(name))),
    ...dNSNames.map((name) => implicit(2, ia5String(name))),
  ];
  return extension('id-ce-subjectAltName', sequence(...names));
}

/** 4.2.1.13: one place where the CRL lies. */
export function cRLDistributionPoints(url: string): Buffer {
  const fullName = implicit(0, sequence(uniformResourceIdentifier(url)));
  return extension('id-ce-cRLDistributionPoints', sequence(sequence(explicit(0, fullName))));
}

/** 4.2.2.1: where the issuer's certificate lies. */
export const authorityInfoAccess = (caIssuers: string): Buffer =>
  extension(
    'id-pe-authorityInfoAccess',
    sequence(sequence(oid('id-ad-caIssuers'), uniformResourceIdentifier(caIssuers))),
  );

/** 5.2.3. */
export const cRLNumber = (value: bigint): Buffer => extension('id-ce-cRLNumber', integer(value));

/** 5.3.1; `code` is the number of the reason. */
export const reasonCode = (code: number): Buffer => extension('id-ce-cRLReasons', enumerated(code));

/** 5.3.2. */
export const invalidityDate = (date: Date): Buffer =>
  extension('id-ce-invalidityDate', generalizedTime(date));

const uniformResourceIdentifier = (url: string): Buffer => implicit(6, ia5String(url));

const extension = (id: OidName, value: Buffer): Buffer => sequence(oid(id), octetString(value));

const critical = (id: OidName, value: Buffer): Buffer =>
  sequence(oid(id), boolean(true), octetString(value));
