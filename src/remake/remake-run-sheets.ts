/** Cover sheets and lists of a finished batch once more, as the ledger has their letters now. */
import { join } from 'node:path';
import type { BatchRun } from '../batch/batch-run.ts';
import { contentOf, writeRunSheets } from '../batch/print-run-sheets.ts';
import { findToldOfRun } from '../batch/told-of-run.ts';
import type { LetterFile } from '../ledger/letter-files.ts';
import { lettersFolder, runFolderOf } from '../projection/batch-folders.ts';

export interface RemadeSheets {
  /** Paths of the files. */
  readonly written: readonly string[];
  /** Those that are not octet for octet what they were. */
  readonly reworded: readonly string[];
}

/** @param files of the sheets that are lost: PDF and CSV of a run are made together */
export async function remakeRunSheets(
  run: Omit<BatchRun, 'unlocked'>,
  files: readonly LetterFile[],
): Promise<RemadeSheets> {
  const { ledger } = run.home;
  const written: string[] = [];
  const reworded: string[] = [];
  const runs = Map.groupBy(files, ({ kind, file }) => `${kind} ${runFolderOf(file)}`);
  for (const [first] of runs.values()) {
    if (!first) continue;
    const { kind } = first;
    const folder = runFolderOf(first.file);
    const { chainHead, ...told } = findToldOfRun(run, first);
    const content = contentOf(run, { kind, folder, ...told }, chainHead);
    run.context.files.createFolder(content.path);
    for (const { file, sha256 } of await writeRunSheets(run, content, folder)) {
      const path = join(lettersFolder(run, kind), file);
      const known = ledger.letters
        .filesOf(run.batch.id)
        .find((one) => one.kind === kind && one.file === file);
      if (known?.sha256 !== sha256) reworded.push(path);
      ledger.letters.addFile({ batchId: run.batch.id, kind, file, sha256 });
      written.push(path);
    }
  }
  return { written, reworded };
}
