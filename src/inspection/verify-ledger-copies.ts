/** What files and letters are made again from, in the ledger itself: `.p12` bytes and sealed passwords. */
import { createHash } from 'node:crypto';
import { rowOf } from '../batch/initial-passwords.ts';
import { installPasswordOf } from '../batch/letter-content.ts';
import { HakkoError } from '../errors.ts';
import type { Home } from '../home/open-home.ts';
import type { Unlocked } from '../home/unlock-home.ts';
import type { Finding } from './finding.ts';

/**
 * @param unlocked without it passwords stay sealed
 * @param turn lets signals have their turn between two rows
 */
export async function verifyLedgerCopies(
  { ledger }: Home,
  unlocked: Unlocked | undefined,
  turn: () => Promise<void>,
): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const certificate of ledger.certificates.all()) {
    if (certificate.state !== 'issued') continue;
    for (const file of ledger.p12Files.of(certificate.id)) {
      await turn();
      const sha256 = createHash('sha256').update(ledger.p12Files.bytes(file)).digest('hex');
      if (sha256 === file.sha256) continue;
      findings.push({ code: 'p12-copy-damaged', subject: file.fileName });
    }
    if (unlocked && isDamaged(() => installPasswordOf(unlocked.vault, certificate))) {
      findings.push({ code: 'install-password-damaged', subject: certificate.fileName });
    }
  }
  if (!unlocked) return findings;
  for (const { id, loginId, state } of ledger.people.each()) {
    if (state !== 'active') continue;
    await turn();
    const person = ledger.people.byId(id);
    const { sealedPassword: sealed } = person ?? {};
    if (person && sealed && isDamaged(() => unlocked.vault.open(sealed, rowOf(person)))) {
      findings.push({ code: 'initial-password-damaged', subject: loginId });
    }
  }
  return findings;
}

export function isDamaged(open: () => unknown): boolean {
  try {
    open();
    return false;
  } catch (error) {
    if (error instanceof HakkoError && error.code === 'sealed-secret-damaged') return true;
    throw error;
  }
}
