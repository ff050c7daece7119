/** One PDF of letters on its way: rows still to be sent, bytes that come back, the finished file. */
import { HakkoError } from '../errors.ts';
import type { LetterRow } from '../ledger/letters.ts';
import type { LetterKind } from '../letters/letter.ts';
import type { LetterPage } from '../letters/render-letters.ts';
import type { StagedFile } from '../system/files.ts';
import type { Failure, PrinterResponse } from './printer-messages.ts';
import type { BatchRun } from './run-batch.ts';

export interface PrintedPart {
  readonly kind: LetterKind;
  readonly path: string;
  readonly letters: number;
  readonly sha256: string;
}

export interface LetterPart {
  readonly kind: LetterKind;
  /** The next rows that are ready, in their order, up to the first that is not. */
  take(isReady: (row: LetterRow) => boolean): readonly LetterRow[];
  isSent(): boolean;
  /** True the first time: the printing thread must hear of the part before its letters. */
  start(): boolean;
  hear(response: PrinterResponse): void;
  fail(error: unknown): void;
  /** Waits for the last byte, puts the file in its place, marks its letters as made. */
  publish(): Promise<PrintedPart>;
  discard(): void;
}

export interface PartContent {
  readonly kind: LetterKind;
  readonly name: string;
  readonly path: string;
  readonly rows: readonly LetterRow[];
}

export function createLetterPart(run: BatchRun, content: PartContent): LetterPart {
  const { context } = run;
  const { kind, path, rows } = content;
  const { promise: pages, resolve, reject } = Promise.withResolvers<readonly LetterPage[]>();
  // Whoever publishes hears of a failure; until then nobody listens.
  pages.catch(() => undefined);
  let sent = 0;
  let staged: StagedFile | undefined;
  return {
    kind,
    take(isReady) {
      const first = sent;
      for (let row = rows[sent]; row && isReady(row); row = rows[sent]) sent += 1;
      return rows.slice(first, sent);
    },
    isSent: () => sent === rows.length,
    start() {
      if (staged) return false;
      // The batch is open: what stands under this name is an interrupted run's own file.
      staged = context.files.stage(path, { replace: true });
      return true;
    },
    hear(response) {
      if (response.type === 'done') resolve(response.pages);
      else if (response.type === 'failed') reject(errorOf(response.failure));
      else {
        try {
          staged?.append(response.bytes);
        } catch (error) {
          reject(error);
        }
      }
    },
    fail: reject,
    async publish() {
      const sha256 = place(run, content, await pages, staged);
      return { kind, path, letters: rows.length, sha256 };
    },
    discard: () => staged?.discard(),
  };
}

/** Rows = letters = ledger, or the file is not kept. */
function place(
  { context, home }: BatchRun,
  { name, path, rows }: PartContent,
  pages: readonly LetterPage[],
  staged: StagedFile | undefined,
): string {
  const agree = rows.every((row, index) => pages[index]?.controlNumber === row.controlNumber);
  if (!staged || !agree || pages.length !== rows.length) {
    throw new HakkoError('letters-miscounted', { path, pages: pages.length, rows: rows.length });
  }
  const sha256 = staged.publish();
  const at = context.clock.now();
  home.ledger.transaction(() => {
    rows.forEach((row, index) => {
      home.ledger.letters.markMade(row.id, name, index + 1, at);
    });
  });
  return sha256;
}

/** An error that crossed threads; `failureOf` on the other side made it of a real one. */
function errorOf(failure: Failure): Error {
  if ('message' in failure) return new Error(failure.message);
  return new HakkoError(failure.code, failure.args);
}
