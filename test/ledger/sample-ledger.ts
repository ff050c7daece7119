/** A ledger with a CA, for tests that put people, certificates and letters into it. */
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { createLedger, type Ledger } from '../../src/ledger/ledger.ts';
import type { PlannedCertificate } from '../../src/ledger/certificates.ts';
import type { NewP12File } from '../../src/ledger/p12-files.ts';
import { onTestFinished } from 'vitest';
import { temporaryFolder } from '../system/world.ts';

export const AT = new Date('2026-11-22T03:00:00Z');
const NOT_AFTER = new Date('2028-11-22T14:59:59Z');

export interface SampleLedger {
  readonly path: string;
  readonly ledger: Ledger;
  readonly authorityId: number;
  /** Opens a batch of this id. */
  addBatch(id?: string): string;
  /** A person of the group, planned, with both letters. */
  addPerson(batchId: string, loginId: string, controlNumber: string): number;
  /** A planned certificate of the group, with what a case wants different. */
  planCertificate(group: string, batchId: string, change?: Partial<PlannedCertificate>): number;
  /** The same, signed, with a file of each profile unless said otherwise. */
  signCertificate(group: string, batchId: string, files?: readonly NewP12File[]): number;
  /** A CRL of this number, whose octets are the number. */
  addCrl(crlNumber: number): void;
}

/** What `both` makes of a group; the bytes tell them apart. */
export function sampleFiles(group: string): readonly NewP12File[] {
  return [
    { profile: 'compat', fileName: `${group}.p12`, p12: Buffer.of(3), sha256: 'c' },
    { profile: 'modern', fileName: `${group}-modern.p12`, p12: Buffer.of(4), sha256: 'm' },
  ];
}

export function createSampleLedger(): SampleLedger {
  const path = join(temporaryFolder(), 'ledger.db');
  const ledger = createLedger(path, { homeId: randomUUID(), purpose: 'real', at: AT });
  onTestFinished(() => {
    ledger.close();
  });
  const authority = {
    role: 'root',
    generation: 1,
    serialNumber: '01',
    certificate: Buffer.of(1),
  } as const;
  const authorityId = ledger.authorities.add({ ...authority, notAfter: NOT_AFTER }, AT);
  const planCertificate: SampleLedger['planCertificate'] = (group, batchId, change = {}) =>
    ledger.certificates.plan({
      ...{ uuid: randomUUID(), groupId: ledger.groups.ensure(group, AT), authorityId, batchId },
      ...{ serialNumber: randomBytes(16).toString('hex'), subject: `CN=${group}` },
      keySha256: createHash('sha256').update(group).digest('hex'),
      ...{ notBefore: AT, notAfter: NOT_AFTER, fileName: `${group}.p12`, at: AT },
      ...change,
    });
  return {
    ...{ path, ledger, authorityId, planCertificate },
    addBatch(id = '20261122-01') {
      ledger.batches.add({ id, command: 'issue', folder: `/batches/${id}`, openedAt: AT });
      return id;
    },
    addPerson(batchId, loginId, controlNumber) {
      const groupId = ledger.groups.ensure(loginId.slice(0, 4), AT);
      const details = { loginId, name: '髙橋　美咲', address: [] };
      const uuid = randomUUID();
      const personId = ledger.people.plan({
        ...{ uuid, groupId, details, passwordOrigin: 'generated', at: AT },
      });
      for (const kind of ['login', 'install'] as const) {
        ledger.letters.plan({ batchId, personId, kind, controlNumber, language: 'ja', at: AT });
      }
      return personId;
    },
    addCrl(crlNumber) {
      const crl = { authorityId, crlNumber, thisUpdate: AT, nextUpdate: AT, sha256: '' };
      ledger.authorities.addCrl({ ...crl, der: Buffer.of(crlNumber) });
    },
    signCertificate(group, batchId, files = sampleFiles(group)) {
      const id = planCertificate(group, batchId);
      ledger.certificates.complete(id, {
        ...{ certificate: Buffer.of(2), sealedInstallPassword: Buffer.of(4) },
        files,
      });
      return id;
    },
  };
}
