import type { Secret } from '../secrets/secret.ts';

/** One person of the roster, as the row says it; names are never normalised. */
export interface Entry {
  /** Line of the file on which the row starts, from 1, the header included. */
  readonly line: number;
  /** NFKC-normalised login ID. */
  readonly loginId: string;
  readonly name: string;
  readonly organisation?: string;
  readonly department?: string;
  readonly postalCode?: string;
  /** Address lines in print order, none of them empty. */
  readonly address: readonly string[];
  /** Language of the letters when the roster says one. */
  readonly language?: 'ja' | 'en';
  /** E-mail address in ASCII, which may go into the certificate; a letter never prints it. */
  readonly mail?: string;
  /** An initial password that the roster brings along; otherwise hakko makes one. */
  readonly initialPassword?: Secret;
}
