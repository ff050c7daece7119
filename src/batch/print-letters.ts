/**
 * Prints the letters of a batch while keys are still being made: each letter as soon as its group is
 * committed and all letters before it are on their way. Parts of at most 1,000.
 */
import { join } from 'node:path';
import type { LetterKind } from '../letters/letter.ts';
import { LETTER_FOLDERS, lettersFolder } from '../projection/batch-folders.ts';
import { letterOf } from './letter-content.ts';
import { openLetterPart, type LetterPart, type PrintedPart } from './letter-part.ts';
import type { BatchRun } from './batch-run.ts';

export interface LetterPrinter {
  /** Some people have their logins: sets every letter whose turn has come. */
  advance(): void;
  /** Waits for all parts; their letters are marked as made. */
  finish(): Promise<readonly PrintedPart[]>;
  /** Removes what was not finished. */
  close(): void;
}

/** A paper jam then costs one part, and an operator can count it. */
const LETTERS_PER_PART = 1000;

export function startPrinter(run: BatchRun): LetterPrinter {
  const presses = (['login', 'install'] as const).map((kind) => startPress(run, kind));
  return {
    advance() {
      for (const press of presses) press.advance();
    },
    async finish() {
      const printed: PrintedPart[] = [];
      for (const press of presses) {
        press.advance();
        for (const part of press.parts) printed.push(await part.publish());
      }
      return printed;
    },
    close() {
      for (const { parts } of presses) for (const part of parts) part.discard();
    },
  };
}

/** The letters of one kind, part after part, in the order of their rows. */
function startPress(run: BatchRun, kind: LetterKind) {
  const { context, home, batch } = run;
  const rows = home.ledger.letters.toPrint(batch.id, kind);
  const folder = lettersFolder(run, kind);
  context.files.createFolder(folder);
  const parts: LetterPart[] = [];
  let sent = 0;
  const partOf = (index: number): LetterPart => {
    const number = Math.floor(index / LETTERS_PER_PART);
    const first = number * LETTERS_PER_PART;
    const name = `${LETTER_FOLDERS[kind]}-${String(number + 1).padStart(3, '0')}.pdf`;
    return (parts[number] ??= openLetterPart(run, {
      ...{ kind, name, path: join(folder, name) },
      rows: rows.slice(first, first + LETTERS_PER_PART),
    }));
  };
  const advance = (): void => {
    for (let row = rows[sent]; row && home.ledger.letters.isReady(row); row = rows[sent]) {
      partOf(sent).add(letterOf(run, row));
      sent += 1;
    }
  };
  return { parts, advance };
}
