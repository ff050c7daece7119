/** Why nothing can be exported for a web server or a device. */
export interface ExportErrorArgs {
  /** Something else stands where the export should. */
  'export-folder-taken': { folder: string };
  /** A setting names no host that a configuration file can hold. */
  'export-host-unfit': { setting: string; value: string };
  /** No host is reached with the certificate. */
  'export-hosts-missing': { setting: string };
  /** These would break a line of a configuration file, or cannot be typed into a browser's dialogue. */
  'export-names-unfit': { names: readonly string[] };
  /** The path cannot stand in a configuration file. */
  'export-path-unfit': { flag: string; path: string };
  'export-listen-unfit': { value: string };
  /** No group has a file that may be handed out. */
  'export-empty': { home: string };
  /** These have no file that may be handed out. */
  'export-groups-unknown': { groups: readonly string[] };
  /** The list of this CA is made elsewhere: without it a web server turns everybody away. */
  'export-crl-missing': { authority: string };
  'export-group-unknown': { group: string };
  /** The operating system does not let this user give files to the group. */
  'export-group-refused': { group: string; path: string };
}
