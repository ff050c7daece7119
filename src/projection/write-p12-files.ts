/** Puts `.p12` bytes of the ledger on the disk and reads them back. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { HakkoError } from '../errors.ts';
import type { Home } from '../home/open-home.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { P12File } from '../ledger/p12-files.ts';
import type { Context } from '../system/context.ts';
import type { StagedFile } from '../system/staged-file.ts';

/** So many are on their way to the disk at once. */
const FILES_AT_ONCE = 32;

/**
 * Replaces what stands under their names; durable when the promise is fulfilled. One fsync of the folder
 * serves all.
 * @throws `p12-copy-damaged`, and nothing of that file is written; `file-differs` when the disk gives back something else, `file-failed`
 */
export async function writeP12Files(
  { files: disk }: Context,
  { ledger }: Home,
  folder: string,
  files: readonly P12File[],
): Promise<void> {
  for (let start = 0; start < files.length; start += FILES_AT_ONCE) {
    await writeTogether(disk, ledger, folder, files.slice(start, start + FILES_AT_ONCE));
  }
  disk.syncFolder(folder);
  for (const { fileName, sha256 } of files) {
    const path = join(folder, fileName);
    if (sha256Of(disk.read(path)) !== sha256) throw new HakkoError('file-differs', { path });
  }
}

async function writeTogether(
  disk: Context['files'],
  ledger: Ledger,
  folder: string,
  files: readonly P12File[],
): Promise<void> {
  const staged: StagedFile[] = [];
  try {
    for (const file of files) {
      const bytes = ledger.p12Files.bytes(file);
      // What stands on the disk may be all that is left.
      if (sha256Of(bytes) !== file.sha256) {
        throw new HakkoError('p12-copy-damaged', { fileName: file.fileName });
      }
      const options = { replace: true, syncFolder: false };
      const one = disk.stage(join(folder, file.fileName), options);
      staged.push(one);
      one.append(bytes);
    }
    // All of them to the end, or one would be closed while the disk still works on it.
    const settled = await Promise.allSettled(staged.map((one) => one.settleAside()));
    const failed = settled.find((one) => one.status === 'rejected');
    if (failed) throw failed.reason;
    for (const one of staged) one.publish();
  } finally {
    for (const one of staged) one.discard();
  }
}

function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
