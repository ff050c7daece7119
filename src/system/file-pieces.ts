/** A file in pieces, for one that is too large to be held whole. */
import { closeSync, readSync } from 'node:fs';
import { attempt } from './attempt.ts';
import { openOrdinary } from './ordinary-file.ts';

const PIECE_OCTETS = 1 << 20;

/** @throws `file-missing`, `file-failed`, `file-special` */
export function* readPieces(path: string): Generator<Buffer> {
  const descriptor = attempt('read', path, () => openOrdinary(path));
  try {
    for (;;) {
      const piece = Buffer.alloc(PIECE_OCTETS);
      const length = attempt('read', path, () => readSync(descriptor, piece));
      if (length === 0) return;
      yield piece.subarray(0, length);
    }
  } finally {
    closeSync(descriptor);
  }
}
