/** What people type to name a certificate, and what they get when it is none. */
import { describe, expect, it } from 'vitest';
import { HakkoError } from '../../src/errors.ts';
import { findCertificate } from '../../src/withdrawal/find-certificate.ts';
import { AT, createSampleLedger } from '../ledger/sample-ledger.ts';

/** G13B: one certificate from before and one in use; H07A: one that was revoked; K21N: planned. */
function createLedger() {
  const { ledger, addBatch, addPerson, planCertificate } = createSampleLedger();
  const batch = addBatch();
  const hold = (group: string, serialNumber: string): number => {
    const id = planCertificate(group, batch, { serialNumber });
    ledger.certificates.complete(id, {
      ...{ certificate: Buffer.of(2), sealedInstallPassword: Buffer.of(4) },
      files: [],
    });
    ledger.certificates.markIssued(id, AT);
    return id;
  };
  ledger.certificates.supersede(hold('G13B', '0a11'));
  hold('G13B', '0b22cd');
  ledger.revocations.add(hold('H07A', '0c33'), { revokedAt: AT, reason: 'superseded' });
  planCertificate('K21N', batch, { serialNumber: '0d44' });
  addPerson(batch, 'G13B1234567', 'A000001-1');
  return ledger;
}

describe('a certificate is found', () => {
  it.each([
    ['by its prefix: the one in use', 'G13B', '0b22cd'],
    ['in another case', 'g13b', '0b22cd'],
    ['in full width', 'Ｇ１３Ｂ', '0b22cd'],
    ['by its file name', 'G13B.p12', '0b22cd'],
    ['by its serial number: also one from before', '0a11', '0a11'],
    ['by a serial number as OpenSSL prints it', 'serial=0B22CD', '0b22cd'],
    ['by a serial number as a browser shows it', '0B:22:CD', '0b22cd'],
    ['by a serial number as Windows shows it', '0b 22 cd', '0b22cd'],
    ['though it was revoked: the last there was', 'H07A', '0c33'],
  ])('%s', (_name, query, serialNumber) => {
    expect(findCertificate(createLedger(), query).certificate.serialNumber).toBe(serialNumber);
  });
});

describe('no certificate is found', () => {
  it.each<[string, string, string, object]>([
    ['of a prefix with a slip', 'G13C', 'certificate-unknown', { near: ['G13B'] }],
    ['of a serial number that is cut off', '0b22', 'certificate-unknown', { near: ['0b22cd'] }],
    ['of too little to guess from', '0b2', 'certificate-unknown', { near: [] }],
    ['of a group that has none yet', 'K21N', 'certificate-unknown', { near: ['K21N'] }],
    ['of one that was only planned', '0d44', 'certificate-unknown', {}],
    ['of nothing', '', 'certificate-unknown', { near: [] }],
    [
      'of one person, who shares it',
      'g13b1234567',
      'certificate-shared',
      { loginId: 'G13B1234567', group: 'G13B' },
    ],
  ])('%s', (_name, query, code, args) => {
    const ledger = createLedger();
    try {
      findCertificate(ledger, query);
      expect.unreachable();
    } catch (error) {
      if (!(error instanceof HakkoError)) throw error;
      expect([error.code, error.args]).toMatchObject([code, args]);
    }
  });
});
