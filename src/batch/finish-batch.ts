/** Closes a batch: counts once more, writes `batch.json`, refreshes the CRLs, marks it done. */
import { HakkoError } from '../errors.ts';
import { writeCrls, type WrittenCrl } from '../home/write-crls.ts';
import { batchFolder, lettersFolder, p12Folder } from '../projection/batch-folders.ts';
import { writeRecord } from '../projection/batch-record.ts';
import { actorOf } from '../system/environment.ts';
import type { BatchRun } from './batch-run.ts';
import type { PrintChoice } from './print-choice.ts';
import type { PrintedPart } from './record-parts.ts';

export interface BatchSummary {
  readonly batch: string;
  /** Whether a roster said who gets letters. */
  readonly fromRoster: boolean;
  readonly folder: string;
  readonly folders: { readonly p12: string; readonly login: string; readonly install: string };
  readonly certificates: number;
  /** More than there are certificates when each has one for old devices and one for new. */
  readonly p12Files: number;
  readonly people: number;
  /** Those that were printed. */
  readonly letters: { readonly login: number; readonly install: number };
  /** Those that are still to be printed: `hakko notices` does. */
  readonly unprinted: { readonly login: number; readonly install: number };
  readonly parts: readonly PrintedPart[];
  readonly crls: readonly WrittenCrl[];
  /** Hash of the last event of the batch: whoever notes it can later tell whether the log still holds it. */
  readonly chainHead: string;
}

export async function finishBatch(
  run: BatchRun,
  { kinds }: PrintChoice,
  parts: readonly PrintedPart[],
): Promise<BatchSummary> {
  const { context, home, batch, unlocked } = run;
  const { ledger } = home;
  const folder = batchFolder(run);
  const rows = {
    login: ledger.letters.toPrint(batch.id, 'login'),
    install: ledger.letters.toPrint(batch.id, 'install'),
  };
  const all = [...rows.login, ...rows.install];
  const people = new Set(all.map(({ personId }) => personId)).size;
  const certificates = ledger.certificates
    .ofBatch(batch.id)
    .filter(({ state }) => state !== 'abandoned' && state !== 'adopted');
  const printed = (kind: 'login' | 'install') =>
    parts.filter((part) => part.kind === kind).reduce((sum, part) => sum + part.letters, 0);
  const letters = { login: printed('login'), install: printed('install') };
  for (const kind of kinds) {
    if (letters[kind] !== rows[kind].length) {
      const path = folder;
      throw new HakkoError('letters-miscounted', {
        path,
        pages: letters[kind],
        rows: rows[kind].length,
      });
    }
  }
  const unprinted = {
    login: rows.login.length - letters.login,
    install: rows.install.length - letters.install,
  };
  const at = context.clock.now();
  const crls = await writeCrls(context, home, unlocked.signers);
  const p12Files = certificates.flatMap(({ id }) => ledger.p12Files.of(id));
  const recordSha256 = writeRecord(context, run, at);
  // Last: a batch that was killed before this line is simply finished once more.
  ledger.transaction(() => {
    ledger.batches.finish(batch.id, at);
    const counts = { certificates: certificates.length, people };
    const details = {
      ...{ batch: batch.id, ...counts, letters: letters.login + letters.install },
      recordSha256,
    };
    ledger.events.append({
      at,
      kind: 'batch-finished',
      actor: actorOf(context.environment),
      details,
    });
  });
  return {
    ...{ batch: batch.id, folder, letters, unprinted, parts, crls },
    fromRoster: batch.rosterName !== undefined,
    folders: {
      p12: p12Folder(run),
      login: lettersFolder(run, 'login'),
      install: lettersFolder(run, 'install'),
    },
    certificates: certificates.length,
    p12Files: p12Files.length,
    people,
    chainHead: ledger.events.head(),
  };
}
