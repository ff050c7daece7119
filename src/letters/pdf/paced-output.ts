import type { Writable } from 'node:stream';

/**
 * Writes to an output no faster than it takes. pdfkit itself knows no back-pressure: left alone it would
 * keep a whole run in memory.
 *
 * @returns a writer whose promise waits until the output has taken the chunk, and is rejected with the
 * output's own error once it has failed, or when it has closed
 */
export function paceOutput(out: Writable): (chunk: Uint8Array) => Promise<void> {
  let failure: Error | undefined;
  out.once('error', (error: Error) => (failure = error));
  return (chunk) =>
    new Promise((resolve, reject) => {
      // A chunk under way is never called back when its output is destroyed.
      const closed = (): void => {
        reject(failure ?? new Error('the output closed before the letters were written'));
      };
      out.once('close', closed);
      out.write(chunk, (error) => {
        out.off('close', closed);
        if (error) reject(failure ?? error);
        else resolve();
      });
    });
}
