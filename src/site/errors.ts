/** What can be wrong with an exported site. */
export interface SiteErrorArgs {
  /** No site was exported into this folder. */
  'site-missing': { folder: string };
  /** Something else stands in the folder that a site should be exported into. */
  'site-folder-taken': { folder: string };
  /** Not as it was exported, or only half of it. */
  'site-damaged': { path: string };
  /** Made by a newer hakko. */
  'site-newer': { path: string; version: number; known: number };
  /** The bytes of a `.p12` are not those that were issued. */
  'site-file-damaged': { file: string };
  /** No revocation list, or one that says not until when it holds. */
  'site-crl-unreadable': { path: string };
  /** A list that none of the CAs of this home has signed. */
  'site-crl-foreign': { path: string };
  /** The home makes the lists of this CA itself, and its own is never older. */
  'site-crl-own': { path: string; ca: string };
  'site-crl-ended': { path: string; nextUpdate: Date };
  /** A rehearsal's home is not published as real; `flag` publishes it as a sample, where that can be done. */
  'site-of-rehearsal': { home: string; flag?: string };
}
