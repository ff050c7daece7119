/** What `init` refuses before keys are made: a CA that could issue nothing, flags that make no settings. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../system/world.ts';
import { initHere, jsonOf } from './issued-here.ts';
import { runHere } from './run-here.ts';

const SITE = ['--org', 'さくら市', '--portal-url', 'https://id.sakura.example/', '--yes'];

function init(folder: string, ...more: readonly string[]) {
  return runHere({ folder }, 'init', ...SITE, ...more);
}

describe('a CA that would end before its certificates', () => {
  it.each([
    [['--ca-years', '1'], { years: 1, days: 730, minimum: 3 }],
    [['--client-days', '3650', '--ca-years', '9'], { years: 9, days: 3650, minimum: 11 }],
  ])('is refused: %j', async (flags, args) => {
    const folder = temporaryFolder();
    const { code, error } = await init(folder, ...flags);
    expect([code, error]).toEqual([2, { code: 'ca-life-too-short', args }]);
    expect(existsSync(join(folder, 'hakko-home'))).toBe(false);
  });

  it('is refused as a successor, too; a longer one may be asked for', async () => {
    const folder = temporaryFolder();
    await initHere(folder, '--ca-years', '1', '--client-days', '364');
    const next = (...more: readonly string[]) =>
      runHere({ folder }, 'init', '--successor', ...more);
    const path = join(folder, 'hakko-home', 'hakko.yaml');
    writeFileSync(path, readFileSync(path, 'utf8').replace('days: 364', 'days: 730'));
    expect((await next()).error).toMatchObject({ code: 'ca-life-too-short', args: { years: 1 } });
    expect(readdirSync(join(folder, 'hakko-home', 'ca'))).not.toContain('root-2.key');
    const made = await next('--ca-years', '4', '--json');
    expect(jsonOf(made)).toMatchObject({
      authorities: [{ generation: 2, notAfter: expect.stringMatching(/^2030-/) as string }],
    });
  });
});

describe('what a flag says wrong', () => {
  it.each([
    [['--ca-years', '40'], [{ flag: '--ca-years', kind: 'not-in-range', minimum: 1, maximum: 30 }]],
    [['--org', ''], [{ flag: '--org', kind: 'empty' }]],
    [
      ['--portal-url', 'id', '--client-days', '0'],
      [{ flag: '--client-days' }, { flag: '--portal-url', kind: 'not-a-url' }],
    ],
  ])('is told of the flag: %j', async (flags, problems) => {
    const folder = temporaryFolder();
    const { code, error } = await init(folder, ...flags);
    expect([code, error]).toMatchObject([2, { code: 'init-flags-invalid', args: { problems } }]);
    expect(existsSync(join(folder, 'hakko-home'))).toBe(false);
  });

  it('is told before a home is opened for its successor', async () => {
    const ran = await runHere(
      { folder: temporaryFolder() },
      'init',
      '--successor',
      '--ca-years',
      '0',
    );
    expect(ran.error).toMatchObject({ code: 'init-flags-invalid' });
  });
});
