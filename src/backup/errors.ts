/** What can be wrong with a backup, or with the place for one. */
export interface BackupErrorArgs {
  /** The folder for the backup lies in the home, which it is to outlive. */
  'backup-inside-home': { folder: string; home: string };
  /** A file is not what its checksum says, or is missing. */
  'backup-damaged': { path: string };
}
