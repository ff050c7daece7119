/** `hakko roster anonymise`: a file that can be given away, and is rehearsed like the real one. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { fixture } from '../e2e/hakko.ts';
import { sharedFolder } from '../system/world.ts';
import { runHere } from './run-here.ts';

const SAMPLE = fixture('rosters', 'sample-excel.csv');
const ANONYMISE = ['roster', 'anonymise'] as const;
const folder = sharedFolder();

beforeAll(async () => {
  const keys = ['--ca-key', 'ec-p256', '--key', 'ec-p256'];
  const site = ['--org', 'さくら市', '--portal-url', 'https://id.sakura.example/'];
  expect(await runHere({ folder }, 'init', ...site, ...keys)).toMatchObject({ code: 0 });
});

describe('hakko roster anonymise', () => {
  it('writes a roster that check takes, with as many people in as many groups', async () => {
    const made = await runHere({ folder }, ...ANONYMISE, SAMPLE, '--output', join(folder, 'i.csv'));
    expect([made.code, made.stdout]).toEqual([0, '']);
    expect(made.stderr).toMatch(/holds 26 invented people[^]*hakko rehearse/);
    const checked = await runHere({ folder }, 'check', join(folder, 'i.csv'), '--json');
    const { people, problems, encoding, plan } = JSON.parse(checked.stdout) as {
      readonly plan: { readonly groups: readonly { readonly loginIds: readonly string[] }[] };
    } & Readonly<Record<string, unknown>>;
    expect([checked.code, people, problems, encoding]).toEqual([0, 26, [], 'shift_jis']);
    expect(plan.groups.map(({ loginIds }) => loginIds.length)).toEqual([5, 4, 5, 4, 3, 5]);
  });

  it('prints the file as it is when no other place is named', async () => {
    const roster = fixture('rosters', 'small.csv');
    const { code, stdout, stderr } = await runHere({ folder }, ...ANONYMISE, roster);
    expect([code, stderr, stdout.split('\n').length]).toEqual([0, '', 5]);
    const header = readFileSync(roster, 'utf8').split('\n')[0];
    expect(stdout.split('\n')[0]).toBe(header);
  });

  it('says in JSON what it wrote, and not without another place for the roster', async () => {
    const file = join(folder, 'invented.csv');
    const without = await runHere({ folder }, ...ANONYMISE, SAMPLE, '--json');
    expect(without.error?.code).toBe('usage-missing-option-argument');
    const { stdout } = await runHere({ folder }, ...ANONYMISE, SAMPLE, '--json', '--output', file);
    expect(JSON.parse(stdout)).toEqual({ file, people: 26, encoding: 'shift_jis' });
  });

  it('overwrites nothing', async () => {
    writeFileSync(join(folder, 'theirs.csv'), 'precious');
    const output = join(folder, 'theirs.csv');
    const { error } = await runHere({ folder }, ...ANONYMISE, SAMPLE, '--output', output);
    expect([error?.code, readFileSync(output, 'utf8')]).toEqual(['file-exists', 'precious']);
  });

  it('names what keeps it from telling cells apart', async () => {
    const output = join(folder, 'none.csv');
    const bad = fixture('rosters', 'bad', 'unclosed-quote.csv');
    const { code, stderr } = await runHere({ folder }, ...ANONYMISE, bad, '--output', output);
    expect([code, stderr]).toEqual([3, expect.stringMatching(/unclosed-quote\.csv, line 2/)]);
    expect(() => readFileSync(output)).toThrow();
  });

  it('makes the same people again from the same seed', async () => {
    const files = ['one', 'other', 'third'].map((name) => join(folder, `${name}.csv`));
    for (const [index, seed] of ['spring', 'spring', 'autumn'].entries()) {
      const output = files[index] ?? '';
      await runHere({ folder }, ...ANONYMISE, SAMPLE, '--seed', seed, '--output', output);
    }
    const [one, other, third] = files.map((file) => readFileSync(file));
    expect([one?.equals(other ?? Buffer.of()), one?.equals(third ?? Buffer.of())]).toEqual([
      true,
      false,
    ]);
  });
});
