/** Unlocks a home once for a command, when it first needs to; a mistyped passphrase is asked for again. */
import { HakkoError } from '../errors.ts';
import type { Home } from '../home/open-home.ts';
import type { Unlocked } from '../home/unlock-home.ts';
import type { Secret } from '../secrets/secret.ts';
import type { Invocation } from './invocation.ts';

const TRIES = 3;

export function unlockOnce(invocation: Invocation, home: Home): () => Promise<Unlocked> {
  let unlocked: Promise<Unlocked> | undefined;
  return () => (unlocked ??= unlock(invocation, home));
}

async function unlock(invocation: Invocation, home: Home): Promise<Unlocked> {
  const { unlockHome } = await import('../home/unlock-home.ts');
  return tryPassphrases(invocation, (passphrase) =>
    unlockHome(invocation.context, home, passphrase),
  );
}

/** Opens with the operator's passphrase; only a person can type it better the next time. */
export async function tryPassphrases<T>(
  invocation: Invocation,
  open: (passphrase: Secret) => T,
): Promise<T> {
  const { context, words } = invocation;
  for (let tries = 1; ; tries += 1) {
    const passphrase = await invocation.passphrase();
    try {
      return open(passphrase);
    } catch (error) {
      const mistyped = error instanceof HakkoError && error.code === 'passphrase-wrong';
      if (!mistyped || !invocation.passphraseTyped || tries === TRIES) throw error;
      context.terminal.complain(words.errors['passphrase-wrong']({}).what);
    }
  }
}
