/** The chain as a program of another language checks it, from the description alone (docs/check-log.py). */
import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openHomeToWrite } from '../../src/home/open-home.ts';
import { openLedger } from '../../src/ledger/ledger.ts';
import { hasProgram } from '../programs.ts';
import { createWorld, temporaryFolder } from '../system/world.ts';
import { copyVersion1, ledgerOf } from './migrations/version-1.ts';
import { AT, createSampleLedger } from './sample-ledger.ts';
import { tamper } from './tamper.ts';

const program = resolve(import.meta.dirname, '../../docs/check-log.py');

function check(path: string) {
  const { status, stdout, stderr } = spawnSync('python3', [program, path], { encoding: 'utf8' });
  return { status, said: (stdout + stderr).trim() };
}

/** What a JSON text may spell in more than one way. */
const ODD = ['髙橋　𠮷野', 'a "b" \\ c', 'tab\tline\n', '\u2028\u007f\u0001', '<é>', ''];

describe.skipIf(!hasProgram('python3'))('another program', () => {
  it('finds the chain whole, with the same head, whatever stands in it', () => {
    const { ledger, path } = createSampleLedger();
    for (const text of ODD) {
      const actor = { user: text, operator: text, witness: text, reference: text };
      ledger.events.append({
        at: AT,
        kind: 'people-changed',
        actor,
        details: { loginIds: [text] },
      });
    }
    expect(check(path)).toEqual({ status: 0, said: `6 events, head ${ledger.events.head()}` });
  });

  it('finds the chain of a migrated ledger whole, in both formats', () => {
    const folder = temporaryFolder();
    const home = copyVersion1(folder);
    const now = new Date('2026-12-01T00:00:00Z');
    openHomeToWrite(createWorld({ folder, now }), home, 'hakko issue').close();
    const ledger = openLedger(ledgerOf(home), { readOnly: true });
    const head = ledger.events.head();
    const count = ledger.events.all().length;
    ledger.close();
    const path = join(home, 'ledger.db');
    expect(check(path)).toEqual({ status: 0, said: `${count} events, head ${head}` });
    tamper(path, "UPDATE events SET operator = 'x' WHERE sequence = 5");
    expect(check(path)).toMatchObject({
      status: 1,
      said: expect.stringMatching(/^event 5 /) as string,
    });
  });

  it('names the same event as we do', () => {
    const { ledger, path } = createSampleLedger();
    for (const loginId of ['A', 'B', 'C']) {
      const details = { loginIds: [loginId] };
      ledger.events.append({ at: AT, kind: 'people-changed', actor: { user: 'x@y' }, details });
    }
    tamper(path, "UPDATE events SET details = '{}' WHERE sequence = 2");
    expect(check(path)).toMatchObject({
      status: 1,
      said: expect.stringMatching(/^event 2 /) as string,
    });
  });
});
