/**
 * Brings a home back from a backup. It grows beside its place, learns there what newer files tell, and
 * takes the place by a rename; what stood there is moved aside, never destroyed. Repeated after a kill,
 * it finds the folder that was moved aside and learns from that one.
 */
import { basename, dirname, join, resolve } from 'node:path';
import { HakkoError } from '../errors.ts';
import { homePaths } from '../home/home-paths.ts';
import { openHomeToWrite } from '../home/open-home.ts';
import { projectCrls } from '../home/project-crls.ts';
import { deleteUnfinished, unfinishedFolder } from '../home/unfinished-folder.ts';
import type { Context } from '../system/context.ts';
import { actorOf } from '../system/environment.ts';
import { undoneAtExit } from '../system/interrupt.ts';
import { createTurns } from '../system/turns.ts';
import { adoptRemains, type Adopted } from './adopt-remains.ts';
import { adoptWithdrawn, type AdoptedWithdrawals } from './adopt-withdrawn.ts';
import { bringLetters } from './bring-letters.ts';
import { copyFile } from './copied-file.ts';
import { findRemains, type Remains } from './find-remains.ts';
import type { Backup } from './open-backup.ts';
import { readOlderLedger, type OlderLedger } from './older-ledger.ts';
import { findReplaced, isTaken, lockOlderHome, replaceHome } from './replaced-home.ts';
import { writeMissingP12s } from './write-missing-p12s.ts';

export interface RestoreRequest {
  readonly backup: Backup;
  /** Folder of the home. */
  readonly home: string;
  /** Whether what is in its place may be moved aside. */
  readonly replace: boolean;
  /** Where else batches and CRLs of the lost home may be. */
  readonly places: readonly string[];
}

export interface RestoredHome extends Adopted, AdoptedWithdrawals {
  readonly folder: string;
  /** Where that stands now which was in its place. */
  readonly aside?: string;
  readonly files: number;
  /** PDFs of letters that came over from what was in its place. */
  readonly letterFiles: number;
  /** `.p12` files that were written from the ledger. */
  readonly p12Files: number;
  readonly unreadable: readonly string[];
  /** A batch that was going on when the backup was made. */
  readonly openBatch?: string;
}

export interface RestoreHooks {
  readonly onStart: (files: number) => void;
  readonly onFile: () => void;
}

/**
 * @throws `restore-place-taken`, `backup-damaged`, `home-in-use` when a command works in what is there,
 * `file-failed`, and what opening a home to write throws
 */
export async function restoreHome(
  context: Context,
  request: RestoreRequest,
  hooks: RestoreHooks,
): Promise<RestoredHome> {
  const { environment } = context;
  const folder = resolve(environment.workingFolder, request.home);
  const taken = isTaken(context, folder);
  if (taken && !request.replace) throw new HakkoError('restore-place-taken', { folder });
  const lock = taken ? lockOlderHome(context, folder, request.backup.timeZone) : undefined;
  // Windows moves no folder in which a file is open.
  if (environment.windows) lock?.release();
  try {
    return await restore(context, request, { folder, taken }, hooks);
  } finally {
    if (!environment.windows) lock?.release();
  }
}

async function restore(
  context: Context,
  { backup, places }: RestoreRequest,
  { folder, taken }: { readonly folder: string; readonly taken: boolean },
  hooks: RestoreHooks,
): Promise<RestoredHome> {
  const { files } = context;
  const { timeZone } = backup;
  const older = [...(taken ? [folder] : []), ...findReplaced(context, folder)];
  const ledgers = older
    .map((home) => readOlderLedger(context, home))
    .filter((ledger) => ledger !== undefined);
  const remains = gather(context, ledgers, [...older, ...places, backup.folder]);
  files.createFolder(dirname(folder));
  deleteUnfinished(context, dirname(folder), (name) => name === basename(folder));
  const growing = unfinishedFolder(context, folder);
  const undo = () => {
    files.deleteFolder(growing);
  };
  return undoneAtExit(context.interrupted, undo, async () => {
    try {
      files.createFolder(growing);
      await copyBackup(context, backup, growing, hooks);
      // Of those moved aside before, the newest counts only when the last try stopped right there.
      const [source] = older;
      const learnt = learn(context, { growing, backup, source, remains, ledgers });
      const aside = taken ? replaceHome(context, { grown: growing, folder, timeZone }) : undefined;
      if (!taken) files.moveFolder(growing, folder);
      return {
        ...{ folder, files: backup.checksums.length, unreadable: remains.unreadable },
        ...learnt,
        ...(aside !== undefined && { aside }),
      };
    } catch (error) {
      undo();
      throw error;
    }
  });
}

function gather(
  context: Context,
  ledgers: readonly OlderLedger[],
  places: readonly string[],
): Remains {
  const remains = findRemains(context, places);
  return {
    ...remains,
    records: [...remains.records, ...ledgers.flatMap(({ records }) => records)],
    crls: [...remains.crls, ...ledgers.flatMap(({ crls }) => crls)],
  };
}

/** Each file is compared with its checksum on the way. */
async function copyBackup(
  context: Context,
  { folder, checksums }: Backup,
  growing: string,
  hooks: RestoreHooks,
): Promise<void> {
  const { files } = context;
  hooks.onStart(checksums.length);
  const paths = homePaths(growing);
  for (const made of [paths.ca, paths.crl, paths.batches]) files.createFolder(made);
  const folders = new Set<string>();
  const turn = createTurns();
  for (const { path, sha256 } of checksums) {
    const [from, to] = [join(folder, path), join(growing, path)];
    files.createFolder(dirname(to));
    folders.add(dirname(to));
    if (
      !files.exists(from) ||
      copyFile(context, from, to, { syncFolder: false }).sha256 !== sha256
    ) {
      throw new HakkoError('backup-damaged', { path: from });
    }
    hooks.onFile();
    await turn();
  }
  for (const made of folders) files.syncFolder(made);
}

interface Learning {
  readonly growing: string;
  readonly backup: Backup;
  /** Whence letters come over. */
  readonly source: string | undefined;
  readonly remains: Remains;
  /** Of the homes that stood in the place. */
  readonly ledgers: readonly OlderLedger[];
}

function learn(
  context: Context,
  { growing, backup, source, remains, ledgers }: Learning,
): Adopted & AdoptedWithdrawals & Pick<RestoredHome, 'letterFiles' | 'p12Files' | 'openBatch'> {
  const home = openHomeToWrite(context, growing, 'hakko restore');
  try {
    const { ledger } = home;
    const at = context.clock.now();
    const actor = actorOf(context.environment);
    const { chainHead } = backup.record;
    const adopted = ledger.transaction(() => {
      const learnt = adoptRemains(ledger, remains, at);
      const withdrawn = adoptWithdrawn(ledger, ledgers, { chainHead, at, actor });
      const found = { ...learnt, ...withdrawn };
      ledger.events.append({
        at,
        kind: 'home-restored',
        actor,
        details: {
          ...{ folder: backup.folder, backup: backup.record.madeAt, batches: found.batches },
          serialNumbers: found.certificates.map(({ serialNumber }) => serialNumber),
          controlNumbers: found.controlNumbers.length,
          ...{ crls: found.crls, revocations: found.revocations },
          ...{ endedLogins: found.endedLogins, endAgain: found.endAgain },
          ...{ resetLogins: found.resetLogins, resetGroups: found.resetGroups },
        },
      });
      return found;
    });
    // What ended logins had is gone from the file, too.
    ledger.forget();
    projectCrls(context, home);
    const openBatch = ledger.batches.open()?.id;
    const letterFiles = source === undefined ? 0 : bringLetters(context, source, home);
    const p12Files = writeMissingP12s(context, home);
    return { ...adopted, letterFiles, p12Files, ...(openBatch !== undefined && { openBatch }) };
  } finally {
    home.close();
  }
}
