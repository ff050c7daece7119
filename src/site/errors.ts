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
  /** A rehearsal's home is not published as real; `flag` publishes it as a sample, where that can be done. */
  'site-of-rehearsal': { home: string; flag?: string };
}
