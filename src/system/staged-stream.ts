/** A staged file as a stream, for a library that writes into one. */
import { Writable } from 'node:stream';
import type { StagedFile } from './staged-file.ts';

/** Takes one chunk after the other; ending it does not publish the file. */
export function streamInto(staged: Pick<StagedFile, 'append'>): Writable {
  return new Writable({
    write(bytes: Uint8Array, _encoding, done) {
      try {
        staged.append(bytes);
        done();
      } catch (error) {
        done(error instanceof Error ? error : new Error(String(error)));
      }
    },
  });
}
