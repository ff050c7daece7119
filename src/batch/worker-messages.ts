/**
 * What main thread and workers say to each other. A group's private key never leaves its worker; the
 * passwords cross as plain text, because structured clones know no classes.
 */
import type { PasswordOrigin } from '../secrets/password-hash.ts';
import type { P12Profile } from '../pkcs12/profile.ts';
import type { KeyAlgorithm } from '../x509/key-algorithm.ts';

/** A password to be hashed for the download page. */
export interface PasswordToHash {
  readonly personId: number;
  readonly password: string;
  readonly origin: PasswordOrigin;
}

export interface PasswordHash {
  readonly personId: number;
  readonly hash: string;
}

export type Request =
  | { readonly type: 'make-key'; readonly job: number; readonly keyAlgorithm: KeyAlgorithm }
  | {
      readonly type: 'encode-p12';
      readonly job: number;
      /** DER, the end entity's first, then issuers upward. */
      readonly certificates: readonly Uint8Array[];
      readonly friendlyName: string;
      readonly installPassword: string;
      /** The provider that shall keep the key on Windows; Windows chooses without it. */
      readonly microsoftCspName?: string;
      /** A file is encoded for each of them. */
      readonly profiles: readonly P12Profile[];
      readonly passwords: readonly PasswordToHash[];
    }
  | {
      readonly type: 'hash-passwords';
      readonly job: number;
      readonly passwords: readonly PasswordToHash[];
    };

export type Response =
  | { readonly type: 'key-made'; readonly job: number; readonly subjectPublicKeyInfo: Uint8Array }
  | {
      readonly type: 'p12-encoded';
      readonly job: number;
      /** In the order of the profiles, each opened again with the password before it was handed over. */
      readonly p12s: readonly Uint8Array[];
      readonly hashes: readonly PasswordHash[];
    }
  | {
      readonly type: 'passwords-hashed';
      readonly job: number;
      readonly hashes: readonly PasswordHash[];
    }
  /** Something threw: `message` is for a bug report, no secret is in it. */
  | { readonly type: 'failed'; readonly job: number; readonly message: string };
