/**
 * A letter is spoiled in the printer: it is printed again with what it said before. One that is lost is
 * not, for somebody else may know its secret.
 */
import { join } from 'node:path';
import { HakkoError } from '../../errors.ts';
import { planPrinting, refuseCompromised, type PrintingPlan } from '../../remake/plan-printing.ts';
import { printAgain } from '../../remake/print-again.ts';
import type { ReadLetter } from '../../letters/read-letters.ts';
import { readBackLetters } from '../read-back.ts';
import { made, type Stage } from '../stage.ts';
import type { Fault, Outcome } from '../step.ts';

export async function reprintLetter(stage: Stage): Promise<Outcome> {
  const { context } = stage;
  const [home, unlocked] = [made(stage, 'home'), made(stage, 'unlocked')];
  const { ledger, settings } = home;
  const before = [...made(stage, 'letters').login.values()].find(
    ({ loginId = '' }) =>
      loginId !== stage.aftermath.reset?.before.loginId &&
      ledger.people.byLoginId(loginId)?.state === 'active',
  );
  if (before?.loginId === undefined) return { count: 0 };
  const { loginId: subject } = before;
  const plan = planPrinting(home, {
    ...{ batches: [], prefixes: [], controlNumbers: [], loginIds: [subject], kind: 'login' },
  });
  const { split } = settings.letters;
  const printed = await printAgain(context, home, unlocked, { plan, reason: 'spoiled', split });
  const parts = printed.flatMap(({ folder }) =>
    context.files
      .list(folder)
      .filter((name) => /-\d{3}\.pdf$/.test(name))
      .map((name) => ({ path: join(folder, name) })),
  );
  const { login, count } = await readBackLetters(context, home, { parts });
  const after = login.get(before.controlNumber);
  const faults: Fault[] = [];
  if (count !== 1 || !after || !saysTheSame(before, after)) {
    faults.push({ code: 'reprint-differs', subject });
  }
  if (!isRefused(stage, plan)) faults.push({ code: 'lost-reprinted', subject });
  return { count, faults };
}

function saysTheSame(before: ReadLetter, after: ReadLetter): boolean {
  return (
    after.loginId === before.loginId &&
    after.recipientName === before.recipientName &&
    after.handOn === before.handOn &&
    after.initialPassword?.reveal() === before.initialPassword?.reveal()
  );
}

function isRefused(stage: Stage, plan: PrintingPlan): boolean {
  try {
    refuseCompromised(made(stage, 'home'), plan, 'lost');
    return false;
  } catch (error) {
    if (error instanceof HakkoError && error.code === 'letters-compromised') return true;
    throw error;
  }
}
