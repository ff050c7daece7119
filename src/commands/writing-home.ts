/** Opens the home for a command that writes: at once, or with `--wait` after the one who works in it. */
import { HakkoError } from '../errors.ts';
import { findPlaceFault } from '../home/place-fault.ts';
import { openHomeToWrite, type Home, type WritingTerms } from '../home/open-home.ts';
import { whileHeard } from '../system/interrupt.ts';
import { pause } from '../system/pause.ts';
import { findPlace } from '../system/place.ts';
import { errorMessage } from '../words/error-message.ts';
import type { Invocation } from './invocation.ts';

/** How often it is tried again. */
const INTERVAL_MS = 100;
/** Whoever has just come has written its name by then; whoever was just leaving is gone. */
const GRACE_MS = 500;

/**
 * @param terms besides what the flags say
 * @throws `home-in-use`, `cancelled`, and what `openHomeToWrite` throws
 */
export async function openWritingHome(
  invocation: Invocation,
  command: string,
  terms: WritingTerms = {},
): Promise<Home> {
  const { context, words, options } = invocation;
  const seconds = options.wait ?? 0;
  const started = performance.now();
  let told = '';
  const tryOnce = (): Home | undefined => {
    try {
      const home = openHomeToWrite(context, invocation.home, command, {
        ...terms,
        acceptClock: options.acceptClock ?? false,
      });
      warnOfPlace(invocation, home);
      return home;
    } catch (error) {
      if (!isInUse(error)) throw error;
      const { holder } = error.args;
      const waited = performance.now() - started;
      if (waited >= Math.max(seconds * 1000, holder ? 0 : GRACE_MS)) throw error;
      const { what } = words.errors['home-in-use'](error.args);
      if (seconds > 0 && holder && told !== what) {
        told = what;
        context.terminal.say(`${what} ${words.screens.waiting(seconds)}`);
      }
      return undefined;
    }
  };
  for (;;) {
    const home = tryOnce();
    if (home) {
      if (home.migrated) context.terminal.say(words.screens.ledger.migrated(home.migrated));
      if (home.keysChanged) context.terminal.say(words.screens.passphrase.finished);
      return home;
    }
    const { interrupted } = context;
    await whileHeard(interrupted, () => pause(INTERVAL_MS, interrupted));
  }
}

/** A home that was moved there after `init`, or a folder that is synced since. */
function warnOfPlace({ context, words }: Invocation, { paths }: Home): void {
  const { terminal, environment } = context;
  const judged = findPlaceFault(findPlace(paths.folder), environment);
  // A folder may be called like a cloud's and be none: `init` was told so then.
  if (!judged?.certain) return;
  const { what } = errorMessage(judged.fault, words);
  terminal.say(
    terminal.colours.yellow(`${words.labels.warning}: ${what} ${words.screens.moveHome()}`),
  );
}

function isInUse(error: unknown): error is HakkoError<'home-in-use'> {
  return error instanceof HakkoError && error.code === 'home-in-use';
}
