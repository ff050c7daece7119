/** A year of a home in short, with marked secrets: made, interrupted, joined, looked at, and all that goes wrong. */
import type { ChildProcess } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { expect } from 'vitest';
import { findFiles, whenSeen } from '../batch/watch-home.ts';
import { PASSPHRASE } from '../e2e/hakko.ts';
import { trialPeople } from './people.ts';
import { createTrial, type Ended, type RunOptions, type Trial } from './trial.ts';

/** Long enough to be found nowhere by chance. */
const MARKED = {
  wrongPassphrase: 'canary-wrong-passphrase 合言葉',
  newPassphrase: 'canary-new-passphrase 合言葉',
  chosen: 'canary-chosen-kx7-',
  withSpace: 'canary with a space',
  tooLong: `canary-too-long-${'x'.repeat(80)}`,
};
const PEOPLE = trialPeople(8, 3);
export const LOGINS = PEOPLE.length;
/** Of them, those whose initial password the roster chose. */
export const CHOSEN = LOGINS / 2;

/** What holds secrets because somebody put them there, or asked for them. */
export const ASKED_FOR = [
  ...['pass.txt', 'new.txt', 'wrong.txt', 'code.txt', 'password.txt', 'roster.csv', 'bad.csv'],
];

export interface Year {
  readonly trial: Trial;
  /** Everything that the commands said, one text each. */
  readonly said: readonly string[];
  /** Files of strace: every execve and write of a command. */
  readonly traces: readonly string[];
  /** What was typed or given; what was made stands in the letters. */
  readonly given: readonly string[];
  /** As written, and as typed without its hyphens. */
  readonly recoveryCode: readonly string[];
}

export async function liveThroughAYear(): Promise<Year> {
  const trial = await createTrial({ people: LOGINS, groupSize: 3 });
  const { path, unlocked } = trial;
  const said: string[] = [];
  const traces: string[] = [];
  const heard = (code: number, { code: ended, stdout, stderr }: Ended): void => {
    expect([ended, stderr]).toEqual([code, expect.anything()]);
    said.push(stdout, stderr);
  };
  const meet = async (code: number, args: readonly string[], options: RunOptions = {}) => {
    heard(code, await trial.hakko(args, options));
  };
  const traced = (): RunOptions => {
    traces.push(path('traces', `${traces.length}.txt`));
    return { under: [...STRACE, '-o', traces.at(-1) ?? ''] };
  };
  const withPassphrase = (name: string) => ['--home', trial.home, '--passphrase-file', path(name)];
  const issue = ['issue', path('roster.csv'), '--yes'];

  rmSync(trial.home, { recursive: true });
  mkdirSync(path('traces'));
  writeFileSync(path('wrong.txt'), MARKED.wrongPassphrase);
  writeFileSync(path('new.txt'), MARKED.newPassphrase);
  writeFileSync(path('bad.csv'), BAD_ROSTER);
  writeFileSync(path('roster.csv'), rosterOf(LOGINS - 1));
  heard(0, await trial.init(traced(), '--recovery-code-file', path('code.txt')));
  await meet(3, ['check', path('bad.csv'), '--home', trial.home]);
  await meet(3, ['check', path('bad.csv'), '--home', trial.home, '--json']);
  await meet(3, ['issue', path('bad.csv'), '--yes', ...unlocked]);
  await meet(1, [...issue, ...withPassphrase('wrong.txt')], traced());
  await leaveKilledRun(trial, [...issue, ...unlocked]);
  await meet(0, [...issue, '--json', ...unlocked], traced());
  writeFileSync(path('roster.csv'), rosterOf(LOGINS));
  await meet(0, [...issue, ...unlocked], askForReport(trial));
  for (const args of LOOKING) await meet(0, [...args, ...unlocked]);
  await meet(0, ['verify', '--json', ...unlocked], traced());
  await meet(0, ['backup', path('backups'), '--home', trial.home], traced());
  const next = ['--new-passphrase-file', path('new.txt')];
  await meet(1, ['passphrase', ...next, ...withPassphrase('wrong.txt')]);
  await meet(0, ['passphrase', ...next, ...unlocked], traced());
  await meet(1, ['crl', ...unlocked]);
  await meet(0, ['crl', '--json', ...withPassphrase('new.txt')], traced());
  await meet(2, ['verify', '--no-such-flag', ...unlocked]);
  const recoveryCode = readFileSync(path('code.txt'), 'utf8').trim();
  return {
    ...{ trial, said, traces },
    given: [PASSPHRASE, ...Object.values(MARKED), ...PEOPLE.map(chosenPassword)],
    recoveryCode: [recoveryCode, recoveryCode.replaceAll('-', '')],
  };
}

/** Strings in hexadecimal and whole, however long. */
const STRACE = [
  ...['strace', '-f', '-v', '-qq', '-xx', '-s', '4194304'],
  ...['-e', 'trace=execve,write,pwrite64,writev,sendto,sendmsg'],
];

const LOOKING = [
  ...[['verify', '--crypto'], ['list'], ['list', '--json'], ['show', 'A00B']],
  ...[
    ['show', PEOPLE[0]?.loginId ?? '', '--json'],
    ['crl', '--check'],
  ],
];

function chosenPassword(_: unknown, index: number): string {
  return `${MARKED.chosen}${index}`;
}

/** Every second one brings a password along. */
function rosterOf(people: number): string {
  const rows = PEOPLE.slice(0, people).map(({ loginId }, index) =>
    [loginId, '青木 一', index % 2 === 0 ? chosenPassword(loginId, index) : ''].join(','),
  );
  return `${['ログインID,氏名,初期パスワード', ...rows].join('\n')}\n`;
}

const BAD_ROSTER = `ログインID,氏名,初期パスワード
A00B0000001,青木 一,${MARKED.withSpace}
A00B0000002,青木 一,${MARKED.tooLong}
A00B0000003,,${MARKED.chosen}9
`;

/** Keeps what a kill leaves: WAL, lock and half-written letters. */
async function leaveKilledRun(trial: Trial, args: readonly string[]): Promise<void> {
  let watched: Promise<void> | undefined;
  const halfWritten = 'batches/*/letters/login-id/.login-id-*.tmp';
  const kill = async (child: ChildProcess): Promise<void> => {
    await whenSeen(child, () => findFiles(trial.home, halfWritten).length > 0);
    child.kill('SIGKILL');
  };
  const { signal } = await trial.hakko(args, {
    during: (child) => {
      watched = kill(child);
    },
  });
  await watched;
  expect(signal).toBe('SIGKILL');
  cpSync(trial.home, trial.path('killed'), { recursive: true });
}

/** A diagnostic report of node, asked for in the middle of a run. */
function askForReport(trial: Trial): RunOptions {
  const report = ['--report-on-signal', `--report-directory=${trial.folder}`];
  return {
    environment: { NODE_OPTIONS: [...report, '--report-filename=report.json'].join(' ') },
    during: (child) => {
      void whenSeen(child, () => findFiles(trial.home, 'lock.txt').length > 0).then(() =>
        child.kill('SIGUSR2'),
      );
    },
  };
}
