/** What is asked of every program that opens a .p12, and what it answers. Programs stand in `judges/`. */

/** One file, with what a judge must find in it. */
export interface P12File {
  /** Its name without `.p12`. */
  readonly name: string;
  /** DER; the end entity's first. */
  readonly certificates: readonly Buffer[];
  /** DER; in the file only where a row of the matrix adds it. */
  readonly root: Buffer;
}

/** What a program found. */
export interface Finding {
  readonly opens: boolean;
  /** It has a private key, and the key fits the certificate that the program gives it. */
  readonly keyFits: boolean;
  /** SHA-256 of that certificate, in hex; empty without one. */
  readonly leafSha256: string;
  /** Certificates in the chain that it builds from the file: 1 for the end entity alone. */
  readonly chainLength: number;
  readonly refusesWrongPassword: boolean;
  /** In its own words, where something is not as it should be. */
  readonly says: string;
}

/** A folder with `NAME.p12`, `NAME.root.pem`, `password` and `wrong-password` in it. */
export interface Exhibits {
  readonly folder: string;
  readonly files: readonly P12File[];
  readonly password: string;
  readonly wrongPassword: string;
}

export interface Judge {
  /** Heading of its column. */
  readonly name: string;
  /** Undefined: it cannot be started here. */
  readonly version: string | undefined;
  /** It knows the root anyhow, and cannot say whether the file holds it, too. */
  readonly blindToRoot?: true;
  /** One finding for each file, in their order; the program is started as seldom as it allows. */
  readonly examine: (exhibits: Exhibits) => readonly Finding[];
}

/** For a file that a program does not open. */
export const refused = (refusesWrongPassword: boolean, says: string): Finding => ({
  ...{ opens: false, keyFits: false, leafSha256: '', chainLength: 0 },
  ...{ refusesWrongPassword, says },
});
