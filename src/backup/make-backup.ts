/**
 * Makes a backup: a whole usable home in a new folder, while another command may be writing in the
 * original. No passphrase is needed. What a kill leaves bears a hidden name and no list of checksums.
 */
import { hash } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import { HakkoError } from '../errors.ts';
import { homePaths } from '../home/home-paths.ts';
import { formatBackupRecord, type BackupRecord } from '../home/last-backup.ts';
import { openHomeToRead, type Home } from '../home/open-home.ts';
import { deleteUnfinished, unfinishedFolder } from '../home/unfinished-folder.ts';
import type { Context } from '../system/context.ts';
import { undoneAtExit } from '../system/interrupt.ts';
import { createTurns } from '../system/turns.ts';
import { planBackupFolder, type BackupFolder } from './backup-folder.ts';
import { findBatchFiles, findCrlFiles, findPortalFiles, readCaFiles } from './backup-content.ts';
import { openBackupWriter, type BackupWriter } from './backup-writer.ts';
import { CHECKSUMS_FILE, formatChecksums } from '../system/checksums.ts';
import { checksumOf } from './copied-file.ts';
import { describeLedgerCopy, takeLedgerCopy, type LedgerFacts } from './ledger-copy.ts';
import { recordBackup, type Recorded } from './record-backup.ts';

export interface BackupRequest {
  /** Folder in which the backup gets a dated folder of its own. */
  readonly parent: string;
  /** Letters and `.p12` files too, which the ledger could give again. */
  readonly withFiles: boolean;
}

export interface MadeBackup extends BackupFolder, LedgerFacts {
  readonly record: BackupRecord;
  readonly files: number;
  readonly octets: number;
  /** False on a medium that lets everybody read what is on it. */
  readonly private: boolean;
  /** Names of the key files in it. */
  readonly keys: readonly string[];
  readonly recorded: Recorded;
}

export interface BackupHooks {
  /** Of the files that are copied one by one: before the first, and after each. */
  readonly onStart: (files: number) => void;
  readonly onFile: () => void;
}

/**
 * @param home folder of the home
 * @throws what opening a home throws, `backup-inside-home`, `file-failed`, `ledger-unreadable`,
 * `event-log-broken`, `backup-damaged` when what was written reads otherwise
 */
export async function makeBackup(
  context: Context,
  home: string,
  request: BackupRequest,
  hooks: BackupHooks,
): Promise<MadeBackup> {
  const opened = openHomeToRead(context, home);
  try {
    const { paths, settings } = opened;
    const place = planBackupFolder(context, paths.folder, request.parent, settings.site.timeZone);
    const growing = growingFolder(context, place.folder);
    const undo = () => {
      context.files.deleteFolder(growing);
    };
    const made = await undoneAtExit(context.interrupted, undo, async () => {
      try {
        const filled = await fill(context, opened, { growing, place, ...request }, hooks);
        context.files.moveFolder(growing, place.folder);
        return filled;
      } catch (error) {
        undo();
        throw error;
      }
    });
    return { ...place, ...made, recorded: recordBackup(context, paths, made) };
  } finally {
    opened.close();
  }
}

/** Of this machine, in case two of them keep their backups in one place. */
function growingFolder(context: Context, folder: string): string {
  const host = context.environment.hostName.replaceAll(/[^A-Za-z0-9-]/g, '_');
  const isOurs = (name: string) => name.startsWith('hakko-backup-') && name.endsWith(`.${host}`);
  deleteUnfinished(context, dirname(folder), isOurs);
  return unfinishedFolder(context, join(dirname(folder), `${basename(folder)}.${host}`));
}

interface Filling extends BackupRequest {
  readonly growing: string;
  readonly place: BackupFolder;
}

/**
 * In this order: what the ledger tells of comes before the ledger, what the ledger needs after it. A
 * CRL that is made meanwhile is then missing, and never a key.
 */
async function fill(
  context: Context,
  home: Home,
  { growing, place, withFiles }: Filling,
  hooks: BackupHooks,
) {
  const { files, clock } = context;
  files.createFolder(growing, { modeless: true });
  const to = homePaths(growing);
  const writer = openBackupWriter(context, growing);
  const copies = [
    ...findBatchFiles(context, home, withFiles),
    ...findCrlFiles(context, home),
    ...findPortalFiles(context, home),
  ];
  hooks.onStart(copies.length);
  const turn = createTurns();
  for (const { from, path } of copies) {
    writer.copy(from, path);
    hooks.onFile();
    await turn();
  }
  const madeAt = clock.now();
  const facts = takeLedgerCopy(context, home.paths, (copy) => {
    writer.copy(copy, basename(to.ledger));
    return describeLedgerCopy(copy, home);
  });
  // A batch that was finished meanwhile is finished in that ledger, too: its files are all there now.
  const copied = new Set(copies.map(({ path }) => path));
  const late = findBatchFiles(context, home, withFiles, facts.lastBatch);
  for (const { from, path } of late.filter((file) => !copied.has(file.path))) {
    writer.copy(from, path);
    await turn();
  }
  const ca = readCaFiles(context, home);
  for (const [path, content] of ca) writer.write(path, content);
  writer.write(basename(to.lock), '');
  const record: BackupRecord = {
    ...{ hakko: 1, homeId: home.ledger.homeId, madeAt: madeAt.toISOString() },
    ...{ folder: place.folder, chainHead: facts.chainHead, withFiles },
    ...(facts.lastBatch !== undefined && { lastBatch: facts.lastBatch }),
  };
  writer.write(basename(to.backupRecord), formatBackupRecord(record));
  for (const folder of [to.batches, to.crl]) files.createFolder(folder, { modeless: true });
  await finish(context, growing, writer);
  return {
    ...facts,
    record,
    files: writer.checksums().length,
    octets: writer.octets(),
    private: context.environment.windows || (files.mode(growing) & 0o077) === 0,
    keys: [...ca.keys()].map((path) => basename(path)).filter((name) => name.endsWith('.key')),
  };
}

/** Every file is read again from the medium, then the list says that the backup is whole. */
async function finish(context: Context, growing: string, writer: BackupWriter): Promise<void> {
  writer.sync();
  const checksums = writer.checksums();
  const turn = createTurns();
  for (const { path, sha256 } of checksums) {
    const found = checksumOf(context, join(growing, path));
    if (found !== sha256) throw new HakkoError('backup-damaged', { path: join(growing, path) });
    await turn();
  }
  const text = formatChecksums(checksums);
  const path = join(growing, CHECKSUMS_FILE);
  context.files.write(path, text, { modeless: true });
  if (checksumOf(context, path) !== hash('sha256', text)) {
    throw new HakkoError('backup-damaged', { path });
  }
}
