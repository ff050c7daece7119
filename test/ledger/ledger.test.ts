/** The ledger as a whole: all or nothing, one version, what it says of its rows. */
import { randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { formatControlNumber, numberAfter } from '../../src/batch/control-number.ts';
import { createLedger, openLedger } from '../../src/ledger/ledger.ts';
import { SCHEMA_VERSION } from '../../src/ledger/schema.ts';
import { temporaryFolder } from '../system/world.ts';
import { codeOf } from '../x509/codes.ts';
import { AT, createSampleLedger } from './sample-ledger.ts';

describe('a transaction', () => {
  it.each([
    ['the first step', 1],
    ['the second', 2],
    ['the last', 3],
  ])('that fails after %s leaves nothing', (_name, failAfter) => {
    const { ledger, addBatch, addPerson, planCertificate } = createSampleLedger();
    const steps = [
      () => addBatch(),
      () => addPerson('20261122-01', 'G13B1234567', 'A000001-1'),
      () => planCertificate('G13B', '20261122-01'),
    ];
    const run = () =>
      ledger.transaction(() => {
        for (const step of steps.slice(0, failAfter)) step();
        throw new RangeError('the power went');
      });
    expect(run).toThrow('the power went');
    expect([
      ledger.batches.all().length,
      [...ledger.people.each()].length,
      ledger.groups.all().length,
      ledger.certificates.all().length,
      ledger.letters.count(),
    ]).toEqual([0, 0, 0, 0, 0]);
  });

  it('inside another is a part of it', () => {
    const { ledger, addBatch } = createSampleLedger();
    const run = () =>
      ledger.transaction(() => {
        ledger.transaction(() => addBatch());
        throw new RangeError('the power went');
      });
    expect(run).toThrow('the power went');
    expect(ledger.batches.all()).toEqual([]);
    ledger.transaction(() => ledger.transaction(() => addBatch()));
    expect(ledger.batches.all().length).toBe(1);
  });

  it('that failed does not stop the next', () => {
    const { ledger, addBatch } = createSampleLedger();
    addBatch('20261122-01');
    expect(() => ledger.transaction(() => addBatch('20261122-02'))).toThrow(/UNIQUE/);
    ledger.transaction(() => {
      ledger.batches.finish('20261122-01', AT);
      addBatch('20261122-02');
    });
    expect(ledger.batches.open()?.id).toBe('20261122-02');
  });

  it('is seen by others only when it is done', () => {
    const { ledger, path, addBatch } = createSampleLedger();
    const reader = openLedger(path, { readOnly: true });
    try {
      ledger.transaction(() => {
        addBatch();
        expect(reader.batches.all()).toEqual([]);
      });
      expect(reader.batches.all().length).toBe(1);
      const write = () => {
        reader.batches.add({ id: 'x', command: 'issue', folder: '', openedAt: AT });
      };
      // The reason is kept; the path stands in the arguments.
      expect(write).toThrow('file-failed');
    } finally {
      reader.close();
    }
  });
});

describe('a file', () => {
  it.each<[string, (path: string) => void, string]>([
    [
      'of a newer hakko',
      (path) => {
        setVersion(path, SCHEMA_VERSION + 1);
      },
      'ledger-newer',
    ],
    [
      'without tables',
      (path) => {
        writeFileSync(path, '');
      },
      'ledger-unreadable',
    ],
    [
      'that is no database',
      (path) => {
        writeFileSync(path, 'x'.repeat(5000));
      },
      'ledger-unreadable',
    ],
  ])('%s is refused, to read and to write', (_name, prepare, code) => {
    const path = join(temporaryFolder(), 'ledger.db');
    createLedger(path, { homeId: randomUUID(), purpose: 'real', at: AT }).close();
    prepare(path);
    const before = readFileSync(path);
    for (const readOnly of [true, false]) {
      expect(codeOf(() => openLedger(path, { readOnly }))).toBe(code);
    }
    // SQLite gives an empty file its header; a file with something in it is not touched.
    expect(before.length === 0 || readFileSync(path).equals(before)).toBe(true);
  });
});

describe('rows come back as they went in', () => {
  it('a person, with and without what is optional', () => {
    const { ledger } = createSampleLedger();
    const groupId = ledger.groups.ensure('G13B', AT);
    const full = {
      ...{
        loginId: 'G13B1234567',
        name: '髙橋　美咲',
        organisation: '㈱さくら',
        department: '事務',
      },
      ...{ postalCode: '0000013', address: ['一丁目', '', 'ビル "3" 階'], language: 'en' as const },
    };
    const bare = { loginId: 'G13B1234568', name: '𠮷野', address: [] };
    for (const details of [full, bare]) {
      ledger.people.plan({
        uuid: details.loginId,
        groupId,
        details,
        passwordOrigin: 'chosen',
        at: AT,
      });
    }
    expect(ledger.people.byLoginId('g13B1234567')).toMatchObject({ ...full, state: 'planned' });
    const back = ledger.people.byLoginId('G13B1234568');
    expect(back).toMatchObject(bare);
    expect(Object.keys(back ?? {})).not.toContain('organisation');
    expect(ledger.people.byLoginId('G13B1234569')).toBeUndefined();
  });

  it('people one at a time, whatever else is read meanwhile', () => {
    const { ledger, addBatch, addPerson } = createSampleLedger();
    const batch = addBatch();
    const ids = ['G13B1234567', 'H07A1234567', 'G13B1234568'].map((loginId, index) =>
      addPerson(batch, loginId, `A00000${index}-1`),
    );
    const pairs = Array.from(ledger.people.each(), ({ id, loginId }) => [
      ...[id, ledger.people.byLoginId(loginId)?.id],
      Array.from(ledger.people.each(), (other) => other.id),
    ]);
    expect(pairs).toEqual(ids.map((id) => [id, id, ids]));
  });

  it('people counted by group and state', () => {
    const { ledger, addBatch, addPerson } = createSampleLedger();
    const batch = addBatch();
    const [first = 0] = ['G13B1234567', 'G13B1234568', 'H07A1234567'].map((loginId, index) =>
      addPerson(batch, loginId, `A00000${index}-1`),
    );
    ledger.people.activate(first, Buffer.of(1), 'hash', AT);
    const counted = (state: 'active' | 'planned') =>
      [...ledger.people.countByGroup(state)].map(([id, count]) => [
        ledger.groups.byId(id)?.name,
        count,
      ]);
    expect([counted('active'), counted('planned')]).toEqual([
      [['G13B', 1]],
      [
        ['G13B', 1],
        ['H07A', 1],
      ],
    ]);
  });

  it('certificates, through their states', () => {
    const { ledger, addBatch, planCertificate, signCertificate } = createSampleLedger();
    const batch = addBatch();
    const planned = planCertificate('G13B', batch);
    const signed = signCertificate('G13C', batch);
    const states = () => ledger.certificates.ofBatch(batch).map(({ state }) => state);
    expect([states(), ledger.certificates.signedIn(batch).map(({ id }) => id)]).toEqual([
      ['planned', 'signed'],
      [signed],
    ]);
    ledger.certificates.markIssued(signed, AT);
    expect([ledger.certificates.abandonPlanned(batch).length, states()]).toEqual([
      1,
      ['abandoned', 'issued'],
    ]);
    // What is issued is never planned, signed or abandoned again.
    expect(() => {
      ledger.certificates.complete(signed, {
        ...{ certificate: Buffer.of(9), sealedInstallPassword: Buffer.of(9) },
        files: [{ profile: 'x', fileName: 'x.p12', p12: Buffer.of(9), sha256: 'x' }],
      });
    }).toThrow('is not planned');
    expect(() => {
      ledger.certificates.markIssued(planned, AT);
    }).toThrow('is not signed');
    expect([
      ledger.certificates.byId(signed)?.certificate,
      ledger.p12Files.of(signed).map(({ profile }) => profile),
      ledger.certificates.abandonPlanned(batch),
    ]).toEqual([Buffer.of(2), ['compat', 'modern'], []]);
  });

  it('the files of a certificate, the one that letters name first', () => {
    const { ledger, addBatch, planCertificate, signCertificate } = createSampleLedger();
    const batch = addBatch();
    const planned = planCertificate('G13B', batch);
    const [signed, other] = [signCertificate('G13C', batch), signCertificate('G13D', batch)];
    const files = ledger.p12Files.of(signed);
    expect(files).toEqual([
      { certificateId: signed, profile: 'compat', fileName: 'G13C.p12', sha256: 'c' },
      { certificateId: signed, profile: 'modern', fileName: 'G13C-modern.p12', sha256: 'm' },
    ]);
    expect(files.map((file) => ledger.p12Files.bytes(file))).toEqual([Buffer.of(3), Buffer.of(4)]);
    expect(ledger.p12Files.of(planned)).toEqual([]);
    expect(ledger.p12Files.all()).toEqual([...files, ...ledger.p12Files.of(other)]);
  });

  it.each([
    ['G13C.p12', 'G13C'],
    ['g13c-MODERN.p12', 'G13C'],
    ['G13B.p12', undefined],
    ['G13C-mode_n.p12', undefined],
  ])('whose file %s is', (fileName, group) => {
    const { ledger, addBatch, signCertificate } = createSampleLedger();
    signCertificate('G13C', addBatch());
    expect(ledger.p12Files.groupOf(fileName)).toBe(group && ledger.groups.byName(group)?.id);
  });

  it('what was lost and found again: batches, numbers, certificates, revocations', () => {
    const { ledger, authorityId, addBatch, addPerson, planCertificate } = createSampleLedger();
    const batch = addBatch(ledger.batches.nextId('20261122'));
    addPerson(batch, 'G13B1234567', 'A000001-1');
    ledger.batches.finish(batch, AT);
    const lost = { id: '20261122-02', command: 'issue', folder: '', openedAt: AT } as const;
    ledger.batches.addLost(lost);
    ledger.letters.reserve({ controlNumber: 'A000004-6', batchId: lost.id, at: AT });
    expect([
      ledger.batches.all().map(({ id }) => id),
      ledger.batches.lost(),
      ledger.batches.nextId('20261122'),
      ledger.letters.lastControlNumber(),
      ledger.letters.reserved('A000004-6')?.batchId,
      ledger.letters.reserved('A000001-1'),
    ]).toEqual([
      [batch],
      [{ ...lost, state: 'lost' }],
      '20261122-03',
      'A000004-6',
      lost.id,
      undefined,
    ]);
    expect(() => addPerson(batch, 'G13B1234568', 'A000004-6')).toThrow(/taken/);

    const planned = { keySha256: '', subject: 'CN=G13C', fileName: 'G13C.p12', at: AT };
    const common = { ...planned, authorityId, batchId: lost.id, notBefore: AT, notAfter: AT };
    const groupId = ledger.groups.ensure('G13C', AT);
    const [found, reserved] = [Buffer.of(5), undefined].map((certificate, index) =>
      ledger.certificates.adopt({
        ...{ ...common, groupId, uuid: `adopted ${index}`, serialNumber: `0${index + 1}` },
        ...(certificate && { certificate }),
      }),
    );
    const states = ledger.certificates.ofBatch(lost.id).map(({ id, state }) => [id, state]);
    expect(states).toEqual([
      [found, 'adopted'],
      [reserved, 'abandoned'],
    ]);
    expect(ledger.certificates.current(groupId)).toBeUndefined();
    expect(() => planCertificate('G13B', batch, { serialNumber: '02' })).toThrow(/UNIQUE/);

    const revocation = { revokedAt: AT, reason: 'keyCompromise' } as const;
    ledger.revocations.add(found ?? 0, revocation);
    const unknown = { serialNumber: 'ff', ...revocation, invalidityDate: AT };
    for (let round = 0; round < 2; round++) ledger.revocations.adopt(authorityId, unknown);
    expect(ledger.revocations.ofAuthority(authorityId)).toEqual([
      { serialNumber: '01', ...revocation },
      unknown,
    ]);
  });

  it('numbers that only rise: letters and CRLs', () => {
    const { ledger, authorityId, addBatch, addPerson, addCrl } = createSampleLedger();
    const batch = addBatch();
    const letters = [1, 2].map(formatControlNumber).map((number, index) => {
      const next = numberAfter(ledger.letters.lastControlNumber());
      addPerson(batch, `G13B000000${index}`, number);
      return next;
    });
    const crls = [1, 2, 3].map((crlNumber) => {
      const next = ledger.authorities.nextCrlNumber(authorityId);
      addCrl(crlNumber);
      return next;
    });
    expect([letters, numberAfter(ledger.letters.lastControlNumber()), crls]).toEqual([
      [1, 2],
      3,
      [1, 2, 3],
    ]);
    const [newest] = ledger.authorities.latestCrls();
    expect(newest).toMatchObject({ authorityId, crlNumber: 3 });
    expect(newest && ledger.authorities.crlDer(newest)).toEqual(Buffer.of(3));
    for (const [atLeast, next] of [
      [2, 4],
      [3, 4],
      [10, 11],
      [9, 11],
    ] as const) {
      ledger.authorities.raiseCrlNumber(authorityId, atLeast);
      expect([atLeast, ledger.authorities.nextCrlNumber(authorityId)]).toEqual([atLeast, next]);
    }
  });

  it('a revocation, whatever of it is said, and once', () => {
    const { ledger, authorityId, addBatch, signCertificate } = createSampleLedger();
    const ids = ['G13B', 'G13C', 'H07A'].map((group) =>
      signCertificate(group, ledger.batches.open()?.id ?? addBatch()),
    );
    const [first = 0, second = 0, third = 0] = ids;
    const full = { revokedAt: AT, reason: 'keyCompromise', invalidityDate: new Date(0) } as const;
    const bare = { revokedAt: AT, reason: 'unspecified' } as const;
    ledger.revocations.add(second, bare);
    ledger.revocations.add(first, full);
    expect(ledger.revocations.ofAuthority(authorityId)).toMatchObject([full, bare]);
    expect(ledger.revocations.byCertificate(first)).toMatchObject(full);
    expect(Object.keys(ledger.revocations.byCertificate(second) ?? {})).not.toContain(
      'invalidityDate',
    );
    expect(ledger.revocations.byCertificate(third)).toBeUndefined();
    expect(() => {
      ledger.revocations.add(first, bare);
    }).toThrow(RangeError);
    expect(ledger.revocations.byCertificate(first)).toMatchObject(full);
  });
});

function setVersion(path: string, version: number): void {
  const database = new DatabaseSync(path);
  database.exec(`PRAGMA user_version = ${version}`);
  database.close();
}
