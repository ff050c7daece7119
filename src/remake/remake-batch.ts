/**
 * Makes the files of a finished batch again from the ledger: what is missing, and on demand what was
 * changed. The `.p12` bytes are those of then; letters print the same secrets, numbers and date.
 */
import { join } from 'node:path';
import { prepareFolders } from '../batch/new-batch.ts';
import { refuseGoneFolder } from '../batch/relocate-batch.ts';
import { HakkoError } from '../errors.ts';
import type { Home } from '../home/open-home.ts';
import type { Unlocked } from '../home/unlock-home.ts';
import type { Batch } from '../ledger/batches.ts';
import type { LetterFile } from '../ledger/letter-files.ts';
import type { LetterKind } from '../letters/letter.ts';
import {
  findFiles,
  type BatchFiles,
  type ExpectedFile,
  type FilesPlace,
} from '../projection/batch-files.ts';
import {
  batchFolder,
  lettersFolder,
  p12Folder,
  placeOf,
  runFolderOf,
} from '../projection/batch-folders.ts';
import { writeRecord } from '../projection/batch-record.ts';
import { writeP12Files } from '../projection/write-p12-files.ts';
import type { Secret } from '../secrets/secret.ts';
import type { Context } from '../system/context.ts';
import { actorOf } from '../system/environment.ts';
import { whileHeard } from '../system/interrupt.ts';
import { remakeLetters, type RemadeLetters } from './remake-letters.ts';
import { remakeRunSheets } from './remake-run-sheets.ts';

export interface RemakeRequest {
  readonly batch: string;
  /** A new folder, in which the batch stands from then on. */
  readonly out?: string;
  /** Kinds of letters to make again: they hold secrets in clear, so only those that are named. */
  readonly print: readonly LetterKind[];
  /** Replaces files that are not what the ledger holds. */
  readonly force: boolean;
  /** Under which the PDFs are encrypted, for a print shop. */
  readonly pdfPassword?: Secret;
}

export interface Remade extends Omit<RemadeLetters, 'printed'> {
  readonly batch: string;
  readonly folder: string;
  /** Where the batch stood before, when it has moved. */
  readonly movedFrom?: string;
  /** Paths of the files that were made again. */
  readonly written: readonly string[];
  /** How many files were there already, as the ledger has them. */
  readonly right: number;
}

/**
 * @param unlock asked for only when letters are to be printed
 * @throws `batch-not-known`, `batch-not-finished`, `batch-folder-gone`, `batch-files-differ`,
 * `folder-not-empty`
 */
export async function remakeBatch(
  context: Context,
  home: Home,
  unlock: () => Promise<Unlocked>,
  request: RemakeRequest,
): Promise<Remade> {
  const { pdfPassword } = request;
  const known = findBatch(home, request.batch);
  const before = batchFolder({ home, batch: known });
  const folder = request.out ?? before;
  const moves = folder !== before;
  const batch = moves ? { ...known, folder: placeOf(home, folder) } : known;
  const place = { context, home, batch };
  if (request.out === undefined) refuseGoneFolder(context, home, known);
  if (moves && !context.files.isUnused(folder))
    throw new HakkoError('folder-not-empty', { folder });
  const files = findFiles(place, request.print);
  const wrong = listWrong(files);
  if (!request.force) refuseDiffering(batch, wrong);
  const all = files.p12.length + files.letters.length + files.sheets.length + 1;
  const right = all - wrong.length;
  const result = { batch: batch.id, folder, right };
  if (wrong.length === 0)
    return { ...result, written: [], letters: 0, leftOut: 0, reworded: [], changed: 0 };

  const lostLetters = files.letters.filter(isWrong).map(({ file }) => file);
  const unlocked = lostLetters.length > 0 ? await unlock() : undefined;
  makeFolders(place, moves, lostLetters);
  const lost = files.p12.filter(isWrong);
  const lostP12 = lost.map(({ file }) => file);
  await writeP12Files(context, home, p12Folder(place), lostP12);
  const { printed, ...counts } = unlocked
    ? await whileHeard(context.interrupted, () =>
        remakeLetters({ ...place, unlocked, ...(pdfPassword && { pdfPassword }) }, lostLetters),
      )
    : NO_LETTERS;
  // After the letters: their pages stand on the list.
  const lostSheets = files.sheets.filter(isWrong).map(({ file }) => file);
  const sheets = await remakeRunSheets(place, lostSheets);
  const reworded = [...counts.reworded, ...sheets.reworded];
  const rewrite = isWrong(files.record) || counts.changed + sheets.reworded.length > 0;
  commit(place, known, { p12: lost.length, ...counts }, rewrite);
  const records = rewrite ? [files.record.path] : [];
  const written = [...lost.map(({ path }) => path), ...printed, ...sheets.written, ...records];
  return { ...result, ...counts, reworded, written, ...(moves && { movedFrom: before }) };
}

const NO_LETTERS: RemadeLetters = {
  ...{ printed: [], letters: 0, leftOut: 0, reworded: [], changed: 0 },
};

function findBatch({ ledger }: Home, id: string): Batch {
  const batch = ledger.batches.byId(id);
  if (!batch) {
    const known = ledger.batches.all().map((other) => other.id);
    throw new HakkoError('batch-not-known', { batch: id, known: known.slice(-KNOWN_SHOWN) });
  }
  if (batch.state === 'open') throw new HakkoError('batch-not-finished', { batch: id });
  return batch;
}

const KNOWN_SHOWN = 5;

function listWrong(files: BatchFiles): readonly ExpectedFile<unknown>[] {
  return [...files.p12, ...files.letters, ...files.sheets, files.record].filter(isWrong);
}

function isWrong({ state }: ExpectedFile<unknown>): boolean {
  return state !== 'right';
}

function refuseDiffering({ id }: Batch, wrong: readonly ExpectedFile<unknown>[]): void {
  const paths = wrong.filter(({ state }) => state === 'differs').map(({ path }) => path);
  if (paths.length > 0) throw new HakkoError('batch-files-differ', { batch: id, paths });
}

function makeFolders(place: FilesPlace, moves: boolean, letters: readonly LetterFile[]): void {
  const { files } = place.context;
  if (moves) prepareFolders(place.context, place);
  const folders = new Set(
    letters.map(({ kind, file }) => join(lettersFolder(place, kind), runFolderOf(file))),
  );
  for (const folder of [batchFolder(place), p12Folder(place), ...folders]) {
    files.createFolder(folder);
    files.deleteStaged(folder);
  }
}

/** Last: a command that was killed before this is simply run once more. */
function commit(
  { context, home, batch }: FilesPlace,
  { folder: before }: Batch,
  { p12, letters, leftOut }: { p12: number; letters: number; leftOut: number },
  rewrite: boolean,
): void {
  const { ledger } = home;
  const at = context.clock.now();
  const recordSha256 = rewrite && writeRecord(context, { home, batch }, batch.finishedAt ?? at);
  ledger.transaction(() => {
    if (batch.folder !== before) ledger.batches.move(batch.id, batch.folder);
    ledger.events.append({
      at,
      kind: 'batch-remade',
      actor: actorOf(context.environment),
      details: {
        ...{ batch: batch.id, folder: batch.folder, p12, letters, leftOut },
        ...(recordSha256 && { recordSha256 }),
      },
    });
  });
}
