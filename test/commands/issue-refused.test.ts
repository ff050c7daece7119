/** What settings make impossible is said by `check` and by `issue` alike, before anything is planned. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { sharedFolder, temporaryFolder } from '../system/world.ts';
import { initHere, issuedHere, jsonOf, ROSTER } from './issued-here.ts';
import { runHere } from './run-here.ts';

const LONG = `commonName: "{prefix}-${'x'.repeat(60)}"`;

function setCommonName(folder: string, line: string): void {
  const path = join(folder, 'hakko-home', 'hakko.yaml');
  const text = readFileSync(path, 'utf8');
  const changed = text.replace(/commonName: .*/, () => line);
  expect(changed).not.toBe(text);
  writeFileSync(path, changed);
}

describe('a common name that no certificate can bear', () => {
  let folder = '';
  beforeAll(async () => {
    folder = sharedFolder();
    await initHere(folder);
    writeFileSync(join(folder, 'roster.csv'), ROSTER);
    setCommonName(folder, LONG);
  });

  it.each([['check'], ['issue', '--yes']])('stops %s', async (command, ...more) => {
    const roster = join(folder, 'roster.csv');
    const { code, stdout } = await runHere({ folder }, command, roster, '--json', ...more);
    expect(code).toBe(3);
    expect(JSON.parse(stdout)).toMatchObject({
      error: { code: 'plan-has-problems' },
      problems: [
        { code: 'common-name-too-long', line: 2, what: expect.stringContaining('G13B') as string },
        { code: 'common-name-too-long', line: 4, what: expect.stringContaining('H07A') as string },
      ],
    });
    expect(readdirSync(join(folder, 'hakko-home', 'batches'))).toEqual([]);
  });
});

it('a certificate is not revoked where its successor could not be named', async () => {
  const folder = await issuedHere();
  setCommonName(folder, LONG);
  const args = ['revoke', 'G13B', '--reissue', '--reason', 'keyCompromise', '--yes'];
  const { error } = await runHere({ folder }, ...args);
  expect(error).toMatchObject({ code: 'name-length', args: { attribute: 'commonName' } });
  const shown = await runHere({ folder }, 'show', 'G13B1234567', '--json');
  expect(jsonOf(shown)).toMatchObject({ certificate: { state: 'issued' } });
});

it('a CA that ends too soon is no fault of the roster', async () => {
  const folder = temporaryFolder();
  await initHere(folder, '--ca-years', '3');
  const roster = join(folder, 'roster.csv');
  writeFileSync(roster, ROSTER);
  for (const command of ['check', 'issue']) {
    const { code, error, stderr } = await runHere({ folder, days: 400 }, command, roster, '--yes');
    expect([code, error]).toEqual([
      3,
      { code: 'plan-has-problems', args: { file: 'roster.csv', count: 1 } },
    ]);
    expect(stderr).toContain('hakko init --successor');
    expect(stderr).not.toMatch(/roster\.csv: New certificates/);
  }
});
