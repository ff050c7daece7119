/**
 * The wrong user, and an umask that hides too much or nothing. Needs root to become somebody else;
 * a quarter of a minute.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runProgram } from '../programs.ts';
import { judge } from './judges.ts';
import { trialPeople } from './people.ts';
import { recordProof } from './results.ts';
import { isRoot } from './small-disk.ts';
import { createTrial, PROGRAM, type Trial } from './trial.ts';

const SIZE = { people: 5, groupSize: 3 };
const PEOPLE = trialPeople(SIZE.people, SIZE.groupSize);
const NOBODY = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'];
/** A checkout below /root is out of nobody's reach. */
const canBeNobody =
  isRoot &&
  spawnSync('setpriv', [...NOBODY.slice(1), process.execPath, PROGRAM, '--version']).status === 0;

describe.skipIf(!canBeNobody)('the wrong user', () => {
  it.each([
    ['who may look at nothing', 0o700, /home \(EACCES/],
    ['who may look at the folder, not into it', 0o711, /EACCES/],
  ])('%s', async (_name, mode, said) => {
    const trial = await createTrial(SIZE);
    chmodSync(trial.folder, 0o755);
    chmodSync(trial.home, mode);
    const before = layout(trial);
    for (const args of [['issue', trial.path('roster.csv'), '--yes'], ['list'], ['verify']]) {
      const refused = await trial.hakko([...args, ...trial.unlocked], { under: NOBODY });
      expect([args[0], refused.code, refused.stdout]).toEqual([args[0], 1, '']);
      expect(refused.stderr).toMatch(said);
      expect(refused.stderr).not.toMatch(/\n\s+at /);
    }
    expect(layout(trial)).toEqual(before);
    trial.remove();
    recordProof('rights', [[_name, 'EACCES', 'exit 1', 'unchanged']]);
  });

  it('who may read, but not write', async () => {
    const trial = await createTrial(SIZE);
    runProgram('chmod', ['-R', 'a+rX', trial.folder]);
    const before = layout(trial);
    const refused = await trial.issue({ under: NOBODY });
    expect([refused.code, refused.stderr]).toEqual([1, expect.stringMatching(/lock\.db \(EROFS/)]);
    const listed = await trial.hakko(['list', '--home', trial.home], { under: NOBODY });
    expect(listed.code, listed.stderr).toBe(0);
    expect(layout(trial)).toEqual(before);
    trial.remove();
    recordProof('rights', [['who may read, but not write', 'EROFS', 'exit 1', 'unchanged']]);
  });
});

describe.skipIf(!canBeNobody)('an umask of', () => {
  it.each(['000', '777'])('%s changes no mode: folders 700, files 600', async (umask) => {
    const trial = await createTrial(SIZE);
    rmSync(trial.home, { recursive: true });
    runProgram('chown', ['-R', '65534:65534', trial.folder]);
    const under = ['bash', '-c', `umask ${umask}; exec "$@"`, 'masked', ...NOBODY];
    const init = await trial.init({ under });
    expect([init.code, init.stderr]).toEqual([0, '']);
    const issued = await trial.issue({ under });
    expect([issued.code, issued.stderr]).toEqual([0, '']);
    expect([...new Set(layout(trial).map(({ kind, mode }) => `${kind} ${mode}`))].sort()).toEqual([
      'file 600',
      'folder 700',
    ]);
    expect(await judge(trial, PEOPLE)).toEqual([]);
    trial.remove();
    recordProof('rights', [[`umask ${umask}`, '', 'exit 0', 'folders 700, files 600']]);
  });
});

/** Every file and folder of the home with its mode. */
function layout({ home }: Trial) {
  const entries = readdirSync(home, { recursive: true, withFileTypes: true });
  return entries.map((entry) => {
    const path = join(entry.parentPath, entry.name);
    const mode = (statSync(path).mode & 0o7777).toString(8);
    return { path, mode, kind: entry.isDirectory() ? 'folder' : 'file' };
  });
}
