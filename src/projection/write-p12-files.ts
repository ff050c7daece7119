/** Puts `.p12` bytes of the ledger on the disk and reads them back. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { HakkoError } from '../errors.ts';
import type { Home } from '../home/open-home.ts';
import type { P12File } from '../ledger/p12-files.ts';
import type { Context } from '../system/context.ts';

/**
 * Replaces what stands under their names; durable on return. One fsync of the folder serves all.
 * @throws `p12-copy-damaged`, and nothing of that file is written; `file-differs` when the disk gives back something else, `file-failed`
 */
export function writeP12Files(
  { files: disk }: Context,
  { ledger }: Home,
  folder: string,
  files: readonly P12File[],
): void {
  for (const file of files) {
    const bytes = ledger.p12Files.bytes(file);
    // What stands on the disk may be all that is left.
    if (sha256Of(bytes) !== file.sha256) {
      throw new HakkoError('p12-copy-damaged', { fileName: file.fileName });
    }
    const options = { replace: true, syncFolder: false };
    disk.write(join(folder, file.fileName), bytes, options);
  }
  disk.syncFolder(folder);
  for (const { fileName, sha256 } of files) {
    const path = join(folder, fileName);
    if (sha256Of(disk.read(path)) !== sha256) throw new HakkoError('file-differs', { path });
  }
}

function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
