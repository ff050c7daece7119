/**
 * What a web server needs to know of a home to hand out its `.p12` files and to judge the certificates
 * that browsers show, and nothing more: no passphrase, no key of a CA, no sealed secret, nobody's name.
 */
import type { Settings } from '../settings/read-settings.ts';

/** Sections of `hakko.yaml` that pages show; all of it stands on letters and in the guide, too. */
export type SiteSettings = Pick<Settings, (typeof siteSections)[number]>;

export const siteSections = [
  ...(['site', 'english', 'ca', 'client', 'roster', 'p12', 'passwords', 'portal'] as const),
] as const;

export interface Site {
  /** Of a rehearsal: every page bears 見本 SAMPLE, and nothing of it is published as real. */
  readonly sample: boolean;
  readonly settings: SiteSettings;
  /** A folder with the site's own wording and pictures of the guide; it may not be there. */
  readonly guideFolder: string;
  /** Everybody who has a login. */
  readonly accounts: readonly SiteAccount[];
  /** Files that may be handed out: of groups whose certificate is neither revoked nor over. */
  readonly files: readonly SiteFile[];
  /** The CAs that web servers trust, the oldest generation first, each from the root down. */
  readonly authorities: readonly SiteAuthority[];
  /** Of every revoked certificate, lower-case hexadecimal. */
  readonly revokedSerials: readonly string[];
}

/** One login of the download page. */
export interface SiteAccount {
  /** As issued. */
  readonly loginId: string;
  /** As it is compared: login IDs are one when they differ in case alone. */
  readonly foldedLoginId: string;
  /** Name of the group: the prefix, or the whole login ID. */
  readonly group: string;
  /** bcrypt. */
  readonly passwordHash: string;
  /** The end of the group's certificate; none while the group has no file. */
  readonly downloadUntil?: Date;
}

/** A `.p12` of a group. */
export interface SiteFile {
  /** `G13B.p12`; where a group has two files, the one that letters name comes first. */
  readonly name: string;
  readonly group: string;
  /** Of its certificate, lower-case hexadecimal. */
  readonly serialNumber: string;
  readonly notAfter: Date;
  /** Of the bytes, hexadecimal. */
  readonly sha256: string;
  /** The bytes, whose checksum is right. @throws `site-file-damaged`, `file-missing`, `file-failed` */
  read(): Buffer;
}

export interface SiteAuthority {
  /** As its files in a home are called: `root`, `issuing-2`. */
  readonly name: string;
  readonly certificatePem: string;
  readonly notAfter: Date;
  /** None for a CA whose list is not made here. */
  readonly crl?: SiteCrl;
}

export interface SiteCrl {
  readonly pem: string;
  /** Once it is over, every certificate of this CA is turned away. */
  readonly nextUpdate: Date;
}
