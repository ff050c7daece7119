/** What the outside world can do to a command. Paths are shown as the user gave or can find them. */
export interface SystemErrorArgs {
  /** The operating system refused; `errno` is its own name, such as EACCES or ENOSPC. */
  'file-failed': { action: FileAction; path: string; errno: string };
  'file-missing': { path: string };
  /** `flag` replaces the file, where a command has such a flag. */
  'file-exists': { path: string; flag?: string };
  /** A pipe, a device or a socket where a file should be. */
  'file-special': { path: string };
  'answer-missing': { flag: string; question: string };
  'passphrase-missing': { flag: string };
  'passphrase-empty': { source: string };
  'passphrase-too-long': { source: string; maximumOctets: number };
  'passphrase-file-unreadable': { path: string; errno: string };
  'passphrase-not-utf8': { source: string };
  cancelled: Record<never, never>;
  /** By a signal, while nothing was under way that could be left half done. */
  stopped: Record<never, never>;
}

export type FileAction = 'read' | 'write' | 'create-folder' | 'open' | 'delete';
