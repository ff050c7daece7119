/** A letter is lost: the person gets another password and one new letter, and the old one is worth nothing. */
import { openLoginReset } from '../../batch/open-login-reset.ts';
import { runBatch } from '../../batch/run-batch.ts';
import { verifyPassword } from '../../secrets/password-hash.ts';
import { planLoginReset } from '../../withdrawal/plan-reset.ts';
import { readBackLetters } from '../read-back.ts';
import { made, type Stage } from '../stage.ts';
import type { Fault, Outcome } from '../step.ts';
import { findRecipients } from '../walk/recipient.ts';

const UNHEARD = { onStart: () => undefined, onGroup: () => undefined, onLetters: () => undefined };

export async function resetLogin(stage: Stage): Promise<Outcome> {
  const { context } = stage;
  const [home, unlocked] = [made(stage, 'home'), made(stage, 'unlocked')];
  const { people, batches } = home.ledger;
  const before = findRecipients(home, made(stage, 'planned'), made(stage, 'letters')).find(
    ({ loginId }) => people.byLoginId(loginId)?.state === 'active',
  );
  if (!before) return { count: 0 };
  const { loginId: subject } = before;
  openLoginReset(context, home, unlocked, planLoginReset(home, [subject]));
  const batch = batches.open();
  if (!batch) throw new RangeError('no open batch');
  const run = { context, home, unlocked, batch };
  const summary = await runBatch(run, made(stage, 'pool'), UNHEARD);
  const { login, count } = await readBackLetters(context, home, summary);
  const initialPassword = [...login.values()].find(
    ({ loginId }) => loginId === subject,
  )?.initialPassword;
  const hash = people.byLoginId(subject)?.passwordHash;
  const isNew =
    initialPassword !== undefined &&
    hash !== undefined &&
    verifyPassword(initialPassword, hash) &&
    !verifyPassword(before.initialPassword, hash);
  const faults: Fault[] = [];
  if (!isNew || count !== 1) faults.push({ code: 'reset-differs', subject });
  if (initialPassword) {
    const after = { ...before, initialPassword };
    stage.aftermath.reset = { before, after };
  }
  return { count, faults };
}
