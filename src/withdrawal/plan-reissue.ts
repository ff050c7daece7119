/** Whether a group gets a new certificate after a revocation, and in place of which. Changes nothing. */
import type { Reissue } from '../batch/open-reissue.ts';
import { HakkoError } from '../errors.ts';
import type { Home } from '../home/open-home.ts';
import type { CertificateRow } from '../ledger/certificates.ts';
import type { Context } from '../system/context.ts';
import type { RevocationPlan } from './plan-revocation.ts';

export interface ReissuePlan extends Reissue {
  /** It ended by its own date, unrevoked, and gives way now. */
  readonly supersedes?: CertificateRow;
}

/**
 * @returns undefined when the group has its new certificate already: the same command once more
 * @throws `reissue-nobody`, `reissue-not-needed`
 */
export function planReissue(
  context: Context,
  { ledger }: Pick<Home, 'ledger'>,
  { group, certificate, step, people }: RevocationPlan,
): ReissuePlan | undefined {
  const current = ledger.certificates.current(group.id);
  const inDate = current !== undefined && current.notAfter > context.clock.now();
  if (inDate && current.id !== certificate.id) {
    if (step === 'already-revoked') return undefined;
    const { serialNumber } = current;
    throw new HakkoError('reissue-not-needed', { group: group.name, serialNumber });
  }
  if (people.length === 0) throw new HakkoError('reissue-nobody', { group: group.name });
  const { serialNumber: replaces } = current ?? certificate;
  return { group, people, replaces, ...(current && !inDate && { supersedes: current }) };
}
