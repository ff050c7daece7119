/** New revocation lists: with the next number, of the same certificates, and far from their end. */
import { checkCrls, CRL_WARNING_DAYS } from '../../home/check-crls.ts';
import { writeCrls } from '../../home/write-crls.ts';
import { made, type Stage } from '../stage.ts';
import type { Fault, Outcome } from '../step.ts';

export async function renewLists(stage: Stage): Promise<Outcome> {
  const { context } = stage;
  const [home, unlocked] = [made(stage, 'home'), made(stage, 'unlocked')];
  const before = new Map(
    checkCrls(context, home, CRL_WARNING_DAYS).map((crl) => [crl.fileName, crl]),
  );
  const written = await writeCrls(context, home, unlocked.signers);
  const after = checkCrls(context, home, CRL_WARNING_DAYS);
  const faults = after.flatMap(({ fileName: subject, crlNumber = 0, revoked, faults: own }) => {
    const old = before.get(subject);
    const good =
      own.length === 0 && crlNumber > (old?.crlNumber ?? 0) && revoked === (old?.revoked ?? 0);
    return good ? [] : [{ code: 'crl-differs', subject } satisfies Fault];
  });
  return { count: written.length, faults };
}
