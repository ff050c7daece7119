/** The state of a certificate as people are told: that it has ended is read off its end, not stored. */
import type { CertificateState } from '../ledger/certificate-state.ts';
import type { CertificateRow } from '../ledger/certificates.ts';

export type ShownState = CertificateState | 'expired';

export function shownState(
  { state, notAfter }: Pick<CertificateRow, 'state' | 'notAfter'>,
  now: Date,
): ShownState {
  return state === 'issued' && notAfter <= now ? 'expired' : state;
}
