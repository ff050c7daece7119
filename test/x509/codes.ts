/** What a call throws, as the code that people's sentences are chosen by. */
import { HakkoError, type ErrorCode } from '../../src/errors.ts';

/** The code of the HakkoError; `none` when nothing is thrown, and anything else is thrown on. */
export function codeOf(call: () => unknown): ErrorCode | 'none' {
  try {
    call();
    return 'none';
  } catch (error) {
    if (!(error instanceof HakkoError)) throw error;
    return (error as HakkoError).code;
  }
}

/** The same for a promise. */
export async function codeOfRejection(promise: Promise<unknown>): Promise<ErrorCode | 'none'> {
  const outcome = await promise.then(
    () => undefined,
    (error: unknown) => ({ error }),
  );
  return codeOf(() => {
    if (outcome !== undefined) throw outcome.error;
  });
}
