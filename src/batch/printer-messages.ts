/**
 * What main thread and printing thread say to each other. Letters cross with their secrets as plain
 * text, because structured clones know no classes; a part holds letters of one kind alone.
 */
import type { ErrorArgs, ErrorCode } from '../errors.ts';
import type { InstallLetter, LetterKind, LetterSite, LoginLetter } from '../letters/letter.ts';
import type { LetterPage } from '../letters/render-letters.ts';

export interface PartSettings {
  readonly kind: LetterKind;
  readonly site: LetterSite;
  readonly issuedAt: Date;
  readonly sample: boolean;
}

export type PlainLetter =
  | (Omit<LoginLetter, 'initialPassword'> & { readonly initialPassword: string })
  | (Omit<InstallLetter, 'installPassword'> & { readonly installPassword: string });

export type PrinterRequest =
  | { readonly type: 'start'; readonly part: number; readonly settings: PartSettings }
  | { readonly type: 'letters'; readonly part: number; readonly letters: readonly PlainLetter[] }
  | { readonly type: 'end'; readonly part: number };

export type PrinterResponse =
  | { readonly type: 'bytes'; readonly part: number; readonly bytes: Uint8Array }
  | { readonly type: 'done'; readonly part: number; readonly pages: readonly LetterPage[] }
  | { readonly type: 'failed'; readonly part: number; readonly failure: Failure };

/** An error as it crosses threads: ours keeps code and arguments, a bug its stack. */
export type Failure =
  { readonly code: ErrorCode; readonly args: ErrorArgs[ErrorCode] } | { readonly message: string };
