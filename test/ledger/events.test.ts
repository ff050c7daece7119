/** The chain of events: whoever changes, deletes, swaps or inserts a row is found at that row. */
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CHAIN_START, findBrokenEvent, type ChainedEvent } from '../../src/ledger/events.ts';
import { AT, createSampleLedger } from './sample-ledger.ts';

const COUNT = 6;

function chain() {
  const sample = createSampleLedger();
  for (let number = 1; number <= COUNT; number++) {
    const details = { batch: '20261122-01', number, loginIds: ['G13B1234567'] };
    sample.ledger.events.append({
      at: AT,
      kind: 'certificate-issued',
      actor: 'clerk@office',
      details,
    });
  }
  return sample;
}

/** Runs SQL on the file as somebody with an editor would, and reads the chain again. */
function tampered(sql: string): readonly ChainedEvent[] {
  const { ledger, path } = chain();
  const database = new DatabaseSync(path);
  database.exec(sql);
  database.close();
  return ledger.events.all();
}

describe('a chain', () => {
  it('is whole, from its start to its head', () => {
    const { ledger } = chain();
    const events = ledger.events.all();
    expect(findBrokenEvent(events)).toBeUndefined();
    expect(events.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5, 6]);
    expect([events[0]?.previousHash, events.at(-1)?.hash]).toEqual([
      CHAIN_START,
      ledger.events.head(),
    ]);
  });

  it('of nothing is whole, and has a head', () => {
    const { ledger } = createSampleLedger();
    expect([findBrokenEvent(ledger.events.all()), ledger.events.head()]).toEqual([
      undefined,
      CHAIN_START,
    ]);
  });
});

describe('who tampers is found', () => {
  const columns = ['at', 'kind', 'actor', 'details', 'previous_hash', 'hash'];
  const changes = columns.flatMap((column) =>
    [1, 3, COUNT].map((sequence): [string, string, number] => [
      `${column} of event ${sequence} changed`,
      `UPDATE events SET ${column} = ${column} || ' ' WHERE sequence = ${sequence}`,
      sequence,
    ]),
  );
  it.each<[string, string, number]>([
    ...changes,
    ['the first event deleted', 'DELETE FROM events WHERE sequence = 1', 2],
    ['one in the middle deleted', 'DELETE FROM events WHERE sequence = 3', 4],
    [
      'one deleted, the others moved up',
      'DELETE FROM events WHERE sequence = 3; UPDATE events SET sequence = sequence - 1 WHERE sequence > 3',
      3,
    ],
    [
      'two swapped',
      'UPDATE events SET sequence = 99 WHERE sequence = 3; UPDATE events SET sequence = 3 WHERE sequence = 4; UPDATE events SET sequence = 4 WHERE sequence = 99',
      3,
    ],
    [
      'one inserted at the end',
      "INSERT INTO events SELECT 7, at, kind, actor, details, hash, 'made up' FROM events WHERE sequence = 6",
      7,
    ],
    [
      'one inserted before the first',
      "INSERT INTO events SELECT 0, at, kind, actor, details, previous_hash, 'made up' FROM events WHERE sequence = 1",
      0,
    ],
  ])('%s', (_name, sql, sequence) => {
    expect(findBrokenEvent(tampered(sql))?.sequence).toBe(sequence);
  });

  it('whatever is changed in whichever event', () => {
    const events = chain().ledger.events.all();
    const fields = ['at', 'kind', 'actor', 'details', 'previousHash', 'hash'] as const;
    fc.assert(
      fc.property(
        fc.nat({ max: COUNT - 1 }),
        fc.constantFrom(...fields),
        fc.string(),
        (index, field, text) => {
          const target = events[index];
          fc.pre(target?.[field] !== text);
          const changed = events.map((event) =>
            event === target ? { ...event, [field]: text } : event,
          );
          expect(findBrokenEvent(changed)?.sequence).toBe(index + 1);
        },
      ),
    );
  });
});
