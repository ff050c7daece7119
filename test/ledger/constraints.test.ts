/** What the tables make impossible, whatever the code above them does. */
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { AT, createSampleLedger, sampleFiles, type SampleLedger } from './sample-ledger.ts';

/** A ledger with one batch, one person and one certificate in use. */
function withOne(): SampleLedger {
  const sample = createSampleLedger();
  const batch = sample.addBatch();
  sample.addPerson(batch, 'G13B1234567', 'A000001-1');
  sample.planCertificate('G13B', batch, { serialNumber: 'aa' });
  return sample;
}

/** SQL as somebody else's code might run it on the same file. */
function onFile({ path }: SampleLedger, sql: string): void {
  const database = new DatabaseSync(path, { enableForeignKeyConstraints: true });
  try {
    database.exec(sql);
  } finally {
    database.close();
  }
}

describe('it is impossible', () => {
  it.each<[string, (sample: SampleLedger) => unknown, RegExp]>([
    [
      'to plan one serial number twice',
      (sample) => sample.planCertificate('G13C', '20261122-01', { serialNumber: 'aa' }),
      /UNIQUE.*serial_number/,
    ],
    [
      'to give a serial number again that was abandoned',
      (sample) => {
        sample.ledger.certificates.abandonPlanned('20261122-01');
        return sample.planCertificate('G13B', '20261122-01', { serialNumber: 'aa' });
      },
      /UNIQUE.*serial_number/,
    ],
    [
      'that a group has two certificates in use',
      (sample) => sample.planCertificate('G13B', '20261122-01'),
      /UNIQUE.*group_id/,
    ],
    [
      'that a group has a planned one beside a signed one',
      (sample) => {
        sample.signCertificate('G13C', '20261122-01');
        return sample.planCertificate('G13C', '20261122-01');
      },
      /UNIQUE.*group_id/,
    ],
    [
      'to use a control number twice for one kind and generation',
      (sample) => {
        onFile(
          sample,
          'INSERT INTO letters (batch_id, person_id, kind, control_number, state, changed_at) SELECT batch_id, person_id, kind, control_number, state, changed_at FROM letters',
        );
      },
      /UNIQUE.*control_number/,
    ],
    ['to have two open batches', (sample) => sample.addBatch('20261122-02'), /UNIQUE.*state/],
    [
      'to have one batch twice',
      (sample) => {
        sample.ledger.batches.finish('20261122-01', AT);
        return sample.addBatch('20261122-01');
      },
      /UNIQUE.*batches\.id/,
    ],
    [
      'to have one login ID twice, whatever its case',
      (sample) => sample.addPerson('20261122-01', 'g13b1234567', 'A000002-3'),
      /UNIQUE.*folded_login_id/,
    ],
    [
      'that a person is active without a hash',
      (sample) => {
        onFile(sample, "UPDATE people SET state = 'active'");
      },
      /CHECK/,
    ],
    [
      'that a certificate is signed without its bytes',
      (sample) => {
        onFile(sample, "UPDATE certificates SET state = 'signed'");
      },
      /CHECK/,
    ],
    [
      'that a state is none of the known ones',
      (sample) => {
        onFile(
          sample,
          "INSERT INTO letters (batch_id, person_id, kind, control_number, state, changed_at) SELECT batch_id, person_id, kind, 'A000009-0', 'eaten', changed_at FROM letters",
        );
      },
      /CHECK/,
    ],
    [
      'to give a serial number of another certificate',
      (sample) => {
        sample.planCertificate('G13C', '20261122-01', { serialNumber: 'bb' });
        onFile(sample, "UPDATE certificates SET serial_number = 'cc' WHERE serial_number = 'bb'");
      },
      /keeps its serial number/,
    ],
    [
      'to delete a certificate, so that its serial number is free again',
      (sample) => {
        onFile(sample, 'DELETE FROM certificates');
      },
      /never deleted/,
    ],
    [
      'to delete a letter, so that its control number is free again',
      (sample) => {
        onFile(sample, 'DELETE FROM letters');
      },
      /never deleted/,
    ],
    [
      'that two people share a control number',
      (sample) => {
        sample.addPerson('20261122-01', 'G13B1234568', 'A000001-1');
      },
      /one person/,
    ],
    [
      'that two people share a control number in two generations',
      (sample) => {
        sample.addPerson('20261122-01', 'G13B1234568', 'A000002-3');
        onFile(
          sample,
          "INSERT INTO letters (batch_id, person_id, kind, control_number, generation, state, changed_at) SELECT batch_id, person_id, kind, 'A000001-1', 2, state, changed_at FROM letters WHERE control_number = 'A000002-3'",
        );
      },
      /one person/,
    ],
    [
      'that a letter changes hands',
      (sample) => {
        const other = sample.addPerson('20261122-01', 'G13B1234568', 'A000002-3');
        onFile(sample, `UPDATE letters SET person_id = ${other}`);
      },
      /keeps its person/,
    ],
    [
      "that a letter stands in another batch's file",
      (sample) => {
        const { ledger } = sample;
        ledger.batches.finish('20261122-01', AT);
        const other = sample.addBatch('20261122-02');
        const file = 'login-id-001.pdf';
        ledger.letters.addFile({ batchId: other, kind: 'login', file, sha256: '' });
        const [letter] = ledger.letters.ofBatch('20261122-01', 'login');
        ledger.letters.markMade(letter?.id ?? 0, { file, page: 1, place: 0 }, AT);
      },
      /FOREIGN KEY/,
    ],
    [
      "that a letter stands in the other kind's file",
      (sample) => {
        const { ledger } = sample;
        const place = { batchId: '20261122-01', file: 'login-id-001.pdf', sha256: '' };
        ledger.letters.addFile({ ...place, kind: 'login' });
        const [letter] = ledger.letters.ofBatch('20261122-01', 'install');
        ledger.letters.markMade(letter?.id ?? 0, { file: place.file, page: 1, place: 0 }, AT);
      },
      /FOREIGN KEY/,
    ],
    [
      'that two letters stand in one place of a page',
      (sample) => {
        const { ledger } = sample;
        sample.addPerson('20261122-01', 'G13B1234568', 'A000002-3');
        const place = { batchId: '20261122-01', file: 'login-id-001.pdf', sha256: '' };
        ledger.letters.addFile({ ...place, kind: 'login' });
        for (const { id } of ledger.letters.ofBatch('20261122-01', 'login')) {
          ledger.letters.markMade(id, { file: place.file, page: 1, place: 0 }, AT);
        }
      },
      /UNIQUE.*page/,
    ],
    [
      'that a letter prints the password of another group',
      (sample) => {
        const person = sample.addPerson('20261122-01', 'H07A0000310', 'A000002-3');
        const [certificate] = sample.ledger.certificates.ofBatch('20261122-01');
        sample.ledger.letters.assignCertificate('20261122-01', person, certificate?.id ?? 0);
      },
      /another group/,
    ],
    [
      'that a group is there twice, whatever its case',
      (sample) => {
        onFile(sample, "INSERT INTO groups VALUES (9, 'g13b', 'g13b', '')");
      },
      /UNIQUE.*folded_name/,
    ],
    [
      'to delete a person whose letters are there',
      (sample) => {
        onFile(sample, 'DELETE FROM people');
      },
      /FOREIGN KEY/,
    ],
    [
      'to plan a certificate of no batch',
      (sample) => sample.planCertificate('G13C', '20991231-01'),
      /FOREIGN KEY/,
    ],
    [
      'that two files of a batch have one name, whatever its case',
      (sample) => {
        sample.signCertificate('G13C', '20261122-01');
        return sample.signCertificate('G13D', '20261122-01', sampleFiles('g13c').slice(0, 1));
      },
      /UNIQUE.*p12_files\.file_name/,
    ],
    [
      'that a certificate has two files of a profile',
      (sample) => {
        const [file] = sampleFiles('G13C');
        if (!file) return;
        sample.signCertificate('G13C', '20261122-01', [file, { ...file, fileName: 'x.p12' }]);
      },
      /UNIQUE.*p12_files\.profile/,
    ],
    [
      'to use a CRL number twice',
      ({ addCrl }) => {
        for (const crlNumber of [1, 1]) addCrl(crlNumber);
      },
      /crl_number only rises/,
    ],
    [
      'to use a CRL number below one that was used',
      ({ addCrl }) => {
        for (const crlNumber of [2, 1]) addCrl(crlNumber);
      },
      /crl_number only rises/,
    ],
    [
      'to use a CRL number that is known from elsewhere',
      ({ ledger, authorityId, addCrl }) => {
        ledger.authorities.raiseCrlNumber(authorityId, 7);
        addCrl(7);
      },
      /crl_number only rises/,
    ],
    [
      'to revoke a certificate that nobody can hold',
      ({ ledger }) => {
        const [planned] = ledger.certificates.all();
        const revocation = { revokedAt: AT, reason: 'superseded' } as const;
        ledger.revocations.add(planned?.id ?? 0, revocation);
      },
      /cannot be revoked/,
    ],
  ])('%s', (_name, work, message) => {
    const sample = withOne();
    expect(() => work(sample)).toThrow(message);
  });
});

describe('it is possible', () => {
  it.each<[string, (sample: SampleLedger) => unknown]>([
    [
      'to plan a new certificate where the last was abandoned',
      (sample) => {
        sample.ledger.certificates.abandonPlanned('20261122-01');
        return sample.planCertificate('G13B', '20261122-01');
      },
    ],
    [
      'to open a batch once the last is done',
      (sample) => {
        sample.ledger.batches.finish('20261122-01', AT);
        return sample.addBatch(sample.ledger.batches.nextId('20261122'));
      },
    ],
    [
      'that a control number is on both kinds of letters',
      ({ ledger }) => {
        const kinds = ledger.letters.byControlNumber('A000001-1').map(({ kind }) => kind);
        expect(kinds).toEqual(['login', 'install']);
      },
    ],
  ])('%s', (_name, work) => {
    expect(() => work(withOne())).not.toThrow();
  });

  it('and batches of a day are counted past 99', () => {
    const { ledger, addBatch } = createSampleLedger();
    const ids = Array.from({ length: 101 }, () => {
      const id = addBatch(ledger.batches.nextId('20261122'));
      ledger.batches.finish(id, AT);
      return id;
    });
    expect([ids[0], ids[98], ids[99], ids[100]]).toEqual([
      '20261122-01',
      '20261122-99',
      '20261122-100',
      '20261122-101',
    ]);
    expect(ledger.batches.nextId('20261123')).toBe('20261123-01');
  });
});
