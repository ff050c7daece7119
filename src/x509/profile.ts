/** What each kind of certificate may be used for, as data. Nothing else decides it. */
import type { OidName } from '../asn1/oids.ts';

/** RFC 5280 4.2.1.3, in the order of their bits. */
export const keyUsages = [
  'digitalSignature',
  'nonRepudiation',
  'keyEncipherment',
  'dataEncipherment',
  'keyAgreement',
  'keyCertSign',
  'cRLSign',
  'encipherOnly',
  'decipherOnly',
] as const;

export type KeyUsage = (typeof keyUsages)[number];

export type ProfileName = 'root' | 'issuing' | 'client' | 'server';

/** The extensions that a kind of certificate carries, and how long it may live. */
export interface Profile {
  readonly cA: boolean;
  /** How many CAs may stand below this one; undefined: the certificate does not say. */
  readonly pathLenConstraint: number | undefined;
  readonly keyUsage: readonly KeyUsage[];
  /** Bits that an RSA key carries besides: TLS 1.2 may encrypt to it. */
  readonly keyUsageOfRsa: readonly KeyUsage[];
  readonly extKeyUsage: readonly OidName[];
  /** Longer is taken for a slip of the finger, even where no standard forbids it. */
  readonly maximumValidityDays: number;
}

/** The four profiles. */
export const profiles: Readonly<Record<ProfileName, Profile>> = {
  // Without pathLenConstraint: a root that issues today may get an issuing CA below it tomorrow.
  root: {
    cA: true,
    pathLenConstraint: undefined,
    keyUsage: ['keyCertSign', 'cRLSign'],
    keyUsageOfRsa: [],
    extKeyUsage: [],
    maximumValidityDays: 30 * 366,
  },
  issuing: {
    cA: true,
    pathLenConstraint: 0,
    keyUsage: ['keyCertSign', 'cRLSign'],
    keyUsageOfRsa: [],
    extKeyUsage: [],
    maximumValidityDays: 30 * 366,
  },
  client: {
    cA: false,
    pathLenConstraint: undefined,
    keyUsage: ['digitalSignature'],
    keyUsageOfRsa: [],
    extKeyUsage: ['id-kp-clientAuth'],
    maximumValidityDays: 10 * 366,
  },
  // Apple refuses TLS servers above 825 days, under a private CA too (Apple, HT210176).
  server: {
    cA: false,
    pathLenConstraint: undefined,
    keyUsage: ['digitalSignature'],
    keyUsageOfRsa: ['keyEncipherment'],
    extKeyUsage: ['id-kp-serverAuth'],
    maximumValidityDays: 825,
  },
};
