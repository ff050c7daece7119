/** `hakko revoke`, command by command: what it asks, what it refuses, what it says, what it leaves. */
import { mkdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hasProgram, runProgram } from '../programs.ts';
import { sharedFolder } from '../system/world.ts';
import { issuedHere, jsonOf } from './issued-here.ts';
import { PASSPHRASE, runHere } from './run-here.ts';

const REASON = ['--reason', 'keyCompromise'];

interface Plan {
  readonly step: string;
  readonly serialNumber: string;
}

const revoke = (folder: string, ...args: readonly string[]) =>
  runHere({ folder }, 'revoke', '--json', ...args);

async function revokedIn(folder: string): Promise<readonly { readonly group: string }[]> {
  const ran = await runHere({ folder }, 'list', '--revoked', '--json');
  return jsonOf(ran) as readonly { readonly group: string }[];
}

async function numberOf(folder: string): Promise<number> {
  const ran = await runHere({ folder }, 'crl', '--check', '--json');
  const { crls } = jsonOf(ran) as { crls: readonly { crlNumber: number }[] };
  return crls[0]?.crlNumber ?? 0;
}

const crlText = (folder: string): string =>
  runProgram('openssl', [
    ...['crl', '-in', join(folder, 'hakko-home', 'crl', 'root.crl.pem'), '-noout', '-text'],
    ...['-CAfile', join(folder, 'hakko-home', 'ca', 'root.crt')],
  ]);

describe.skipIf(!hasProgram('openssl'))('the list, as OpenSSL prints it,', () => {
  it.each([
    ['keyCompromise', 'Key Compromise'],
    ['superseded', 'Superseded'],
    ['affiliationChanged', 'Affiliation Changed'],
    ['cessationOfOperation', 'Cessation Of Operation'],
    ['privilegeWithdrawn', 'Privilege Withdrawn'],
    ['unspecified', undefined],
  ])('names the reason %s', async (reason, printed) => {
    const folder = await issuedHere();
    const plan = jsonOf(await revoke(folder, 'G13B', '--reason', reason, '--yes')) as Plan;
    expect(plan).toMatchObject({ step: 'revoked', reason });
    const text = crlText(folder);
    expect(text).toContain(`Serial Number: ${plan.serialNumber.toUpperCase()}`);
    expect(/Reason Code: \n *(.+)/.exec(text)?.[1]).toBe(printed);
    expect(text).not.toContain('Invalidity Date');
  });

  it.each([
    ['a day of the site', '2026-11-24', '2026-11-23T15:00:00Z'],
    ['a moment in its zone', '2026-11-24T18:30+09:00', '2026-11-24T09:30:00Z'],
    [
      'the day on which the key was made, from when it was there',
      '2026-11-22',
      '2026-11-22T03:00:00Z',
    ],
  ])('names since when the key may have been in other hands: %s', async (_name, date, expected) => {
    const folder = await issuedHere();
    const args = ['G13B', ...REASON, '--yes', '--invalidity-date', date];
    const ran = await runHere({ folder, days: 10 }, 'revoke', '--json', ...args);
    const { invalidityDate } = jsonOf(ran) as { invalidityDate: string };
    expect(new Date(invalidityDate)).toEqual(new Date(expected));
    const printed = /Invalidity Date: \n *(.+)/.exec(crlText(folder))?.[1] ?? '';
    expect(new Date(printed)).toEqual(new Date(expected));
  });
});

describe('nothing is written', () => {
  let shared: Promise<string> | undefined;
  it.each<[string, readonly string[], number, string]>([
    ['for a group that is not there', ['G13X', ...REASON, '--yes'], 3, 'certificate-unknown'],
    ['for one person', ['G13B1234567', ...REASON, '--yes'], 3, 'certificate-shared'],
    ['without a reason', ['G13B', '--yes'], 2, 'answer-missing'],
    ['for a reason of CAs', ['G13B', '--reason', 'cACompromise'], 2, 'reason-not-for-clients'],
    ['for a hold', ['G13B', '--reason', 'certificateHold'], 2, 'reason-not-for-clients'],
    ['for no reason at all', ['G13B', '--reason', 'spite'], 2, 'usage-invalid-value'],
    ['without a yes', ['G13B', ...REASON], 2, 'confirmation-missing'],
    ['with another name', ['G13B', ...REASON, '--confirm', 'H07A'], 2, 'confirmation-differs'],
    ['for 17 people with a mere yes', ['H07A', ...REASON, '--yes'], 2, 'confirmation-untyped'],
    [
      'for a day before there was a key',
      ['G13B', ...REASON, '--yes', '--invalidity-date', '2026-11-21'],
      ...([2, 'invalidity-date-outside'] as const),
    ],
    [
      'for a day to come',
      ['G13B', ...REASON, '--yes', '--invalidity-date', '2026-11-23'],
      ...([2, 'invalidity-date-outside'] as const),
    ],
    [
      'for a day that no calendar has',
      ['G13B', ...REASON, '--yes', '--invalidity-date', '2026-02-30'],
      ...([2, 'usage-invalid-value'] as const),
    ],
    [
      'for a moment that no calendar has',
      ['G13B', ...REASON, '--yes', '--invalidity-date', '2026-02-30T10:00Z'],
      ...([2, 'usage-invalid-value'] as const),
    ],
    ['by --dry-run', ['G13B', '--dry-run'], 0, ''],
  ])('%s', async (_name, args, exit, code) => {
    // One home for all of them: none of them changes it.
    const folder = await (shared ??= issuedHere(sharedFolder()));
    const ran = await revoke(folder, ...args);
    expect([ran.code, ran.error?.code ?? '']).toEqual([exit, code]);
    expect([await revokedIn(folder), await numberOf(folder)]).toEqual([[], 2]);
  });

  it.each<[string, string, readonly (string | boolean)[], RegExp]>([
    ['at the reason', 'G13B', [], /Why/],
    ['at the question', 'G13B', ['superseded'], /cannot be undone/],
    ['at the question, with a no', 'G13B', ['superseded', false], /cannot be undone/],
    ['at the prefix', 'H07A', ['superseded', 'h07a', true], /Type H07A/],
    ['at the passphrase', 'G13B', ['superseded', true], /Passphrase/],
  ])('when a person stops %s', async (_name, target, answers, question) => {
    const folder = await issuedHere();
    const ran = await runHere({ folder, answers }, 'revoke', target);
    expect([ran.code, ran.asked.at(-1)]).toEqual([130, expect.stringMatching(question) as string]);
    expect([await revokedIn(folder), await numberOf(folder)]).toEqual([[], 2]);
  });

  it('while the key of its CA is elsewhere, which is said before anything is asked', async () => {
    const folder = await issuedHere();
    const key = join(folder, 'hakko-home', 'ca', 'root.key');
    mkdirSync(join(folder, 'safe'));
    renameSync(key, join(folder, 'safe', 'root.key'));
    const ran = await runHere({ folder, answers: [] }, 'revoke', 'G13B');
    expect([ran.code, ran.error?.code, ran.asked]).toEqual([1, 'crl-key-missing', []]);
  });
});

describe('before anything is asked', () => {
  it('everybody is named who would be locked out, and the milder way', async () => {
    const folder = await issuedHere();
    const { stderr } = await runHere({ folder, language: 'ja' }, 'revoke', 'G13B', '--dry-run');
    expect(stderr).toMatch(/次の2人全員.*G13B1234567 {2}髙橋.*G13B1234568 {2}山﨑.*hakko end/s);
  });

  it('no more than a screenful of names is shown', async () => {
    const folder = await issuedHere();
    const { stderr } = await runHere({ folder }, 'revoke', 'H07A', '--dry-run');
    expect(stderr).toMatch(/all these 17 people.*and 2 more/s);
    expect(stderr.match(/^ {2}H07A\d+/gm)?.length).toBe(15);
  });
});

describe('a revocation', () => {
  it('by a person: reason, the prefix typed until it fits, the passphrase', async () => {
    const folder = await issuedHere();
    const answers = ['cessationOfOperation', 'H07B', 'H07A', PASSPHRASE];
    const { code, asked, stderr } = await runHere({ folder, answers }, 'revoke', 'H07A');
    expect([code, asked.length]).toEqual([0, 3]);
    expect(stderr).toMatch(/Type H07A, or press Ctrl-C/);
    expect(stderr).toMatch(/copy these lists to the web servers.*valid until \d{4}-/s);
    expect(await revokedIn(folder)).toMatchObject([
      { group: 'H07A', reason: 'cessationOfOperation' },
    ]);
  });

  it('by serial number is the same; once more it is no fault, and writes no list', async () => {
    const folder = await issuedHere();
    const listed = await runHere({ folder }, 'list', '--prefix', 'G13B', '--json');
    const [{ serialNumber } = { serialNumber: '' }] = jsonOf(listed) as readonly Plan[];
    const colons = serialNumber.toUpperCase().replaceAll(/(..)(?!$)/g, '$1:');
    const first = await revoke(folder, colons, ...REASON, '--yes');
    expect([first.code, jsonOf(first)]).toMatchObject([0, { step: 'revoked', serialNumber }]);
    for (const target of [serialNumber, 'G13B', 'G13B.p12']) {
      const again = await revoke(folder, target);
      expect([again.code, jsonOf(again)]).toMatchObject([0, { step: 'already-revoked' }]);
    }
    expect(await numberOf(folder)).toBe(3);
  });

  it('and each after it raises the number, and the list keeps all', async () => {
    const folder = await issuedHere();
    for (const group of ['G13B', 'H07A']) {
      await revoke(folder, group, ...REASON, '--confirm', group);
    }
    const checked = await runHere({ folder }, 'crl', '--check', '--json');
    expect(jsonOf(checked)).toMatchObject({ crls: [{ crlNumber: 4, revoked: 2, faults: [] }] });
  });

  it('of a certificate that has ended is not needed, and no fault', async () => {
    const folder = await issuedHere();
    const ran = await runHere({ folder, days: 731 }, 'revoke', 'G13B', '--json');
    expect([ran.code, jsonOf(ran)]).toMatchObject([0, { step: 'ended' }]);
    expect([await revokedIn(folder), await numberOf(folder)]).toEqual([[], 2]);
  });

  it('shows in list, show and verify, and the letters of the file are void', async () => {
    const folder = await issuedHere();
    await revoke(folder, 'G13B', ...REASON, '--yes');
    const list = await runHere({ folder }, 'list', '--revoked');
    expect(list.stdout).toMatch(/^G13B +G13B\.p12 +2026-11-22 +keyCompromise/m);
    expect(jsonOf(await runHere({ folder }, 'show', 'G13B1234567', '--json'))).toMatchObject({
      certificate: { state: 'revoked', reason: 'keyCompromise' },
      letters: [
        { kind: 'login', state: 'made' },
        { kind: 'install', state: 'void' },
      ],
    });
    expect((await runHere({ folder }, 'show', 'G13B')).stdout).toMatch(
      /state +revoked\nrevoked +2026/,
    );
    expect(jsonOf(await runHere({ folder }, 'show', 'H07A', '--json'))).toMatchObject({
      certificate: { state: 'issued' },
    });
    expect(jsonOf(await runHere({ folder }, 'verify', '--json'))).toMatchObject({
      ...{ files: 1, findings: [], opened: true },
    });
  });

  it('is an event with whom it hit, and holds no name', async () => {
    const folder = await issuedHere();
    await revoke(folder, 'G13B', ...REASON, '--yes');
    const bytes = readFileSync(join(folder, 'hakko-home', 'ledger.db')).toString('latin1');
    expect(bytes).toMatch(
      /certificate-revoked[^{]*\{"group":"G13B","serialNumber":"\w+","reason":"keyCompromise","people":2,/,
    );
  });
});

describe('a revocation that dies between ledger and files', () => {
  it.each([1, 2])('at file %i is mended by the next command that writes', async (nth) => {
    const folder = await issuedHere();
    let written = 0;
    const dies = runHere(
      {
        folder,
        change: (context) => ({
          ...context,
          files: {
            ...context.files,
            write(path, content, options) {
              if (path.includes('root.crl') && (written += 1) >= nth) throw new Error('power');
              context.files.write(path, content, options);
            },
          },
        }),
      },
      ...['revoke', 'G13B', ...REASON, '--yes'],
    );
    await expect(dies).rejects.toThrow('power');
    expect((await runHere({ folder }, 'crl', '--check')).code).toBe(4);
    const again = await revoke(folder, 'G13B', ...REASON, '--yes');
    expect(jsonOf(again)).toMatchObject({ step: 'already-revoked' });
    expect((await runHere({ folder }, 'crl', '--check')).code).toBe(0);
    expect(crlText(folder)).toContain('Key Compromise');
    expect(await numberOf(folder)).toBe(3);
  });
});
