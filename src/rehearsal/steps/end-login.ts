/** A login ends: her password is worth nothing any more, the certificate of her group stays. */
import { endLogins } from '../../withdrawal/end-logins.ts';
import { planEnding } from '../../withdrawal/plan-ending.ts';
import { made, type Stage } from '../stage.ts';
import type { Fault, Outcome } from '../step.ts';
import { findRecipients } from '../walk/recipient.ts';

export function endLogin(stage: Stage): Outcome {
  const { context } = stage;
  const home = made(stage, 'home');
  const { ledger } = home;
  const leaver = made(stage, 'planned').plan.groups[0]?.entries.at(-1);
  if (!leaver) return { count: 0 };
  const { loginId: subject } = leaver;
  const planned = made(stage, 'planned');
  const known = findRecipients(home, planned, made(stage, 'letters'));
  const letters = known.find(({ loginId }) => loginId === subject);
  if (letters) {
    const { loginId, group, initialPassword: password } = letters;
    stage.aftermath.ended = { loginId, group, password };
  }
  const plan = planEnding(context, home, [subject]);
  const [person] = plan.people;
  const before = person && ledger.certificates.current(person.groupId);
  endLogins(context, home, plan);
  const after = ledger.people.byLoginId(subject);
  const faults: Fault[] = [];
  if (after?.state !== 'ended' || after.passwordHash !== undefined || after.sealedPassword) {
    faults.push({ code: 'end-login-left', subject });
  }
  const current = person && ledger.certificates.current(person.groupId);
  if (!current || current.serialNumber !== before?.serialNumber) {
    faults.push({ code: 'end-certificate-gone', subject });
  }
  return { count: plan.people.length, faults };
}
