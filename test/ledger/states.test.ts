/** Every change of state that is allowed, and every other one refused by the tables themselves. */
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { certificateStates, certificateTransitions } from '../../src/ledger/certificate-state.ts';
import { letterStates, letterTransitions } from '../../src/ledger/letter-state.ts';
import { createSampleLedger } from './sample-ledger.ts';

/** A ledger with one letter and one certificate, opened past our own code. */
function open() {
  const { path, addBatch, addPerson, signCertificate } = createSampleLedger();
  const batch = addBatch();
  addPerson(batch, 'G13B1234567', 'A000001-1');
  signCertificate('G13B', batch);
  return new DatabaseSync(path);
}

/** Puts the rows of a table into a state, as no rule allows. */
function force(database: DatabaseSync, table: string, state: string): void {
  const rule = database
    .prepare("SELECT sql FROM sqlite_master WHERE type = 'trigger' AND name = $name")
    .get({ name: `${table}_states` });
  database.exec(`DROP TRIGGER ${table}_states; UPDATE ${table} SET state = '${state}'`);
  database.exec(String(rule?.['sql']));
}

describe.each([
  ['certificates', certificateStates, certificateTransitions, ['planned', 'adopted']],
  ['letters', letterStates, letterTransitions, ['planned']],
] as const)('%s', (table, states, transitions, first) => {
  const pairs = states.flatMap((from) =>
    states.filter((to) => to !== from).map((to) => [from, to] as const),
  );
  const allowed = (from: string, to: string) =>
    (transitions as Readonly<Record<string, readonly string[]>>)[from]?.includes(to) ?? false;

  it('go the ways of their table, and no other', () => {
    const database = open();
    const went = pairs.filter(([from, to]) => {
      database.exec('BEGIN');
      try {
        force(database, table, from);
        database.exec(`UPDATE ${table} SET state = '${to}'`);
        return true;
      } catch (error) {
        expect(String(error)).toContain(`no such change of state in ${table}`);
        return false;
      } finally {
        database.exec('ROLLBACK');
      }
    });
    database.close();
    expect(went).toEqual(pairs.filter(([from, to]) => allowed(from, to)));
  });

  it('lead from the first states to every other', () => {
    const reached = new Set<string>(first);
    for (const from of reached) {
      for (const to of states.filter((state) => allowed(from, state))) reached.add(to);
    }
    expect([...reached].sort()).toEqual([...states].sort());
  });
});

describe('a state that is final', () => {
  it.each(['revoked', 'abandoned'] as const)('of a certificate: %s', (state) => {
    expect(certificateTransitions[state]).toEqual([]);
  });

  it('of a letter: void', () => {
    expect(letterTransitions.void).toEqual([]);
  });
});
