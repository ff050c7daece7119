/**
 * Prints the letters of a batch while keys are still being made: each letter as soon as its group is
 * committed and all letters before it are on their way, one PDF of each kind at a time.
 */
import { join } from 'node:path';
import { HakkoError } from '../errors.ts';
import type { LetterRow } from '../ledger/letters.ts';
import type { LetterKind } from '../letters/letter.ts';
import { lettersFolder } from '../projection/batch-folders.ts';
import type { BatchRun } from './batch-run.ts';
import { createLetterContent } from './letter-content.ts';
import { startPartPress, type FinishedPart, type LetterPart } from './letter-part.ts';
import { planParts } from './plan-parts.ts';
import type { PrintChoice } from './print-choice.ts';
import { printRunSheets } from './print-run-sheets.ts';
import { recordParts, type PrintedPart } from './record-parts.ts';

export interface LetterPrinter {
  /** Some people have their logins: sets every letter whose turn has come. */
  advance(): void;
  /** Waits for all PDFs, whose letters are then marked as made, and prints what goes with them. */
  finish(): Promise<readonly PrintedPart[]>;
  /** Removes what was not finished. */
  close(): void;
}

/** One fsync of the folder and one ledger commit serve so many PDFs. */
const PARTS_AT_ONCE = 32;

export function startPrinter(run: BatchRun, { kinds, split }: PrintChoice): LetterPrinter {
  const presses = kinds.map((kind) => startKind(run, kind, split));
  return {
    advance() {
      for (const press of presses) press.advance();
    },
    async finish() {
      const printed: PrintedPart[] = [];
      for (const press of presses) printed.push(...(await press.finish()));
      return printed;
    },
    close() {
      for (const press of presses) press.close();
    },
  };
}

function startKind(run: BatchRun, kind: LetterKind, split: PrintChoice['split']) {
  const { context, home, batch } = run;
  const { ledger } = home;
  const folder = lettersFolder(run, kind);
  context.files.createFolder(folder);
  forgetPrinted(run, kind);
  const parts = planParts(ledger, kind, ledger.letters.toPrint(batch.id, kind), split);
  const contentOf = createLetterContent(run);
  const press = startPartPress(run, kind);
  const finished: FinishedPart[] = [];
  const printed: PrintedPart[] = [];
  let [closed, finishing] = [false, false];
  let current: LetterPart | undefined;
  let wake: () => void = () => undefined;
  const ready = async (row: LetterRow): Promise<void> => {
    while (!ledger.letters.isReady(row)) {
      if (finishing) throw new RangeError(`nothing to print on letter ${row.id}`);
      await new Promise<void>((resolve) => (wake = resolve));
      if (closed) throw new HakkoError('interrupted', { batch: batch.id });
    }
  };
  const record = (): void => {
    printed.push(...recordParts(run, finished.splice(0), 'made'));
  };
  const print = async (): Promise<void> => {
    for (const { name, rows } of parts) {
      const [first] = rows;
      // The libraries that draw are not loaded before there is something to draw.
      if (first) await ready(first);
      const part = press.open({ name, rows, path: join(folder, name) });
      current = part;
      for (const row of rows) {
        await ready(row);
        part.add(contentOf(row));
      }
      finished.push(await part.finish());
      if (finished.length >= PARTS_AT_ONCE) record();
    }
  };
  const done = print();
  // Whoever finishes hears of a failure; until then nobody listens.
  done.catch(() => undefined);
  return {
    advance() {
      wake();
    },
    async finish() {
      finishing = true;
      wake();
      await done;
      record();
      await printRunSheets(run, { kind, folder: '', letters: sumOf(printed) });
      return printed;
    },
    close() {
      closed = true;
      current?.discard();
      wake();
    },
  };
}

/** What an interrupted run of this batch printed is printed anew, maybe into other files. */
function forgetPrinted(run: BatchRun, kind: LetterKind): void {
  const { context, home, batch } = run;
  const { ledger } = home;
  const stale = ledger.letters.filesOf(batch.id).filter((file) => file.kind === kind);
  if (stale.length === 0) return;
  const folder = lettersFolder(run, kind);
  for (const { file } of stale) context.files.delete(join(folder, file));
  ledger.transaction(() => {
    for (const file of stale) ledger.letters.removeFile(file);
  });
}

function sumOf(printed: readonly PrintedPart[]): number {
  return printed.reduce((sum, { letters }) => sum + letters, 0);
}
