/** A file system of a few hundred KiB in memory, to be filled, grown and made read-only. Needs root. */
import { mkdtempSync, rmdirSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runProgram } from '../programs.ts';

export const isRoot = process.getuid?.() === 0;

export interface SmallDisk {
  /** Where it is mounted. */
  readonly folder: string;
  usedKib(): number;
  resize(kib: number): void;
  makeReadOnly(): void;
  makeWritable(): void;
  remove(): void;
}

/** Removed by `remove`, or at the latest when the process ends. */
export function mountSmallDisk(kib: number): SmallDisk {
  const folder = mkdtempSync(join(tmpdir(), 'hakko-disk-'));
  runProgram('mount', ['-t', 'tmpfs', '-o', `size=${kib}k,mode=700`, 'hakko-disk', folder]);
  const remount = (options: string): void => {
    runProgram('mount', ['-o', `remount,${options}`, folder]);
  };
  const remove = (): void => {
    process.off('exit', remove);
    runProgram('umount', [folder]);
    rmdirSync(folder);
  };
  process.once('exit', remove);
  return {
    ...{ folder, remove },
    usedKib: () => {
      const { blocks, bfree, bsize } = statfsSync(folder);
      return ((blocks - bfree) * bsize) / 1024;
    },
    resize: (size) => {
      remount(`size=${size}k`);
    },
    makeReadOnly: () => {
      remount('ro');
    },
    makeWritable: () => {
      remount('rw');
    },
  };
}
