/** Two commands in one home: the second one is told who works there, or waits for its turn. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { hasProgram } from '../programs.ts';
import { KEYS, runInTerminal } from '../system/pseudo-terminal.ts';
import { createWorkplace, madeHome, type Workplace } from './hakko.ts';

const SUCCESSOR = ['init', '--successor', '--lang', 'en', '--passphrase-file', 'pass.txt'];
const holderProgram = join(import.meta.dirname, '../ledger/lock-holder.ts');

/** A home that another process holds until it is killed. */
async function createHeldPlace() {
  const place = createWorkplace();
  place.copyHome(await madeHome());
  const paths = ['lock.db', 'lock.txt'].map((name) => place.path('hakko-home', name));
  const holder = spawn(process.execPath, [holderProgram, ...paths], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => {
    holder.kill('SIGKILL');
  });
  await once(holder.stdout, 'data');
  return { place, holder };
}

/** Runs a command that waits; `then` happens once it says so. */
async function runWaiting(place: Workplace, seconds: number, then: (child: ChildProcess) => void) {
  return place.hakko([...SUCCESSOR, '--wait', String(seconds)], {
    during: (child) => {
      let said = '';
      child.stderr?.on('data', (text: string) => {
        if (!said.includes('Waiting') && (said += text).includes('Waiting')) then(child);
      });
    },
  });
}

const HELD = /hakko issue, started by .+ on .+ \(process \d+\) at \d{4}-.+ \(Asia\/Tokyo\)/;

describe('a home in use', () => {
  it('is refused at once, and is told by whom', async () => {
    const { place, holder } = await createHeldPlace();
    const refused = await place.hakko([...SUCCESSOR, '--json']);
    expect([refused.code, JSON.parse(refused.stdout)]).toMatchObject([
      5,
      { error: { code: 'home-in-use', what: expect.stringMatching(HELD) as string } },
    ]);
    expect(refused.stderr).toContain(`(process ${holder.pid ?? 0})`);
    expect(refused.stderr).toContain('--wait');
  });

  it('is read meanwhile', async () => {
    const { place } = await createHeldPlace();
    place.write('roster.csv', 'ログインID,氏名\nG13B1234567,髙橋　美咲\n');
    for (const args of [['list'], ['verify'], ['check', 'roster.csv'], ['list', '--wait', '9']]) {
      const { code, stderr } = await place.hakko(args);
      expect([args, code, stderr.includes('hakko issue,')]).toEqual([args, 0, false]);
    }
  });

  it.each(['SIGKILL', 'SIGTERM'] as const)(
    'is waited for until its holder ends (%s)',
    async (signal) => {
      const { place, holder } = await createHeldPlace();
      const { code, stderr } = await runWaiting(place, 60, () => holder.kill(signal));
      expect([code, stderr]).toEqual([0, expect.stringMatching(HELD) as string]);
      expect(stderr.match(/Waiting for up to 60 s/g)).toHaveLength(1);
      expect(existsSync(place.path('hakko-home', 'ca', 'root-2.crt'))).toBe(true);
    },
  );

  it('is waited for no longer than was said', async () => {
    const { place } = await createHeldPlace();
    const { code, stderr } = await runWaiting(place, 1, () => undefined);
    expect([code, stderr]).toEqual([5, expect.stringMatching(HELD) as string]);
  });

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('is waited for until %s', async (signal) => {
    const { place } = await createHeldPlace();
    const { code, stderr } = await runWaiting(place, 60, (child) => child.kill(signal));
    expect([code, stderr]).toEqual([130, expect.stringContaining('Nothing was written') as string]);
  });

  it.skipIf(!hasProgram('script'))('is waited for until Ctrl-C', async () => {
    const { place } = await createHeldPlace();
    const { code, answered } = await runInTerminal(
      place.folder,
      [...SUCCESSOR, '--wait', '60'],
      [{ when: /Waiting/, type: KEYS.interrupt }],
    );
    expect([code, answered]).toEqual([130, 1]);
  });
});
