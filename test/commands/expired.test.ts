/** A certificate that has ended is told as such on the day after, although nobody came by to write it. */
import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { issuedHere, jsonOf } from './issued-here.ts';
import { runHere } from './run-here.ts';

describe('a certificate', () => {
  it.each([
    [700, 'issued'],
    [731, 'expired'],
  ])('after %i days is shown as %s', async (days, state) => {
    const folder = await issuedHere();
    const list = await runHere({ folder, days }, 'list', '--prefix', 'G13B', '--json');
    const show = await runHere({ folder, days }, 'show', 'G13B1234567', '--json');
    expect([jsonOf(list), jsonOf(show)]).toMatchObject([[{ state }], { certificate: { state } }]);
    const database = new DatabaseSync(join(folder, 'hakko-home', 'ledger.db'), { readOnly: true });
    const stored = database.prepare('SELECT DISTINCT state FROM certificates').all();
    database.close();
    expect(stored).toEqual([{ state: 'issued' }]);
  });
});
