/** A file copied in pieces, and its checksum as it is on the disk. */
import { createHash } from 'node:crypto';
import type { Context } from '../system/context.ts';
import type { WriteOptions } from '../system/staged-file.ts';

type World = Pick<Context, 'files'>;

export interface CopiedFile {
  /** Of what was read, in hexadecimal. */
  readonly sha256: string;
  readonly octets: number;
}

/**
 * Copies a file.
 * @throws `file-missing`, `file-exists`, `file-failed`
 */
export function copyFile(
  { files }: World,
  from: string,
  to: string,
  options: WriteOptions,
): CopiedFile {
  const staged = files.stage(to, options);
  let octets = 0;
  try {
    for (const piece of files.readPieces(from)) {
      staged.append(piece);
      octets += piece.length;
    }
    return { sha256: staged.publish(), octets };
  } finally {
    staged.discard();
  }
}

/** SHA-256 (hex) of a file. */
export function checksumOf({ files }: World, path: string): string {
  const digest = createHash('sha256');
  for (const piece of files.readPieces(path)) digest.update(piece);
  return digest.digest('hex');
}

/** Files below a folder, by their paths from there with `/`; what is still being written is left out. */
export function filesBelow({ files }: World, folder: string): readonly string[] {
  return files.list(folder).flatMap((name) => {
    if (UNFINISHED.test(name)) return [];
    const path = `${folder}/${name}`;
    return files.isFolder(path)
      ? filesBelow({ files }, path).map((below) => `${name}/${below}`)
      : [name];
  });
}

const UNFINISHED = /^\..*\.tmp$/;
