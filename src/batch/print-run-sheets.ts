/**
 * The cover sheet and the reconciliation list of a run of letters, as PDF and CSV, made of the ledger
 * alone. Letters printed = rows of the ledger = lines of the list, or nothing of it is kept.
 */
import { basename, join } from 'node:path';
import { HakkoError } from '../errors.ts';
import type { LetterKind } from '../letters/letter.ts';
import { listCsv } from '../letters/run-sheets/list-csv.ts';
import { renderRunSheets } from '../letters/run-sheets/render-run-sheets.ts';
import { runPaper } from '../letters/run-sheets/run-paper.ts';
import type { ReprintReason, RunSheets } from '../letters/run-sheets/run-sheets.ts';
import { actorOf } from '../system/environment.ts';
import { streamInto } from '../system/staged-stream.ts';
import { fileInRun, lettersFolder, sheetFileNames } from '../projection/batch-folders.ts';
import type { BatchRun } from './batch-run.ts';
import { letterSite } from './letter-content.ts';
import { countEnvelopes, listLetters, placedInRun } from './listed-letters.ts';
import { letterAssetsFor } from './load-letter-assets.ts';
import { printSettings, sheetTongue } from './print-settings.ts';

export interface SheetsOfRun {
  readonly kind: LetterKind;
  /** Below the folder of the kind: that of a later run, or `''`. */
  readonly folder: string;
  /** How many letters were printed, when they just were: the ledger must have as many. */
  readonly letters?: number;
  readonly reason?: ReprintReason;
}

/** @throws `letters-miscounted`, `file-failed` */
export async function printRunSheets(run: BatchRun, sheets: SheetsOfRun): Promise<void> {
  const { context, home, batch } = run;
  const { ledger } = home;
  const { kind, folder, reason } = sheets;
  if (sheets.letters === 0) return;
  const content = contentOf(run, sheets, ledger.events.head());
  const written = await writeRunSheets(run, content, folder);
  ledger.transaction(() => {
    for (const { file, sha256 } of written) {
      ledger.letters.addFile({ batchId: batch.id, kind, file, sha256 });
    }
    // The head that stands on paper is the hash of the event before this one.
    ledger.events.append({
      ...{ at: context.clock.now(), kind: 'lists-made', actor: actorOf(context.environment) },
      details: {
        ...{ batch: batch.id, letters: kind, count: content.letters },
        files: written.map(({ file }) => file),
        checksums: written.map(({ sha256 }) => sha256),
        ...(reason && { cause: reason }),
      },
    });
  });
}

/** The files of a run's sheets in their place. */
export async function writeRunSheets(
  { context, home }: Pick<BatchRun, 'context' | 'home'>,
  content: RunSheets & { readonly path: string },
  folder: string,
): Promise<readonly { readonly file: string; readonly sha256: string }[]> {
  const assets = letterAssetsFor(context, home);
  const names = sheetFileNames(content.kind);
  const options = { replace: true, syncFolder: false };
  const pdf = context.files.stage(join(content.path, names.pdf), options);
  const csv = context.files.stage(join(content.path, names.csv), options);
  try {
    const listed = await renderRunSheets(content, assets, streamInto(pdf));
    let lines = -1;
    for (const line of listCsv(content, assets.templates)) {
      csv.append(Buffer.from(line));
      lines += 1;
    }
    for (const rows of [listed, lines]) {
      const { path, letters: pages } = content;
      if (rows !== pages) throw new HakkoError('letters-miscounted', { path, pages, rows });
    }
    const written = [
      { file: fileInRun(folder, names.pdf), sha256: pdf.publish() },
      { file: fileInRun(folder, names.csv), sha256: csv.publish() },
    ];
    context.files.syncFolder(content.path);
    return written;
  } finally {
    pdf.discard();
    csv.discard();
  }
}

/** @param chainHead the last event's hash before the sheets were made */
export function contentOf(
  run: Omit<BatchRun, 'unlocked'>,
  { kind, folder, letters: printed, reason }: SheetsOfRun,
  chainHead: string,
): RunSheets & { readonly path: string } {
  const { context, home, batch } = run;
  const { ledger, settings } = home;
  const path = join(lettersFolder(run, kind), folder);
  const print = printSettings(settings);
  // A postcard goes alone, to whomever it is addressed.
  const apart = print.format === 'pressure-seal';
  const placed = placedInRun(ledger, { batchId: batch.id, kind, folder, apart });
  const letters = placed.reduce((sum, { ids }) => sum + ids.length, 0);
  if (printed !== undefined && letters !== printed) {
    throw new HakkoError('letters-miscounted', { path, pages: printed, rows: letters });
  }
  const { pagesPerSheet } = runPaper(kind, print, letterAssetsFor(context, home).templates);
  const envelopes = countEnvelopes(placed);
  return {
    ...{ kind, path, letters, print, chainHead, batch: batch.id },
    ...(envelopes !== undefined && { envelopes }),
    tongue: sheetTongue(settings),
    site: letterSite(settings),
    ...(reason && { reason }),
    issuedAt: batch.openedAt,
    files: placed.map(({ file, ids, lastPage }) => ({
      ...{ name: basename(file), letters: ids.length },
      pages: lastPage + pagesPerSheet - 1,
    })),
    listed: () => listLetters(home, placed),
    sample: ledger.purpose === 'rehearsal',
  };
}
