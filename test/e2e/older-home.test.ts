/** A home that an older hakko made goes on: it is read as it is, and the next issue migrates it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { copyVersion1, ledgerOf, VERSION_1_PASSPHRASE } from '../ledger/migrations/version-1.ts';
import { createWorkplace } from './hakko.ts';

describe('a home with a ledger of version 1', () => {
  it('is listed without a change, and its interrupted batch is finished by issue', async () => {
    const place = createWorkplace('here');
    const home = copyVersion1(place.folder);
    writeFileSync(place.path('pass.txt'), `${VERSION_1_PASSPHRASE.reveal()}\n`);
    place.write('roster.csv', 'ログインID,氏名\nZ99Z0000001,青木　一\n');
    const before = readFileSync(ledgerOf(home));

    const listed = await place.hakko(['list', '--json']);
    expect([listed.code, (JSON.parse(listed.stdout) as object[]).length]).toEqual([0, 27]);
    const plan = await place.hakko(['issue', 'roster.csv', '--partial', '--dry-run']);
    expect([plan.code, readFileSync(ledgerOf(home)).equals(before)]).toEqual([0, true]);

    const issue = ['issue', 'roster.csv', '--partial', '--yes', '--lang', 'en'];
    const { code, stderr } = await place.unlocked(...issue);
    expect([code, code === 0 ? '' : stderr]).toEqual([0, '']);
    expect(stderr).toMatch(/version 1 and has version \d+ now.*ledger-v1\.db/);
    expect(stderr).toMatch(/Batch 20261123-03 is finished/);
    expect(place.files()).toContain('hakko-home/ledger-v1.db');
    const { stdout } = await place.unlocked('verify', '--json');
    const { findings } = JSON.parse(stdout) as { findings: { code: string; subject: string }[] };
    // What was written before stood in folders that the fixture does not have.
    const notHere = ['p12-missing', 'batch-folder-missing'];
    expect(findings.filter(({ code: found }) => !notHere.includes(found))).toEqual([]);
    // All of the interrupted batch, and the new one.
    expect(place.files().filter((file) => file.endsWith('.p12')).length).toBe(25);
  });
});
