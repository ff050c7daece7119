/** The two ways in which hakko encrypts a .p12, as data (RFC 7292, RFC 8018). */

/**
 * `compat` opens on every platform, phones of 2017 included, for a password that is random and long;
 * `modern` needs Windows 10 1709, macOS 15, iOS 18, Android 14 or later.
 */
export type P12Profile = 'compat' | 'modern';

/** All profiles, for settings and prompts. */
export const p12Profiles = ['compat', 'modern'] as const satisfies readonly P12Profile[];

/** The numbers of a profile. */
export interface P12Parameters {
  readonly encryption: 'pbeWithSHAAnd3-KeyTripleDES-CBC' | 'id-PBES2';
  /** Of each encryption: one of the key, one of the certificates. */
  readonly encryptionIterations: number;
  readonly encryptionSaltOctets: number;
  readonly macDigest: 'id-sha1' | 'id-sha256';
  readonly macIterations: number;
  readonly macSaltOctets: number;
}

/** Windows refuses a file whose iterations add up to more than 600,000: both stay far below. */
export const p12Parameters: Readonly<Record<P12Profile, P12Parameters>> = {
  compat: {
    encryption: 'pbeWithSHAAnd3-KeyTripleDES-CBC',
    encryptionIterations: 2048,
    encryptionSaltOctets: 8,
    macDigest: 'id-sha1',
    macIterations: 2048,
    macSaltOctets: 8,
  },
  modern: {
    encryption: 'id-PBES2',
    encryptionIterations: 10_000,
    encryptionSaltOctets: 16,
    macDigest: 'id-sha256',
    // As many as the encryption's: guessing at the MAC must not be the cheaper way.
    macIterations: 10_000,
    macSaltOctets: 8,
  },
};
