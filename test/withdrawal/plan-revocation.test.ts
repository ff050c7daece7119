/** Which certificates of a group open the door, and whom it hits when one is revoked. */
import { describe, expect, it } from 'vitest';
import { planRevocation } from '../../src/withdrawal/plan-revocation.ts';
import { AT, createSampleLedger } from '../ledger/sample-ledger.ts';
import { createWorld } from '../system/world.ts';

type Held = 'issued' | 'superseded' | 'adopted' | 'revoked' | 'ended' | 'planned';

/** A group with one person and these certificates, the oldest first; their serial numbers are 1, 2 … */
function createLedger(held: readonly Held[]) {
  const sample = createSampleLedger();
  const { ledger } = sample;
  const batch = sample.addBatch();
  sample.addPerson(batch, 'G13B1234567', 'A000001-1');
  const [person] = ledger.people.waitingIn(batch);
  ledger.people.activate(person?.id ?? 0, Buffer.of(1), 'hash', AT);
  for (const [index, state] of held.entries()) {
    const change = {
      serialNumber: String(index + 1),
      ...(state === 'ended' && { notAfter: new Date('2026-11-21T14:59:59Z') }),
    };
    if (state === 'adopted') {
      adopt(sample, batch, change.serialNumber);
      continue;
    }
    const id = sample.planCertificate('G13B', batch, change);
    if (state === 'planned') continue;
    const content = { certificate: Buffer.of(2), sealedInstallPassword: Buffer.of(4) };
    ledger.certificates.complete(id, { ...content, files: [] });
    ledger.certificates.markIssued(id, AT);
    if (state === 'superseded') ledger.certificates.supersede(id);
    if (state === 'revoked') ledger.revocations.add(id, { revokedAt: AT, reason: 'superseded' });
  }
  return ledger;
}

function adopt(
  { ledger, authorityId }: ReturnType<typeof createSampleLedger>,
  batchId: string,
  serialNumber: string,
): void {
  ledger.certificates.adopt({
    ...{ uuid: serialNumber, groupId: ledger.groups.ensure('G13B', AT), authorityId, batchId },
    ...{ serialNumber, subject: 'CN=G13B', keySha256: '', fileName: 'G13B.p12' },
    ...{ notBefore: AT, notAfter: new Date('2028-11-22T14:59:59Z'), at: AT },
    certificate: Buffer.of(9),
  });
}

describe('of a group with', () => {
  it.each<[readonly Held[], string, object]>([
    [['issued'], 'G13B', { step: 'revoke', inUse: true, needsReissue: true, others: [] }],
    [['ended'], 'G13B', { step: 'ended', inUse: true, needsReissue: true, others: [] }],
    [['revoked'], 'G13B', { step: 'already-revoked', inUse: true, needsReissue: true }],
    [['revoked', 'issued'], '1', { step: 'already-revoked', inUse: false, needsReissue: false }],
    [['revoked', 'planned'], 'G13B', { step: 'already-revoked', needsReissue: true, others: [] }],
    [['superseded', 'issued'], 'G13B', { step: 'revoke', inUse: true, others: ['1'] }],
    [['superseded', 'issued'], '1', { inUse: false, needsReissue: false, others: ['2'] }],
    // Made after the backup that was restored: nobody but its holders has it, and it opens the door.
    [['issued', 'adopted'], 'G13B', { inUse: true, others: ['2'] }],
    [['issued', 'adopted'], '2', { step: 'revoke', inUse: false, needsReissue: false }],
    [['adopted'], 'G13B', { step: 'revoke', inUse: true, needsReissue: true, others: [] }],
  ])('%j, the plan for %s', (held, query, expected) => {
    const plan = planRevocation(
      createWorld({ folder: '/' }),
      { ledger: createLedger(held) },
      query,
    );
    const others = plan.others.map(({ serialNumber }) => serialNumber);
    expect({ ...plan, others }).toMatchObject(expected);
    expect(plan.people.map(({ loginId }) => loginId)).toEqual(['G13B1234567']);
  });
});
