/** Whether a group gets a new certificate after a revocation, and in place of which. Changes nothing. */
import type { Reissue } from '../batch/open-reissue.ts';
import { HakkoError } from '../errors.ts';
import type { Home } from '../home/open-home.ts';
import type { CertificateRow } from '../ledger/certificates.ts';
import type { Context } from '../system/context.ts';
import { localTime } from '../system/local-date.ts';
import type { RevocationPlan } from './plan-revocation.ts';

export interface ReissuePlan extends Reissue {
  /** It ended by its own date, unrevoked, and gives way now. */
  readonly supersedes?: CertificateRow;
}

/**
 * @returns undefined when the group has its new certificate already: the same command once more
 * @throws `reissue-nobody`, `reissue-not-needed`, `reissue-just-made`
 */
export function planReissue(
  context: Context,
  { ledger, settings }: Pick<Home, 'ledger' | 'settings'>,
  { group, certificate, namedBy, step, people }: RevocationPlan,
): ReissuePlan | undefined {
  const current = ledger.certificates.current(group.id);
  const inDate = current !== undefined && current.notAfter > context.clock.now();
  if (inDate && current.id !== certificate.id) {
    if (step === 'already-revoked') return undefined;
    const { serialNumber } = current;
    throw new HakkoError('reissue-not-needed', { group: group.name, serialNumber });
  }
  // Whoever did not see how the command ended gives it again, and would revoke what it made.
  if (step === 'revoke' && namedBy === 'group' && isFreshReissue(context, ledger, certificate)) {
    const { serialNumber, plannedAt } = certificate;
    const at = localTime(plannedAt, settings.site.timeZone);
    throw new HakkoError('reissue-just-made', { group: group.name, serialNumber, at });
  }
  if (people.length === 0) throw new HakkoError('reissue-nobody', { group: group.name });
  const { serialNumber: replaces } = current ?? certificate;
  return { group, people, replaces, ...(current && !inDate && { supersedes: current }) };
}

/** Long enough for a script that tries again; a certificate of yesterday may well be revoked. */
const FRESH_MS = 86_400_000;

function isFreshReissue(
  { clock }: Context,
  { batches }: Home['ledger'],
  { batchId, plannedAt }: CertificateRow,
): boolean {
  const fresh = clock.now().getTime() - plannedAt.getTime() < FRESH_MS;
  // The batch of a reissue comes from no roster.
  return (
    fresh && batches.all().some(({ id, rosterName }) => id === batchId && rosterName === undefined)
  );
}
