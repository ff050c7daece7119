/** The operating system's refusals as errors that a person can act on. */
import { HakkoError } from '../errors.ts';
import type { FileAction } from './errors.ts';

/** Turns the operating system's refusal into an error with action, path and errno. */
export function attempt<T>(action: FileAction, path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof HakkoError) throw error;
    const errno = errnoOf(error);
    if (errno === '') throw error;
    if (errno === 'ENOENT' && action === 'read')
      throw new HakkoError('file-missing', { path }, error);
    throw new HakkoError('file-failed', { action, path, errno }, error);
  }
}

export function errnoOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : '';
}
