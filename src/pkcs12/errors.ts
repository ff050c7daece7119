/** What can be wrong with a .p12 file, and with what should become one. */

export interface Pkcs12ErrorArgs {
  /** The MAC does not fit: another password, or a changed file. */
  'p12-password-wrong': Record<string, never>;
  /** No MAC: nothing would show that the file was changed. */
  'p12-mac-missing': Record<string, never>;
  /** A MAC under PBMAC1 (RFC 9579), or with a digest that hakko does not know. */
  'p12-mac-unsupported': { readonly algorithm: string };
  /** BER where RFC 7292 lets one write it, and hakko and several platforms demand DER. */
  'p12-not-der': Record<string, never>;
  'p12-unreadable': Record<string, never>;
  'p12-encryption-unsupported': { readonly algorithm: string };
  /** The password fits, yet the file holds no private key or no certificate of that key. */
  'p12-incomplete': { readonly missing: 'private key' | 'certificate' };
  /** Installers disagree on how other characters become octets. */
  'p12-password-not-ascii': Record<string, never>;
  /** A friendlyName that is empty or that a BMPString cannot hold. */
  'p12-friendly-name': { readonly value: string };
}
