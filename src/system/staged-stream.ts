import { Writable } from 'node:stream';
import type { StagedFile } from './files.ts';

/** A staged file as a stream, for writers that stream. Ending the stream does not publish the file. */
export function stagedStream(staged: StagedFile): Writable {
  return new Writable({
    write(chunk: Uint8Array, _encoding, done) {
      try {
        staged.append(chunk);
        done();
      } catch (error) {
        done(error instanceof Error ? error : new Error(String(error)));
      }
    },
  });
}
