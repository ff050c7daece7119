/**
 * PDFs of letters from what stood in the place of a restored home: those that its ledger knows, byte by
 * byte. Without the passphrase they could not be made again; `.p12` files come out of the ledger.
 */
import { dirname, isAbsolute, join, relative } from 'node:path';
import type { Home } from '../home/open-home.ts';
import { lettersFolder } from '../projection/batch-folders.ts';
import type { Context } from '../system/context.ts';
import { checksumOf, copyFile } from './copied-file.ts';

/**
 * @param from folder of the other home
 * @returns how many files came over
 */
export function bringLetters(context: Context, from: string, home: Home): number {
  const { files } = context;
  const { batches, letters } = home.ledger;
  let brought = 0;
  for (const batch of batches.all()) {
    for (const { kind, file, sha256 } of letters.filesOf(batch.id)) {
      const folder = lettersFolder({ home, batch }, kind);
      const below = relative(home.paths.folder, join(folder, file));
      const there = join(from, below);
      // Elsewhere, by `--out` or by the settings: whatever is there has stayed there.
      const outside = isAbsolute(below) || below.startsWith('..');
      if (outside || files.exists(join(folder, file)) || !files.exists(there)) continue;
      if (checksumOf(context, there) !== sha256) continue;
      files.createFolder(dirname(join(folder, file)));
      copyFile(context, there, join(folder, file), {});
      brought += 1;
    }
  }
  return brought;
}
