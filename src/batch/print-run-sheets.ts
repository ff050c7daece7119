/**
 * The cover sheet and the reconciliation list of a run of letters, as PDF and CSV, made of the ledger
 * alone. Letters printed = rows of the ledger = lines of the list, or nothing of it is kept.
 */
import { basename, join } from 'node:path';
import { HakkoError } from '../errors.ts';
import type { LetterRow } from '../ledger/letters.ts';
import type { LetterKind } from '../letters/letter.ts';
import { listCsv } from '../letters/run-sheets/list-csv.ts';
import { renderRunSheets } from '../letters/run-sheets/render-run-sheets.ts';
import { runPaper } from '../letters/run-sheets/run-paper.ts';
import type {
  ListedLetter,
  ReprintReason,
  RunFile,
  RunSheets,
} from '../letters/run-sheets/run-sheets.ts';
import { actorOf } from '../system/environment.ts';
import { streamInto } from '../system/staged-stream.ts';
import {
  fileInRun,
  lettersFolder,
  runFolderOf,
  sheetFileNames,
} from '../projection/batch-folders.ts';
import type { BatchRun } from './batch-run.ts';
import { createManagers } from './group-manager.ts';
import { byEnvelope, isHandedOn } from './letter-envelopes.ts';
import { letterSite } from './letter-content.ts';
import { printedNumber } from './control-number.ts';
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
  const rows = ledger.letters
    .ofBatch(batch.id, kind)
    .filter(({ file }) => file !== undefined && runFolderOf(file) === folder);
  if (printed !== undefined && rows.length !== printed) {
    throw new HakkoError('letters-miscounted', { path, pages: printed, rows: rows.length });
  }
  const print = printSettings(settings);
  const { pagesPerSheet } = runPaper(kind, print, letterAssetsFor(context, home).templates);
  const byFile = [...Map.groupBy(rows, ({ file = '' }) => file)].toSorted(([a], [b]) =>
    a < b ? -1 : 1,
  );
  // A postcard goes alone, to whomever it is addressed.
  const shared = print.format !== 'pressure-seal' && rows.some(isHandedOn);
  const runs = byFile.map(([file, own]) => ({
    file,
    envelopes: shared ? byEnvelope(ledger, own) : undefined,
    rows: own,
  }));
  return {
    ...{ kind, path, letters: rows.length, print, chainHead, batch: batch.id },
    ...(shared && {
      envelopes: runs.reduce((sum, { envelopes = [] }) => sum + envelopes.length, 0),
    }),
    tongue: sheetTongue(settings),
    site: letterSite(settings),
    ...(reason && { reason }),
    issuedAt: batch.openedAt,
    files: byFile.map(([file, own]) => fileOf(basename(file), own, pagesPerSheet)),
    listed: () => listed(run, runs),
    sample: ledger.purpose === 'rehearsal',
  };
}

function fileOf(name: string, rows: readonly LetterRow[], pagesPerSheet: number): RunFile {
  const lastPage = rows.reduce((last, { page = 1 }) => Math.max(last, page), 1);
  const pages = lastPage + pagesPerSheet - 1;
  return { name, letters: rows.length, pages };
}

interface ListedFile {
  readonly file: string;
  readonly rows: readonly LetterRow[];
  readonly envelopes: readonly (readonly LetterRow[])[] | undefined;
}

function* listed(
  { home }: Omit<BatchRun, 'unlocked'>,
  files: readonly ListedFile[],
): Generator<ListedLetter> {
  const { people, groups } = home.ledger;
  const findManager = createManagers(home);
  const groupNames = new Map<number, string>();
  for (const { row, file, envelope } of inEnvelopes(files)) {
    const person = people.byId(row.personId);
    if (!person) throw new RangeError('a letter to nobody');
    const { groupId } = person;
    const group = groupNames.get(groupId) ?? groups.byId(groupId)?.name ?? '';
    groupNames.set(groupId, group);
    const { organisation, department } = row.delivery === 'group' ? findManager(person) : person;
    // Whose sheet it is must be told, whoever opens the envelope.
    const { name } = row.delivery === 'group' && !isHandedOn(row) ? findManager(person) : person;
    yield {
      ...{ controlNumber: printedNumber(row), name, group, file },
      ...(envelope && { envelope }),
      ...(organisation !== undefined && { organisation }),
      ...(department !== undefined && { department }),
      ...{ page: row.page ?? 1, place: row.place },
    };
  }
}

function* inEnvelopes(files: readonly ListedFile[]) {
  let number = 0;
  for (const { file, rows, envelopes } of files) {
    if (!envelopes) for (const row of rows) yield { file, row, envelope: undefined };
    for (const own of envelopes ?? []) {
      number += 1;
      const envelope = { number, letters: own.length };
      for (const row of own) yield { file, row, envelope };
    }
  }
}
