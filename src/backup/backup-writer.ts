/** Writes files into a growing backup and keeps their checksums; folders are made as they are needed. */
import { dirname, join } from 'node:path';
import type { Context } from '../system/context.ts';
import type { Checksum } from '../system/checksums.ts';
import { copyFile } from './copied-file.ts';

export interface BackupWriter {
  /** @param path below the backup, with `/` */
  copy(from: string, path: string): void;
  write(path: string, content: string | Buffer): void;
  checksums(): readonly Checksum[];
  /** Of all files together. */
  octets(): number;
  /** Makes the names in all folders durable. */
  sync(): void;
}

const OPTIONS = { modeless: true, syncFolder: false };

export function openBackupWriter(context: Pick<Context, 'files'>, folder: string): BackupWriter {
  const { files } = context;
  const checksums: Checksum[] = [];
  const folders = new Set<string>();
  let octets = 0;
  const prepare = (path: string): string => {
    const to = join(folder, path);
    if (!folders.has(dirname(to))) files.createFolder(dirname(to), { modeless: true });
    folders.add(dirname(to));
    return to;
  };
  const note = (path: string, sha256: string, size: number): void => {
    checksums.push({ path, sha256 });
    octets += size;
  };
  return {
    copy(from, path) {
      const { sha256, octets: size } = copyFile(context, from, prepare(path), OPTIONS);
      note(path, sha256, size);
    },
    write(path, content) {
      const bytes = Buffer.from(content);
      const staged = files.stage(prepare(path), OPTIONS);
      try {
        staged.append(bytes);
        note(path, staged.publish(), bytes.length);
      } finally {
        staged.discard();
      }
    },
    checksums: () => checksums,
    octets: () => octets,
    sync() {
      for (const made of folders) files.syncFolder(made);
    },
  };
}
