/** Prints PDFs of a finished batch again: the same letters on the same pages, as far as they still hold. */
import { join } from 'node:path';
import type { BatchRun } from '../batch/batch-run.ts';
import { encryptedFiles } from '../batch/encrypted-letters.ts';
import { createLetterContent } from '../batch/letter-content.ts';
import { startPartPress, type PartPress } from '../batch/letter-part.ts';
import { recordParts } from '../batch/record-parts.ts';
import type { LetterFile } from '../ledger/letter-files.ts';
import type { LetterKind } from '../letters/letter.ts';
import { lettersFolder } from '../projection/batch-folders.ts';
import { letterHolds } from './letter-holds.ts';

export interface RemadeLetters {
  /** Paths of the PDFs. */
  readonly printed: readonly string[];
  /** How many letters are in them. */
  readonly letters: number;
  /** Letters that no longer hold: void, destroyed, or of a login that has ended. */
  readonly leftOut: number;
  /** Files that are not octet for octet those of then: settings or people's data have changed. */
  readonly reworded: readonly string[];
  /** How many files are not octet for octet those of then, whatever the reason. */
  readonly changed: number;
}

export async function remakeLetters(
  run: BatchRun,
  files: readonly LetterFile[],
): Promise<RemadeLetters> {
  const contentOf = createLetterContent(run);
  const presses: Partial<Record<LetterKind, PartPress>> = {};
  let letters = 0;
  let leftOut = 0;
  const printed: string[] = [];
  const reworded: string[] = [];
  let changed = 0;
  const encrypted = encryptedFiles(run.home.ledger, run.batch.id);
  for (const { kind, file: name, sha256 } of files) {
    // In the order in which they were printed, from which the layout makes that of the pages.
    const made = run.home.ledger.letters
      .ofBatch(run.batch.id, kind)
      .filter((row) => row.file === name);
    const rows = made.filter((row) => letterHolds(run.home, row));
    leftOut += made.length - rows.length;
    if (rows.length === 0) continue;
    const path = join(lettersFolder(run, kind), name);
    const press = presses[kind] ?? startPartPress(run, kind);
    presses[kind] = press;
    const part = press.open({ name, path, rows });
    try {
      for (const row of rows) part.add(contentOf(row));
      const [remade] = recordParts(run, [await part.finish()], 'again');
      printed.push(path);
      letters += rows.length;
      if (remade?.sha256 === sha256) continue;
      changed += 1;
      // Of an encrypted file nothing follows from that.
      if (!encrypted.has(name) && run.pdfPassword === undefined) reworded.push(path);
    } finally {
      part.discard();
    }
  }
  return { printed, letters, leftOut, reworded, changed };
}
