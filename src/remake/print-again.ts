/**
 * Prints letters of finished batches once more, with the numbers and secrets that they have, into a folder
 * of their own: what was printed before is never written over.
 */
import { join } from 'node:path';
import type { BatchRun } from '../batch/batch-run.ts';
import { createLetterContent } from '../batch/letter-content.ts';
import { startPartPress, type FinishedPart } from '../batch/letter-part.ts';
import { planParts, type LetterSplit } from '../batch/plan-parts.ts';
import { printRunSheets } from '../batch/print-run-sheets.ts';
import { recordParts } from '../batch/record-parts.ts';
import type { Home } from '../home/open-home.ts';
import type { Unlocked } from '../home/unlock-home.ts';
import type { LetterKind } from '../letters/letter.ts';
import { fileInRun, lettersFolder, runFolderOf } from '../projection/batch-folders.ts';
import { writeRecord } from '../projection/batch-record.ts';
import type { Secret } from '../secrets/secret.ts';
import type { Context } from '../system/context.ts';
import { actorOf } from '../system/environment.ts';
import { localDate } from '../system/local-date.ts';
import type { PlannedRun, PrintingPlan } from './plan-printing.ts';

export interface PrintedRun {
  readonly batch: string;
  readonly kind: LetterKind;
  readonly folder: string;
  readonly letters: number;
}

export interface PrintingRequest {
  readonly plan: PrintingPlan;
  /** None when nothing of it was on paper before. */
  readonly reason?: 'spoiled' | 'wording';
  readonly split: LetterSplit;
  /** Under which the PDFs are encrypted, for a print shop. */
  readonly pdfPassword?: Secret;
}

/** Each batch is whole in itself: one that was killed on the way is simply printed once more. */
export async function printAgain(
  context: Context,
  home: Home,
  unlocked: Unlocked,
  request: PrintingRequest,
): Promise<readonly PrintedRun[]> {
  const printed: PrintedRun[] = [];
  for (const planned of request.plan.runs) {
    const { pdfPassword } = request;
    const run = {
      context,
      home,
      unlocked,
      batch: planned.batch,
      ...(pdfPassword && { pdfPassword }),
    };
    printed.push(...(await printRun(run, planned, request)));
  }
  return printed;
}

const KINDS = ['login', 'install'] as const;

async function printRun(
  run: BatchRun,
  { letters }: PlannedRun,
  { reason, split }: PrintingRequest,
): Promise<readonly PrintedRun[]> {
  const { context, home, batch } = run;
  const { ledger } = home;
  const kinds = KINDS.filter((kind) => letters.some((row) => row.kind === kind));
  const folder = nextRunFolder(run, reason === undefined ? 'print' : 'reprint');
  const pathOf = (kind: LetterKind): string => join(lettersFolder(run, kind), folder);
  let parts: readonly FinishedPart[];
  try {
    parts = await printParts(run, letters, { folder, kinds, split });
  } catch (error) {
    for (const kind of kinds) context.files.deleteFolder(pathOf(kind));
    throw error;
  }
  const countOf = (kind: LetterKind): number => letters.filter((row) => row.kind === kind).length;
  const at = context.clock.now();
  const actor = actorOf(context.environment);
  // From here on the ledger says that they are on new sheets, why, and who printed them.
  ledger.transaction(() => {
    recordParts(run, parts, 'reprinted');
    const counts = { login: countOf('login'), install: countOf('install') };
    ledger.events.append({
      ...{ at, kind: 'letters-printed', actor },
      details: {
        ...{ batch: batch.id, folder, ...counts, ...(reason && { cause: reason }) },
        numbers: [...new Set(letters.map(({ controlNumber }) => controlNumber))],
      },
    });
  });
  for (const kind of kinds) {
    const about = { kind, folder, letters: countOf(kind), ...(reason && { reason }) };
    await printRunSheets(run, about);
  }
  const recordSha256 = writeRecord(context, run, batch.finishedAt ?? at);
  ledger.transaction(() => {
    ledger.events.append({
      ...{ at: context.clock.now(), kind: 'record-written', actor },
      details: { batch: batch.id, recordSha256 },
    });
  });
  return kinds.map((kind) => ({
    ...{ batch: batch.id, kind, folder: pathOf(kind), letters: countOf(kind) },
  }));
}

async function printParts(
  run: BatchRun,
  letters: PlannedRun['letters'],
  {
    folder,
    kinds,
    split,
  }: {
    readonly folder: string;
    readonly kinds: readonly LetterKind[];
    readonly split: LetterSplit;
  },
): Promise<readonly FinishedPart[]> {
  const finished: FinishedPart[] = [];
  for (const kind of kinds) {
    const contentOf = createLetterContent(run);
    const press = startPartPress(run, kind);
    const path = join(lettersFolder(run, kind), folder);
    run.context.files.createFolder(path);
    const rows = letters.filter((row) => row.kind === kind);
    for (const { name, rows: own } of planParts(run.home.ledger, kind, rows, split)) {
      const file = { name: fileInRun(folder, name), path: join(path, name) };
      const part = press.open({ ...file, rows: own });
      try {
        for (const row of own) part.add(contentOf(row));
        finished.push(await part.finish());
      } finally {
        part.discard();
      }
    }
  }
  return finished;
}

/** `reprint-20261130-01`: the next that neither the ledger nor the disk has. */
function nextRunFolder(run: BatchRun, word: 'print' | 'reprint'): string {
  const { context, home, batch } = run;
  const day = localDate(context.clock.now(), home.settings.site.timeZone).replaceAll('-', '');
  const taken = new Set(home.ledger.letters.filesOf(batch.id).map(({ file }) => runFolderOf(file)));
  for (let number = 1; ; number += 1) {
    const folder = `${word}-${day}-${String(number).padStart(2, '0')}`;
    const there = KINDS.some((kind) =>
      context.files.exists(join(lettersFolder(run, kind), folder)),
    );
    if (!taken.has(folder) && !there) return folder;
  }
}
