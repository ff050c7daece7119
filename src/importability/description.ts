/**
 * What a .p12 is, as far as rules about platforms ask: no key, no password, no octets to keep. It is
 * made from a file (`describe-p12.ts`) or from a profile (`describe-profile.ts`), and goes into JSON.
 */

/** A .p12 as the rules see it. */
export interface P12Description {
  /** BER: RFC 7292 lets one write it; hakko writes DER. */
  readonly encoding: 'DER' | 'BER';
  /** Undefined: the file has none. */
  readonly mac: P12Mac | undefined;
  /** Every encryption in the file, and what stands in clear. */
  readonly encryptions: readonly P12Encryption[];
  /** The bag of the key; undefined when it was not seen. */
  readonly key: P12Bag | undefined;
  /** The key's certificate; undefined when it was not seen. */
  readonly endEntity: P12Certificate | undefined;
  /** Every other certificate that was seen, in the order of the file. */
  readonly issuers: readonly P12Certificate[];
  /** The end entity's certificate stands before all others. */
  readonly endEntityFirst: boolean;
  /** Something stayed closed: no password was given, or hakko cannot decrypt it. */
  readonly unread: boolean;
  /** Undefined: it was not given. */
  readonly password: P12Password | undefined;
}

/** The MAC, readable without the password. */
export interface P12Mac {
  /** Name of the digest in `asn1/oids.ts`, or `id-PBMAC1`, or a dotted OID. */
  readonly algorithm: string;
  readonly iterations: number;
  readonly saltOctets: number;
}

/** One encryption, readable without the password. */
export interface P12Encryption {
  /** `safe`: a whole safe, as a rule that of the certificates; the others name a single bag. */
  readonly holder: 'safe' | 'key' | 'certificate';
  /** Name in `asn1/oids.ts`, or a dotted OID; undefined: in clear. */
  readonly algorithm: string | undefined;
  /** 0 in clear, and where the algorithm states none that hakko can read. */
  readonly iterations: number;
  readonly saltOctets: number;
  /** Of PBES2 alone. */
  readonly pbes2?: Pbes2Description;
}

/** The parts of PBES2 (RFC 8018 6.2), by their names in `asn1/oids.ts` or as dotted OIDs. */
export interface Pbes2Description {
  readonly encryptionScheme: string;
  readonly keyDerivation: string;
  readonly prf: string;
  /** `default`: left out, which means HMAC-SHA-1; `bare`: named without its NULL. */
  readonly prfForm: 'with-null' | 'bare' | 'default';
}

/** How a bag is marked. */
export interface P12Bag {
  readonly friendlyName: { readonly text: string; readonly form: string } | undefined;
  /** Hexadecimal. */
  readonly localKeyId: string | undefined;
}

/** A certificate in its bag. */
export interface P12Certificate extends P12Bag {
  /** `rsa-2048`, `ec-p256`, `ed25519`, `rsa-pss`; else node:crypto's name, or `unreadable`. */
  readonly keyAlgorithm: string;
  /** basicConstraints say that it is a CA. */
  readonly cA: boolean;
  readonly selfIssued: boolean;
}

/** What the password is made of; never the password. */
export interface P12Password {
  /** `ascii`: U+0020 to U+007E; `bmp`: other characters of UCS-2; `supplementary`: an emoji, say. */
  readonly characters: 'ascii' | 'bmp' | 'supplementary';
  /** In UTF-16 code units; 0 for the empty password. */
  readonly length: number;
}
