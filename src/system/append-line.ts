/** A line at the end of a file to which several processes may be adding. */
import * as fs from 'node:fs';
import { PRIVATE_FILE } from './staged-file.ts';

const LINE_END = 0x0a;

/** @param durable on the disk on return */
export function appendLine(path: string, line: string, durable: boolean): void {
  const flags =
    fs.constants.O_RDWR |
    fs.constants.O_CREAT |
    fs.constants.O_APPEND |
    (fs.constants.O_NOFOLLOW || 0);
  const descriptor = fs.openSync(path, flags, PRIVATE_FILE);
  try {
    const start = endsWhole(descriptor) ? '' : '\n';
    writeAll(descriptor, Buffer.from(`${start}${line}\n`));
    if (durable) fs.fdatasyncSync(descriptor);
  } finally {
    fs.closeSync(descriptor);
  }
}

function endsWhole(descriptor: number): boolean {
  const { size } = fs.fstatSync(descriptor);
  const last = Buffer.of(LINE_END);
  if (size > 0) fs.readSync(descriptor, last, 0, 1, size - 1);
  return last[0] === LINE_END;
}

/** A disk on which there is room for a part takes that part, and refuses only what is still to come. */
function writeAll(descriptor: number, bytes: Buffer): void {
  for (let written = 0; written < bytes.length;) {
    written += fs.writeSync(descriptor, bytes, written);
  }
}
