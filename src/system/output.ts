/** stdout and stderr that may go away: a pipe to `head`, a terminal that was closed, a disk that is full. */
import { HakkoError } from '../errors.ts';
import { errnoOf } from './attempt.ts';

/**
 * Lets the work go on when nobody reads any more. Called before anything is written.
 * @returns waits until stdout has taken all; throws `file-failed` when it could not for another reason
 * than a reader who has left, such as a full disk
 */
export function watchOutput(
  process: Pick<NodeJS.Process, 'stdout' | 'stderr'>,
): () => Promise<void> {
  let failure: Error | undefined;
  process.stdout.on('error', (error) => {
    if (errnoOf(error) !== READER_LEFT) failure ??= error;
  });
  // What people would have read; they have gone, or closed the terminal.
  process.stderr.on('error', () => undefined);
  return async () => {
    await new Promise<void>((resolve) => {
      process.stdout.write('', () => {
        resolve();
      });
    });
    if (!failure) return;
    const errno = errnoOf(failure);
    throw new HakkoError('file-failed', { action: 'write', path: 'stdout', errno }, failure);
  };
}

const READER_LEFT = 'EPIPE';
