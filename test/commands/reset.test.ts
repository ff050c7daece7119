/** `reset`: a new secret, one new letter in the next generation, and the old letter void. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { HakkoError } from '../../src/errors.ts';
import type { ReadLetter } from '../../src/letters/read-letters.ts';
import { openPfx } from '../../src/pkcs12/open.ts';
import { Secret } from '../../src/secrets/secret.ts';
import type { Context } from '../../src/system/context.ts';
import { lettersIn } from '../e2e/printed-letters.ts';
import { issuedHere, jsonOf } from './issued-here.ts';
import { runHere, type RanHere } from './run-here.ts';

let folder: string;
beforeEach(async () => {
  folder = await issuedHere();
});

const run = (...args: readonly string[]): Promise<RanHere> => runHere({ folder }, ...args);
const batches = (): readonly string[] =>
  globSync(join(folder, 'hakko-home', 'batches', '*')).toSorted();
const lettersOf = (batch: string, kind: string): Promise<readonly ReadLetter[]> =>
  lettersIn(join(batch, 'letters', kind, `${kind}-001.pdf`));

async function findings(): Promise<readonly string[]> {
  const { findings: found } = jsonOf(await run('verify', '--json')) as {
    findings: readonly { code: string; subject: string }[];
  };
  return found.map(({ code, subject }) => `${code} ${subject}`);
}

async function statesOf(loginId: string): Promise<readonly string[]> {
  const { letters } = jsonOf(await run('show', loginId, '--json')) as {
    letters: readonly { kind: string; state: string; generation: number }[];
  };
  return letters.map(({ kind, generation, state }) => `${kind} ${generation} ${state}`);
}

describe('reset of a login', () => {
  it('makes a new initial password and one letter, and leaves everybody else alone', async () => {
    const [first = ''] = batches();
    const before = await lettersOf(first, 'login-id');
    const ran = await run('reset', 'g13b1234567', '--yes');
    expect([ran.code, ran.error]).toEqual([0, undefined]);
    expect(ran.stderr).toContain('A000001-1 ① becomes void');
    const [, second = ''] = batches();
    const [letter, ...others] = await lettersOf(second, 'login-id');
    expect([letter?.controlNumber, letter?.loginId, others]).toEqual([
      ...['A000001-1-2', 'G13B1234567', []],
    ]);
    const old = before.find(({ loginId }) => loginId === 'G13B1234567');
    expect(letter?.initialPassword?.reveal()).not.toBe(old?.initialPassword?.reveal());
    expect(globSync(join(second, 'letters', 'install-password', '*'))).toEqual([]);
    expect(await statesOf('G13B1234567')).toEqual([
      ...['login 1 void', 'install 1 made', 'login 2 made'],
    ]);
    expect(await statesOf('G13B1234568')).toEqual(['login 1 made', 'install 1 made']);
    expect(await findings()).toEqual([]);
    expect((await run('audit', '--json')).stdout).toContain('passwords-reset');
    // The old letter is not printed again, the new one is; a second reset goes one further.
    const again = await run('notices', '--yes', '--control', 'A000001-1①', '--reason', 'spoiled');
    expect(again.code).toBe(0);
    const [reprint = ''] = globSync(join(second, 'letters', 'login-id', 'reprint-*', '*[0-9].pdf'));
    const [same] = await lettersIn(reprint);
    expect(same?.initialPassword?.reveal()).toBe(letter?.initialPassword?.reveal());
    await run('reset', 'G13B1234567', '--yes');
    const [third] = await lettersOf(batches()[2] ?? '', 'login-id');
    expect(third?.controlNumber).toBe('A000001-1-3');
  });

  it.each<[string, readonly string[], number, string]>([
    ['nobody named', [], 2, 'usage-missing-argument'],
    ['a person and a group at once', ['G13B1234567', '--install', 'G13B'], 2, 'usage-conflict'],
    ['an unknown login', ['G13B1234569'], 3, 'logins-unknown'],
    ['an unknown group', ['--install', 'G13X'], 3, 'certificate-unknown'],
  ])('refuses %s', async (_name, args, exit, code) => {
    const refused = await run('reset', '--yes', ...args);
    expect([refused.code, refused.error?.code, batches().length]).toEqual([exit, code, 1]);
  });

  it('refuses logins that have ended, and certificates that were revoked', async () => {
    await run('end', 'G13B1234567', '--yes');
    expect((await run('reset', 'G13B1234567', '--yes')).error?.code).toBe('logins-over');
    await run('revoke', 'H07A', '--reason', 'superseded', '--confirm', 'H07A');
    expect((await run('reset', '--install', 'H07A', '--yes')).error?.code).toBe(
      'certificate-not-in-use',
    );
  });

  it('changes nothing before it is told to, or with --dry-run', async () => {
    const no = await runHere({ folder, answers: [false] }, 'reset', 'G13B1234567');
    expect([no.code, no.asked.length, batches().length]).toEqual([130, 1, 1]);
    await run('reset', '--install', 'G13B', '--dry-run');
    expect([batches().length, await findings()]).toEqual([1, []]);
  });
});

describe('an interrupted reset', () => {
  it('is finished by the same command, and made no second time', async () => {
    const full = (context: Context): Context => ({
      ...context,
      files: {
        ...context.files,
        stage: (path, options) => {
          if (!path.endsWith('login-id-001.pdf')) return context.files.stage(path, options);
          throw new HakkoError('file-failed', { path, action: 'write', errno: 'ENOSPC' });
        },
      },
    });
    const failed = await runHere({ folder, change: full }, 'reset', 'G13B1234567', '--yes');
    expect([failed.code, failed.error?.code]).toEqual([1, 'file-failed']);
    expect(await statesOf('G13B1234567')).toContain('login 2 planned');
    const finished = await run('reset', 'G13B1234567', '--yes');
    expect([finished.code, finished.error, batches().length]).toEqual([0, undefined, 2]);
    const letters = await lettersOf(batches()[1] ?? '', 'login-id');
    expect(letters.map(({ controlNumber }) => controlNumber)).toEqual(['A000001-1-2']);
    expect(await findings()).toEqual([]);
  });
});

describe('reset of an install password', () => {
  it('locks the same key and certificate anew, and writes to everybody of the group', async () => {
    const [first = ''] = batches();
    const file = join(first, 'p12', 'G13B.p12');
    const old = readFileSync(file);
    const [oldLetter] = await lettersOf(first, 'install-password');
    const oldPassword = oldLetter?.installPassword ?? new Secret('');
    const ran = await run('reset', '--install', 'G13B', '--yes');
    expect([ran.code, ran.error]).toEqual([0, undefined]);
    expect(ran.stderr).toContain('still open with the old password');
    const [, second = ''] = batches();
    const letters = await lettersOf(second, 'install-password');
    expect(letters.map(({ controlNumber }) => controlNumber)).toEqual([
      ...['A000001-1-2', 'A000002-2-2'],
    ]);
    const password = letters[0]?.installPassword ?? new Secret('');
    expect(letters[1]?.installPassword?.reveal()).toBe(password.reveal());
    const [before, after] = [
      openPfx(old, oldPassword),
      openPfx(readFileSync(join(second, 'p12', 'G13B.p12')), password),
    ];
    expect(after.privateKey.equals(before.privateKey)).toBe(true);
    expect(after.certificates).toEqual(before.certificates);
    expect(after.friendlyName).toBe(before.friendlyName);
    // The file that the old password opens is not there to be handed out by mistake.
    expect(existsSync(file)).toBe(false);
    expect(await statesOf('G13B1234568')).toEqual([
      ...['login 1 made', 'install 1 void', 'install 2 made'],
    ]);
    expect(await findings()).toEqual([]);
    // A lost file comes back under the new password, and the letters with it.
    const made = readFileSync(join(second, 'p12', 'G13B.p12'));
    const remade = await run('remake', basename(second), '--json');
    expect([remade.code, basename(dirname(second))]).toEqual([0, 'batches']);
    expect(readFileSync(join(second, 'p12', 'G13B.p12')).equals(made)).toBe(true);
  });
});
