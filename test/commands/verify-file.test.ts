/** `hakko verify FILE.p12` for anybody's file, and the refusal of what a named platform cannot open. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createWorkplace, fixture } from '../e2e/hakko.ts';
import { opensslP12 } from '../importability/sample-p12.ts';
import { temporaryFolder } from '../system/world.ts';
import { makeRoot } from '../x509/authorities.ts';
import { hasProgram } from '../x509/judges.ts';
import { initHere, jsonOf } from './issued-here.ts';
import { runHere } from './run-here.ts';

describe('verify of a file of others', () => {
  it.each([
    ['windows-3des.p12', 0, /does not open on NSS on Enterprise Linux.*: its MAC is SHA-1/],
    ['openssl-3.p12', 0, /does not open on .*iOS 13 to 17.*: its MAC is SHA-256/],
    ['pbmac1.p12', 0, /iOS/],
    ['no-mac.p12', 0, /it has no MAC/],
  ])('%s', async (name, code, said) => {
    const place = createWorkplace('here');
    const ended = await place.hakko(['verify', fixture('foreign', name), '--lang', 'en']);
    expect(ended.stderr).toMatch(said);
    expect(ended.stdout).toMatch(/^platform /m);
    expect(ended.code).toBe(code);
  });

  it('says of the file of NSS what docs/interop.md says', async () => {
    const place = createWorkplace('here');
    place.write('password.txt', 'k7m3xq9w2hu5ctn8zr4d');
    const args = ['verify', fixture('foreign', 'nss.p12'), '--password-file', 'password.txt'];
    const { code, stdout } = await place.hakko([...args, '--lang', 'en']);
    expect(code).toBe(0);
    for (const name of ['Java 17', 'Firefox up to 127', 'OpenSSL 1.1', 'OpenSSL 3.0']) {
      expect(stdout).toMatch(new RegExp(`^${name}.* opens +(?:tried|read)`, 'm'));
    }
  });

  it('says which OpenSSL refuses a file without a MAC', async () => {
    const place = createWorkplace('here');
    const file = fixture('foreign', 'no-mac.p12');
    const { stdout } = await place.hakko(['verify', file, '--lang', 'en']);
    expect(stdout).toMatch(/^OpenSSL 3\.0 +does not open: it has no MAC \[1\] +tried/m);
    expect(stdout).toMatch(/^\[1\] that is PKCS12_parse.*"openssl pkcs12"/m);
  });

  it('is one sentence when it is no .p12', async () => {
    const place = createWorkplace('here');
    place.write('letter.p12', 'Dear recipient');
    const { code, stdout, stderr } = await place.hakko(['verify', 'letter.p12', '--lang', 'en']);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/^Error: .*\.p12/);
  });

  it.skipIf(!hasProgram('openssl', 'version'))(
    'opens with a file that holds an empty password, and says what is not in it',
    async () => {
      const place = createWorkplace('here');
      place.write('empty.txt', '\n');
      place.write('wrong.txt', 'wrong\n');
      const root = await makeRoot('ec-p256');
      const file = place.write(
        'root.p12',
        opensslP12(
          { privateKey: root.keyPair.privateKey, certificates: [root.certificate] },
          ['-nokeys'],
          '\n',
        ),
      );
      const verify = (password: string) =>
        place.hakko(['verify', file, '--password-file', password, '--lang', 'en']);
      const ended = await verify('empty.txt');
      expect([ended.code, ended.stderr]).toEqual([
        0,
        expect.stringContaining('It holds no private key'),
      ]);
      expect(ended.stdout).toMatch(/^Java 17 +not known: it holds no private key/m);
      expect(ended.stdout).not.toContain('not opened');
      const refused = await verify('wrong.txt');
      expect([refused.code, refused.stdout]).toEqual([1, '']);
      expect(refused.stderr).toMatch(/password/);
    },
  );

  it('shows algorithms, iterations and salts with --crypto', async () => {
    const place = createWorkplace('here');
    const file = fixture('foreign', 'windows-aes256.p12');
    const { stdout } = await place.hakko(['verify', file, '--crypto', '--lang', 'en']);
    expect(stdout).toMatch(/MAC +id-sha256 +\d+ +\d+/);
  });
});

describe('platforms that must open a file of others', () => {
  const verify = (file: string, ...flags: readonly string[]) => {
    const folder = temporaryFolder();
    return runHere({ folder, language: 'en' }, 'verify', fixture('foreign', file), ...flags);
  };

  it.each<[string, readonly string[], number, string]>([
    ['openssl-3.p12', ['ios-17'], 4, 'does not open on iOS 17: its MAC is SHA-256.'],
    ['openssl-3.p12', ['openssl-3.5', 'ios-17'], 4, 'does not open on iOS 17'],
    ['no-mac.p12', ['nss-3.30'], 4, 'it has no MAC'],
    // Not known, because it was not opened: nobody is refused for that.
    ['openssl-3.p12', ['windows-11'], 0, ''],
  ])('%s, %j: exit %i, also in silence', async (file, names, code, said) => {
    const flags = names.flatMap((name) => ['--platform', name]);
    const quiet = await verify(file, ...flags, '--quiet');
    expect([quiet.code, quiet.stdout]).toEqual([code, '']);
    expect(quiet.stderr).toContain(said);
    const data = await verify(file, ...flags, '--json');
    const { mustOpen } = jsonOf(data) as { mustOpen: readonly { platform: string }[] };
    expect([data.code, mustOpen.map(({ platform }) => platform)]).toEqual([code, names]);
  });

  it('are those of the home that is named, unless they are named themselves', async () => {
    const folder = temporaryFolder();
    await initHere(folder, '--platform', 'ios-17');
    const file = fixture('foreign', 'openssl-3.p12');
    const home = ['--home', join(folder, 'hakko-home')];
    const refused = await runHere({ folder }, 'verify', file, ...home);
    expect([refused.code, refused.stderr]).toEqual([
      4,
      expect.stringMatching(/openssl-3\.p12 does not open on iOS 17/),
    ]);
    expect(await runHere({ folder }, 'verify', file, '--platform', 'openssl-3.5')).toMatchObject({
      code: 0,
    });
  });

  it('are named as the settings name them', async () => {
    const { error } = await verify('openssl-3.p12', '--platform', 'iphone');
    expect(error).toMatchObject({ code: 'platform-unknown', args: { name: 'iphone' } });
  });

  it('are praised when all of them open it', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'password.txt'), 'k7m3xq9w2hu5ctn8zr4d');
    const password = ['--password-file', 'password.txt', '--platform', 'openssl-3.0'];
    const file = fixture('foreign', 'openssl-3des.p12');
    const { code, stderr } = await runHere({ folder }, 'verify', file, ...password);
    expect([code, stderr]).toEqual([
      0,
      expect.stringContaining('opens on all the platforms that were named: OpenSSL 3.0.'),
    ]);
  });
});

describe('a profile that a named platform cannot open', () => {
  const flags = [
    '--org',
    '市',
    '--portal-url',
    'https://id.example/',
    '--passphrase-file',
    'pass.txt',
  ];

  it.each([
    ['modern', 'ios-17', 3],
    ['compat', 'nss-el9', 3],
    ['compat', 'ios-17', 0],
  ])('%s for %s: exit %i', async (profile, platform, code) => {
    const place = createWorkplace('here');
    const keys = ['--ca-key', 'ec-p256', '--p12-profile', profile, '--platform', platform];
    const ended = await place.hakko(['init', ...flags, ...keys]);
    expect(ended.code).toBe(code);
    expect(place.files().some((file) => file.startsWith('hakko-home'))).toBe(code === 0);
  });

  it('is a note in init and check where nothing is known', async () => {
    const place = createWorkplace('here');
    place.write('roster.csv', 'ログインID,氏名\nG13B1234567,髙橋 美咲\n');
    const keys = ['--ca-key', 'ec-p256', '--key', 'ec-p256', '--platform', 'windows-11'];
    const note = 'open the .p12 files, so try one on each: Windows 11 (its key is EC P-256).\n';
    const made = await place.hakko(['init', ...flags, ...keys, '--lang', 'en']);
    expect([made.code, made.stderr]).toEqual([0, expect.stringContaining(note)]);
    const checked = await place.hakko(['check', 'roster.csv', '--lang', 'en']);
    expect([checked.code, checked.stderr]).toEqual([0, expect.stringContaining(note)]);
    const { stdout } = await place.hakko(['check', 'roster.csv', '--json', '--lang', 'en']);
    expect(JSON.parse(stdout)).toMatchObject({
      platformsNotKnown: [{ platform: 'windows-11', reason: 'its key is EC P-256' }],
    });
  });

  it('is told with the profile that would open', async () => {
    const place = createWorkplace('here');
    const named = ['--platform', 'nss-el9', '--json', '--lang', 'en'];
    const { stdout } = await place.hakko(['init', ...flags, '--p12-profile', 'compat', ...named]);
    const { error } = JSON.parse(stdout) as { readonly error: { readonly todo: string } };
    expect(error.todo).toMatch(/^Please set p12\.profile to modern/);
  });
});
