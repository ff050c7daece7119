/** What the surroundings say: language, folders, who works here. The only reader of environment variables. */
import { availableParallelism, hostname, userInfo } from 'node:os';

export type Language = 'ja' | 'en';

export interface Environment {
  /** Language of the screen, from the locale; English unless it is Japanese. */
  readonly language: Language;
  /** `$HAKKO_HOME`, if set. */
  readonly home?: string;
  /** `$HAKKO_PASSPHRASE_FILE`, if set: a path, never a passphrase. */
  readonly passphraseFile?: string;
  readonly workingFolder: string;
  readonly userName: string;
  /** Who works, in the office's own words: `--operator`, else `$HAKKO_OPERATOR`. */
  readonly operator?: string;
  /** Who stood by: `--witness`. */
  readonly witness?: string;
  /** Number of the decision or file behind it: `--ref`. */
  readonly reference?: string;
  readonly hostName: string;
  readonly processId: number;
  /** Whether a process of this number runs on this machine. */
  readonly isRunning: (processId: number) => boolean;
  /** How many workers the machine bears at once. */
  readonly cores: number;
  /** IANA name, such as Asia/Tokyo. */
  readonly timeZone: string;
  /** Windows keeps rights in access lists; permission bits say nothing there. */
  readonly windows: boolean;
  /** Folders that a cloud's program says it syncs, in its own environment variables. */
  readonly syncedFolders: readonly ToldSync[];
  /** Whether colours are wanted at all (https://no-color.org). */
  readonly noColour: boolean;
}

export interface ToldSync {
  readonly service: string;
  readonly folder: string;
}

export function readEnvironment(process: NodeJS.Process): Environment {
  const variables = process.env;
  const home = variables['HAKKO_HOME'];
  const passphraseFile = variables['HAKKO_PASSPHRASE_FILE'];
  const operator = variables['HAKKO_OPERATOR'];
  return {
    language: languageOf(variables),
    ...(home && { home }),
    ...(passphraseFile && { passphraseFile }),
    ...(operator && { operator }),
    workingFolder: process.cwd(),
    userName: userName(process),
    hostName: hostname(),
    processId: process.pid,
    isRunning: (processId) => isRunning(process, processId),
    cores: availableParallelism(),
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    windows: process.platform === 'win32',
    syncedFolders: ['OneDrive', 'OneDriveCommercial', 'OneDriveConsumer'].flatMap((name) => {
      const folder = variables[name];
      return folder ? [{ service: 'OneDrive', folder }] : [];
    }),
    noColour: (variables['NO_COLOR'] ?? '') !== '',
  };
}

/** POSIX order: LC_ALL, LC_MESSAGES, LANG. Windows sets none of them, so Intl decides there. */
function languageOf(variables: NodeJS.ProcessEnv): Language {
  const locale =
    [variables['LC_ALL'], variables['LC_MESSAGES'], variables['LANG']].find((value) => value) ??
    Intl.DateTimeFormat().resolvedOptions().locale;
  return locale.toLowerCase().startsWith('ja') ? 'ja' : 'en';
}

/** A container may run under a user number that has no name. */
function userName(process: NodeJS.Process): string {
  try {
    return userInfo().username;
  } catch {
    return `uid ${process.getuid?.() ?? '?'}`;
  }
}

/** Signal 0 is none: the system only says whether it could be sent (POSIX kill). */
function isRunning(process: NodeJS.Process, processId: number): boolean {
  try {
    return process.kill(processId, 0);
  } catch (error) {
    // Somebody else's process runs, too.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Who does something, as the event log names it. */
export interface Actor {
  /** User of the operating system, `name@host`. */
  readonly user: string;
  readonly operator?: string;
  readonly witness?: string;
  readonly reference?: string;
}

export function actorOf(environment: Environment): Actor {
  const { userName: user, hostName, operator, witness, reference } = environment;
  return {
    user: `${user}@${hostName}`,
    ...(operator !== undefined && { operator }),
    ...(witness !== undefined && { witness }),
    ...(reference !== undefined && { reference }),
  };
}
