/** What the surroundings say: language in the order of POSIX, folders, the wish for no colour. */
import { describe, expect, it } from 'vitest';
import { actorOf, readEnvironment } from '../../src/system/environment.ts';

/** As much of a process as is looked at. */
function environmentOf(env: NodeJS.ProcessEnv, platform = 'linux') {
  const stand = { env, cwd: () => '/work', pid: 42, platform, getuid: () => 1000 };
  return readEnvironment(stand as unknown as NodeJS.Process);
}

describe('the language of the screen', () => {
  it.each<[NodeJS.ProcessEnv, 'ja' | 'en']>([
    [{ LANG: 'ja_JP.UTF-8' }, 'ja'],
    [{ LANG: 'ja' }, 'ja'],
    [{ LANG: 'JA_JP.eucJP' }, 'ja'],
    [{ LANG: 'en_GB.UTF-8' }, 'en'],
    [{ LANG: 'C' }, 'en'],
    [{ LANG: 'de_DE.UTF-8' }, 'en'],
    [{ LANG: 'en_US.UTF-8', LC_MESSAGES: 'ja_JP.UTF-8' }, 'ja'],
    [{ LANG: 'ja_JP.UTF-8', LC_MESSAGES: 'en_US.UTF-8' }, 'en'],
    [{ LANG: 'ja_JP.UTF-8', LC_MESSAGES: 'ja_JP.UTF-8', LC_ALL: 'C' }, 'en'],
    [{ LANG: 'C', LC_MESSAGES: 'C', LC_ALL: 'ja_JP.UTF-8' }, 'ja'],
    [{ LANG: 'ja_JP.UTF-8', LC_MESSAGES: '', LC_ALL: '' }, 'ja'],
  ])('%o is %s', (env, language) => {
    expect(environmentOf(env).language).toBe(language);
  });
});

describe('the rest', () => {
  it.each<[NodeJS.ProcessEnv, object]>([
    [{ HAKKO_HOME: '/srv/ca' }, { home: '/srv/ca' }],
    [{ HAKKO_PASSPHRASE_FILE: '/run/pass' }, { passphraseFile: '/run/pass' }],
    [{ NO_COLOR: '1' }, { noColour: true }],
    [{ NO_COLOR: '' }, { noColour: false }],
    [{}, { noColour: false, workingFolder: '/work', processId: 42, windows: false }],
  ])('%o', (env, expected) => {
    expect(environmentOf(env)).toMatchObject(expected);
  });

  it('an empty variable is none', () => {
    const environment = environmentOf({ HAKKO_HOME: '', HAKKO_PASSPHRASE_FILE: '' });
    expect(['home' in environment, 'passphraseFile' in environment]).toEqual([false, false]);
  });

  it('names who works as user@host', () => {
    const environment = { ...environmentOf({}), userName: 'clerk', hostName: 'office' };
    expect([actorOf(environment), environmentOf({}, 'win32').windows]).toEqual([
      { user: 'clerk@office' },
      true,
    ]);
  });

  it('names the operator, where the office has named one', () => {
    const environment = environmentOf({ HAKKO_OPERATOR: '田中' });
    const asked = { ...environment, witness: '佐藤', reference: '総情第12号' };
    expect(actorOf(asked)).toMatchObject({
      ...{ operator: '田中', witness: '佐藤', reference: '総情第12号' },
    });
  });
});
