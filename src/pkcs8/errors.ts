/** What can be wrong with a private key file and with the passphrase that should open it. */

export interface Pkcs8ErrorArgs {
  /** Also said of a damaged file: an attacker must not learn which of the two it is. */
  'passphrase-wrong': Record<string, never>;
  'key-file-unreadable': Record<string, never>;
  /** A PEM file of another kind, such as `RSA PRIVATE KEY`. */
  'key-file-kind': { readonly label: string };
  /** `algorithm` is the standard's name, or the dotted OID. */
  'encryption-unsupported': { readonly algorithm: string };
  /** So many iterations that a file could stop the program for minutes. */
  'iterations-excessive': { readonly iterations: number; readonly maximum: number };
}
