/** Waits for a while; a Ctrl-C ends the waiting. */
import { setTimeout } from 'node:timers/promises';
import { HakkoError } from '../errors.ts';

/** @throws `cancelled` as soon as `signal` is aborted */
export async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  try {
    await setTimeout(milliseconds, undefined, { signal });
  } catch (error) {
    if (signal.aborted) throw new HakkoError('cancelled', {}, error);
    throw error;
  }
}
