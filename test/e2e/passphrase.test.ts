/** Another passphrase, by the old one or by the recovery code, and `kill -9` in the middle of it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { hasProgram, runProgram } from '../programs.ts';
import { openHomeToRead } from '../../src/home/open-home.ts';
import { unlockHome } from '../../src/home/unlock-home.ts';
import { Secret } from '../../src/secrets/secret.ts';
import { createWorld, sharedFolder } from '../system/world.ts';
import { codeOf } from '../x509/codes.ts';
import { createWorkplace, PASSPHRASE, type Workplace } from './hakko.ts';

const NEW = 'しっかりした新しい合言葉です';

let made: Promise<string> | undefined;

/** A home in two tiers, with a recovery code in `code.txt` beside it. */
async function createPlace(): Promise<Workplace> {
  const place = createWorkplace('here');
  made ??= (async () => {
    const folder = sharedFolder();
    const flags = ['--home', `${folder}/hakko-home`, '--recovery-code-file', `${folder}/code.txt`];
    expect(await place.init('--two-tier', ...flags)).toMatchObject({ code: 0 });
    return folder;
  })();
  const folder = await made;
  place.copyHome(`${folder}/hakko-home`);
  place.write('code.txt', readFileSync(`${folder}/code.txt`));
  place.write('new.txt', NEW);
  return place;
}

const CHANGE = ['passphrase', '--passphrase-file', 'pass.txt', '--new-passphrase-file', 'new.txt'];
const RECOVER = ['passphrase', '--recovery-code-file', 'code.txt'];

/** Whether all keys open under each of the two, for a command that only reads. */
function opens(place: Workplace): readonly [boolean, boolean] {
  const world = createWorld({ folder: place.folder });
  const home = openHomeToRead(world, place.path('hakko-home'));
  try {
    const [old, fresh] = [PASSPHRASE, NEW].map((text) =>
      codeOf(() => unlockHome(world, home, new Secret(text))),
    );
    return [old === 'none', fresh === 'none'];
  } finally {
    home.close();
  }
}

describe('hakko passphrase', () => {
  it('changes what opens the home, says so, and does nothing the second time', async () => {
    const place = await createPlace();
    const changed = await place.hakko([...CHANGE, '--json']);
    const keys = ['vault.key', 'root.key', 'issuing.key'];
    expect([changed.code, JSON.parse(changed.stdout)]).toEqual([
      0,
      { passphraseChanged: true, recoveryCode: 'kept', keys, keysElsewhere: [] },
    ]);
    expect(opens(place)).toEqual([false, true]);
    const again = await place.hakko([...CHANGE, '--json']);
    const unchanged = { passphraseChanged: false };
    expect([again.code, JSON.parse(again.stdout)]).toMatchObject([0, unchanged]);
    for (const { stdout, stderr } of [changed, again]) {
      expect(stdout + stderr).not.toMatch(new RegExp(`${PASSPHRASE}|${NEW}`));
    }
  });

  it.each<[string, readonly string[], number, string]>([
    ['the wrong passphrase', ['--passphrase-file', 'code.txt'], 1, 'passphrase-wrong'],
    ['no passphrase', [], 2, 'passphrase-missing'],
    ['the code of another CA', ['--recovery-code-file', 'other.txt'], 1, 'recovery-code-wrong'],
    ['a mistyped code', ['--recovery-code-file', 'typo.txt'], 2, 'recovery-code-mistyped'],
    ['no new passphrase', ['--passphrase-file', 'pass.txt'], 2, 'passphrase-missing'],
    [
      'a new one that is too short',
      ['--passphrase-file', 'pass.txt', '--new-passphrase-file', 'short.txt'],
      2,
      'passphrase-too-short',
    ],
    [
      'nobody to show a new code to',
      ['--passphrase-file', 'pass.txt', '--new-recovery-code'],
      2,
      'answer-missing',
    ],
    [
      'a file where the new code should go',
      ['--passphrase-file', 'pass.txt', '--new-recovery-code-file', 'typo.txt'],
      1,
      'file-exists',
    ],
  ])('changes nothing with %s', async (_name, flags, exit, code) => {
    const place = await createPlace();
    place.write('other.txt', '22222-2222Z-2222Y-2222X-2222W-2222V-2222U-2222T');
    place.write('typo.txt', readFileSync(place.path('code.txt'), 'utf8').replace(/^./, '?'));
    place.write('short.txt', 'short');
    const key = readFileSync(place.path('hakko-home', 'ca', 'root.key'));
    const wanted = /no new|new one|new code/.test(_name)
      ? []
      : ['--new-passphrase-file', 'new.txt'];
    const { code: status, stdout } = await place.hakko([
      'passphrase',
      ...flags,
      ...wanted,
      '--json',
    ]);
    expect([status, JSON.parse(stdout)]).toMatchObject([exit, { error: { code } }]);
    expect(readFileSync(place.path('hakko-home', 'ca', 'root.key')).equals(key)).toBe(true);
  });

  it('sets a new one by the recovery code, which a new code then replaces', async () => {
    const place = await createPlace();
    place.write('lost.txt', 'nobody knows this any more');
    const lose = ['--passphrase-file', 'pass.txt', '--new-passphrase-file', 'lost.txt'];
    expect(await place.hakko(['passphrase', ...lose])).toMatchObject({ code: 0 });
    const recover = [...RECOVER, '--new-passphrase-file', 'new.txt'];
    expect(await place.hakko(recover)).toMatchObject({ code: 0 });
    expect(opens(place)).toEqual([false, true]);

    const renew = ['--passphrase-file', 'new.txt', '--new-recovery-code-file', 'code-2.txt'];
    expect(await place.hakko(['passphrase', ...renew])).toMatchObject({ code: 0 });
    expect(opens(place)).toEqual([false, true]);
    expect(await place.hakko(recover)).toMatchObject({ code: 1 });
    const back = ['--recovery-code-file', 'code-2.txt', '--new-passphrase-file', 'pass.txt'];
    expect(await place.hakko(['passphrase', ...back])).toMatchObject({ code: 0 });
    expect(opens(place)).toEqual([true, false]);
  });
});

describe('init', () => {
  it('hands the code through a FIFO, and keeps nothing of it', async () => {
    const place = createWorkplace('here');
    runProgram('mkfifo', [place.path('pipe')]);
    const reader = spawn('cat', [place.path('pipe')]);
    let code = '';
    reader.stdout.setEncoding('utf8').on('data', (text: string) => (code += text));
    const read = once(reader, 'close');
    onTestFinished(() => void reader.kill());
    const made = await place.init('--recovery-code-file', 'pipe');
    await read;
    expect([made.code, code.trim()]).toEqual([
      0,
      expect.stringMatching(/^(?:[2-9A-HJKMNP-Z]{5}-){7}[2-9A-HJKMNP-Z]{5}$/),
    ]);
    const squeezed = code.trim().replaceAll('-', '');
    for (const file of place.files()) {
      const holds = readFileSync(place.path(file)).includes(squeezed);
      expect([file, holds]).toEqual([file, false]);
    }
  });
});

describe.skipIf(!hasProgram('strace'))('kill -9', () => {
  const program = resolve(import.meta.dirname, '../../bin/hakko.js');

  /** Runs the change until its Nth rename, and kills it there. */
  function killAt(place: Workplace, nth: number): void {
    const inject = ['-e', 'trace=rename', '-e', `inject=rename:signal=SIGKILL:when=${nth}`];
    const command = [process.execPath, program, ...CHANGE];
    expect(() => {
      runProgram('strace', [
        '-f',
        '-qq',
        '-o',
        '/dev/null',
        ...inject,
        'sh',
        '-c',
        inFolder(place, command),
      ]);
    }).toThrow();
  }

  const inFolder = ({ folder }: Workplace, command: readonly string[]): string =>
    `cd '${folder}' && exec ${command.map((word) => `'${word}'`).join(' ')}`;

  it.each([
    ['before the new set is whole', 3, [true, false]],
    ['at the rename that decides', 7, [true, false]],
    ['right after it', 8, [false, true]],
    ['when half of the files are in their places', 10, [false, true]],
  ] as const)(
    '%s leaves one that opens, and the next command goes on',
    async (_name, nth, expected) => {
      const place = await createPlace();
      killAt(place, nth);
      expect(opens(place)).toEqual(expected);
      expect(await place.hakko(CHANGE)).toMatchObject({ code: 0 });
      expect(opens(place)).toEqual([false, true]);
      expect(existsSync(place.path('hakko-home', 'ca', 'new-keys'))).toBe(false);
    },
  );
});
