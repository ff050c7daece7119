/** The log of attempts: one JSON object a line, whatever strangers type; never a password. */
import type { Context } from '../system/context.ts';

/** What an attempt came to. */
export type AuditResult =
  /** Page 1. */
  | 'prefix-known'
  | 'prefix-unknown'
  /** Page 2. */
  | 'downloaded'
  | 'aborted'
  /** The login was right; the headers alone were asked for (HEAD). */
  | 'headers-only'
  | 'refused'
  | 'no-file'
  | 'no-second'
  | 'ended'
  | 'limit'
  | 'failed'
  | 'slowed'
  /** The portal behind mutual TLS. */
  | 'welcome'
  | 'no-certificate'
  | 'foreign'
  | 'revoked'
  | 'expired'
  | 'not-yet-valid'
  | 'crl-expired';

export interface AuditEntry {
  readonly page: 'prefix' | 'download' | 'portal';
  readonly result: AuditResult;
  /** Of whoever asked. */
  readonly address: string;
  readonly prefix?: string;
  readonly loginId?: string;
  readonly file?: string;
  /** Of the certificate that was shown. */
  readonly serialNumber?: string;
  readonly host?: string;
}

export interface AuditLog {
  /**
   * Never throws: a log that cannot be written keeps nobody from the pages. How many entries are missing
   * is told in a line of the log itself once it can be written again.
   */
  add(entry: AuditEntry): void;
  /** Tries whether it can be written again, when it could not. */
  settle(): void;
}

/** Told when the log cannot be written, once, and when it can be again. */
export interface AuditLogHooks {
  readonly onFailing: (error: unknown) => void;
  readonly onWrittenAgain: (missing: number) => void;
}

/** Longer is nobody's login ID. */
const LONGEST = 80;

/** Each entry is added by opening the file anew, so that it may be moved away (logrotate). */
export function openAuditLog(
  { files, clock }: Pick<Context, 'files' | 'clock'>,
  path: string,
  { onFailing, onWrittenAgain }: AuditLogHooks,
): AuditLog {
  let gap: { readonly since: string; readonly missing: number } | undefined;
  const write = (fields: object): void => {
    files.appendLine(path, onOneLine(JSON.stringify(fields)));
  };
  const fillGap = (): void => {
    if (!gap) return;
    const { missing } = gap;
    write({ time: clock.now().toISOString(), page: 'log', result: 'entries-missing', ...gap });
    gap = undefined;
    onWrittenAgain(missing);
  };
  return {
    add(entry) {
      const time = clock.now().toISOString();
      try {
        fillGap();
        write({ time, ...shortened(entry) });
      } catch (error) {
        if (!gap) onFailing(error);
        gap = { since: gap?.since ?? time, missing: (gap?.missing ?? 0) + 1 };
      }
    },
    settle() {
      try {
        fillGap();
      } catch {
        // It was told when it began.
      }
    },
  };
}

function shortened(entry: AuditEntry): object {
  return Object.fromEntries(
    Object.entries(entry).map(([key, value]) => [key, shorten(String(value))]),
  );
}

function shorten(value: string): string {
  const characters = Array.from(value);
  return characters.length <= LONGEST ? value : `${characters.slice(0, LONGEST).join('')}…`;
}

/**
 * JSON escapes line ends and C0 controls. What else a terminal or a log viewer may take for a line end or
 * a command, or use to turn the text around, is escaped, too: DEL, C1, U+2028, U+2029, bidi and others
 * that nobody sees.
 */
export function onOneLine(json: string): string {
  return json
    .toWellFormed()
    .replaceAll(
      /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}]/gu,
      (character) =>
        `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}${trail(character)}`,
    );
}

/** The second half of a pair. */
function trail(character: string): string {
  return character.length === 1
    ? ''
    : `\\u${character.charCodeAt(1).toString(16).padStart(4, '0')}`;
}
