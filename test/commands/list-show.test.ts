/** `list` and `show`: what an administrator reads on the telephone, and a script in JSON. */
import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createWorkplace, type Workplace } from '../e2e/hakko.ts';
import { printedLetters } from '../e2e/printed-letters.ts';
import { issuedHome } from './issued-home.ts';

async function run(place: Workplace, ...args: readonly string[]) {
  return place.hakko([...args, '--home', await issuedHome(place)]);
}

interface Item {
  readonly group: string;
  readonly serialNumber: string;
}

describe('list', () => {
  it.each<[string, readonly string[], readonly string[], number]>([
    ['everything', [], ['G13B', 'H07A'], 0],
    ['one group', ['--prefix', 'G13B'], ['G13B'], 0],
    ['one group, in small letters', ['--prefix', 'g13b'], ['G13B'], 0],
    ['nothing of that name', ['--prefix', 'Z99Z'], [], 0],
    ['what ends soon', ['--expiring', '60d'], [], 0],
    ['what ends within three years', ['--expiring', '1000'], ['G13B', 'H07A'], 0],
    ['what was revoked', ['--revoked'], [], 0],
    ['for cron, with nothing to say', ['--expiring', '60d', '--fail'], [], 0],
    ['for cron, with something to say', ['--expiring', '1000d', '--fail'], ['G13B', 'H07A'], 4],
  ])('gives %s', async (_name, args, groups, exit) => {
    const { code, stdout } = await run(createWorkplace('here'), 'list', '--json', ...args);
    const items = JSON.parse(stdout) as Item[];
    expect([code, items.map(({ group }) => group)]).toEqual([exit, groups]);
  });

  it('is a table in which every row is as wide as its head', async () => {
    const { code, stdout, stderr } = await run(createWorkplace('here'), 'list', '--lang', 'ja');
    const [head = '', line = '', first = '', second = '', total = ''] = stdout.split('\n');
    expect([code, stderr]).toEqual([0, '']);
    expect(head).toMatch(/事業所 +ファイル +人数/);
    expect(line).toMatch(/^[─ ]+$/);
    expect(first).toMatch(
      /^G13B +G13B\.p12 +2 +\d{4}-\d{2}-\d{2} +発行済み +\d{8}-01 +[0-9a-f]{16,}$/,
    );
    expect(second).toMatch(/^H07A +H07A\.p12 +1 /);
    expect(total).toBe('証明書2件、利用者3人');
  });

  it('with nothing to show says so, on stderr, and prints nothing', async () => {
    const { code, stdout, stderr } = await run(
      createWorkplace('here'),
      'list',
      '--revoked',
      '--lang',
      'en',
    );
    expect([code, stdout, stderr]).toEqual([0, '', 'Nothing to list.\n']);
  });
});

describe('show', () => {
  it.each([
    ['a login ID', 'G13B1234567', /G13B1234567.*髙橋 美咲.*A000001-\d .*G13B\.p12/s],
    ['a login ID in small, wide letters', 'ｇ13b1234567', /髙橋 美咲/],
    ['a group', 'g13b', /G13B1234567 .*G13B1234568 .*G13B\.p12/s],
    ['a file', 'H07A.p12', /𠮷野 桃子/],
  ])('answers for %s', async (_name, query, form) => {
    const { code, stdout, stderr } = await run(createWorkplace('here'), 'show', query);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(form);
  });

  it('answers for a control number as it stands in the window, whichever the letter', async () => {
    const place = createWorkplace('here');
    const { stdout } = await run(place, 'show', 'H07A0000310', '--json');
    const { letters } = JSON.parse(stdout) as {
      letters: { controlNumber: string; kind: string }[];
    };
    expect(letters.map(({ kind }) => kind)).toEqual(['login', 'install']);
    const number = letters[0]?.controlNumber ?? '';
    for (const query of [number, number.toLowerCase(), `${number} ①`, `${number} ②`]) {
      const found = await run(place, 'show', query, '--json');
      expect(JSON.parse(found.stdout)).toMatchObject({ person: { loginId: 'H07A0000310' } });
    }
  });

  it('shows no secret, of a person or of a group', async () => {
    const place = createWorkplace('here');
    const [batch = ''] = globSync(join(await issuedHome(place), 'batches', '*'));
    const login = await printedLetters(batch, 'login-id');
    const install = await printedLetters(batch, 'install-password');
    const secrets = [
      ...login.map(({ initialPassword }) => initialPassword?.reveal() ?? ''),
      ...install.map(({ installPassword }) => installPassword?.reveal() ?? ''),
    ];
    expect(secrets.filter((secret) => secret.length >= 16).length).toBe(6);
    for (const query of ['G13B1234567', 'G13B']) {
      const [text, json] = [
        await run(place, 'show', query),
        await run(place, 'show', query, '--json'),
      ];
      const shown = text.stdout + json.stdout;
      expect(shown).toContain(query);
      expect([...secrets, '$2'].filter((secret) => shown.includes(secret))).toEqual([]);
    }
  });

  it.each(['Z99Z0000000', 'A000009-0', ''])('of “%s” knows nothing', async (query) => {
    const { code, stdout } = await run(createWorkplace('here'), 'show', query);
    expect([code, stdout]).toEqual([1, '']);
  });
});

describe('--output and --quiet', () => {
  it('write the same into a private file, and nothing on the screen', async () => {
    const place = createWorkplace('here');
    const direct = await run(place, 'list', '--json');
    const { code, stdout, stderr } = await run(
      place,
      'list',
      '--json',
      '--output',
      'list.json',
      '--quiet',
    );
    expect([code, stdout, stderr]).toEqual([0, '', '']);
    expect(readFileSync(place.path('list.json'), 'utf8')).toBe(direct.stdout);
    expect(statSync(place.path('list.json')).mode & 0o777).toBe(0o600);
  });

  it('never overwrite a file', async () => {
    const place = createWorkplace('here');
    place.write('list.json', 'mine');
    const { code, stdout, stderr } = await run(place, 'list', '--output', 'list.json');
    expect([code, stdout, readFileSync(place.path('list.json'), 'utf8')]).toEqual([1, '', 'mine']);
    expect(stderr).toContain('list.json');
  });

  it('leave errors to be read', async () => {
    const { code, stderr } = await createWorkplace('here').hakko([
      'list',
      '--quiet',
      '--lang',
      'en',
    ]);
    expect([code, stderr.startsWith('Error: ')]).toEqual([1, true]);
  });
});
