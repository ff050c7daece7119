import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { copyForeignExhibits, foreignFiles } from './foreign-files.ts';
import type { Exhibits, Finding, Judge } from './judge.ts';
import { judges } from './judges.ts';
import { hakko } from './judges/hakko.ts';
import { disagreementOf } from './known-disagreements.ts';
import { removeExhibits, rows, writeExhibits } from './p12-files.ts';
import { renderReport, withoutVersions, type Answer } from './report.ts';

let ours: Exhibits;
let foreign: Exhibits;
beforeAll(async () => {
  ours = await writeExhibits();
  foreign = copyForeignExhibits();
});
afterAll(() => {
  removeExhibits(ours);
  removeExhibits(foreign);
});

const findings = new Map<string, Finding>();

describe.each(judges)('$name on our files', (judge) => {
  examineFirst(judge, () => ours);
  test.skipIf(judge.version === undefined).each(rows)('$name', ({ name }) => {
    const { found, expected, says } = answerOf(judge, name);
    expect(found, says).toEqual(expected);
  });
});

describe.each([...judges, hakko])('$name on the files of others', (judge) => {
  examineFirst(judge, () => foreign);
  test.skipIf(judge.version === undefined).each(foreignFiles)('$name', ({ name }) => {
    const { found, expected, says } = answerOf(judge, name);
    expect(found, says).toEqual({ ...expected, ...disagreementOf(judge.name, name)?.finds });
  });
});

describe('docs/interop.md', () => {
  const path = new URL('../../docs/interop.md', import.meta.url);
  const allHere = judges.every(({ version }) => version !== undefined);

  test.skipIf(!allHere)('says what this run found', () => {
    const report = renderReport(judges, hakko, answerOf);
    if (process.env['HAKKO_WRITE_DOCS'] === '1') writeFileSync(path, report);
    expect(withoutVersions(readFileSync(path, 'utf8'))).toBe(withoutVersions(report));
  });
});

/** Lets the judge see all files at once, before the tests that look at its findings. */
function examineFirst(judge: Judge, exhibits: () => Exhibits): void {
  beforeAll(() => {
    if (judge.version === undefined) return;
    const { files } = exhibits();
    const found = judge.examine(exhibits());
    for (const [at, { name }] of files.entries()) {
      const finding = found[at];
      if (finding !== undefined) findings.set(`${judge.name} ${name}`, finding);
    }
  });
}

/** What the judge found, beside what a judge without faults finds in a file without faults. */
function answerOf(judge: Judge, name: string): Answer {
  const finding = findings.get(`${judge.name} ${name}`);
  const file = [...ours.files, ...foreign.files].find((each) => each.name === name);
  const [leaf] = file?.certificates ?? [];
  if (finding === undefined || file === undefined || leaf === undefined) {
    throw new Error(`${judge.name} says nothing of ${name}`);
  }
  const { says, ...found } = finding;
  const unseen = judge.blindToRoot && file.certificates.some((each) => each.equals(file.root));
  const expected = {
    opens: true,
    keyFits: true,
    leafSha256: createHash('sha256').update(leaf).digest('hex'),
    chainLength: file.certificates.length - (unseen ? 1 : 0),
    refusesWrongPassword: true,
  };
  return { found, expected, says };
}
