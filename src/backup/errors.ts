/** What can be wrong with a backup, or with the place for one. */
export interface BackupErrorArgs {
  /** The folder for the backup lies in the home, which it is to outlive. */
  'backup-inside-home': { folder: string; home: string };
  /** No `SHA256SUMS`; `backups`: folders inside that look like backups. */
  'backup-missing': { folder: string; backups: readonly string[] };
  /** Something is where the home is to be, and may be moved aside only when asked to. */
  'restore-place-taken': { folder: string };
  /** A file is not what its checksum says, or is missing. */
  'backup-damaged': { path: string };
}
