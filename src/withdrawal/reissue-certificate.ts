/** Opens the batch that gives a group its new certificate: with a revocation, or after it. */
import { openReissue } from '../batch/open-reissue.ts';
import { prepareBatch } from '../batch/new-batch.ts';
import type { Home } from '../home/open-home.ts';
import type { Unlocked } from '../home/unlock-home.ts';
import type { Context } from '../system/context.ts';
import type { ReissuePlan } from './plan-reissue.ts';
import { revokeCertificate, type RevocationRequest, type Revoked } from './revoke-certificate.ts';

/**
 * Revocation and open batch are one transaction: a run that is killed after it is finished by the next
 * command that finishes batches, and revokes nothing once more.
 * @throws what `revokeCertificate` throws, `folder-not-empty`, `file-failed`
 */
export async function revokeAndReissue(
  context: Context,
  home: Home,
  unlocked: Unlocked,
  request: RevocationRequest,
  reissue: ReissuePlan,
): Promise<Revoked> {
  const batch = prepareBatch(context, home, undefined);
  return revokeCertificate(context, home, unlocked, {
    ...request,
    alongside: () => {
      openReissue(context, home, batch, reissue);
    },
  });
}

/**
 * The group has no certificate any more that counts, because it was revoked before or has ended.
 * @throws `folder-not-empty`, `file-failed`
 */
export function reissueCertificate(context: Context, home: Home, reissue: ReissuePlan): void {
  const { ledger } = home;
  const batch = prepareBatch(context, home, undefined);
  ledger.transaction(() => {
    if (reissue.supersedes) ledger.certificates.supersede(reissue.supersedes.id);
    openReissue(context, home, batch, reissue);
  });
}
