/** The chain of events: whoever changes, deletes, swaps or inserts a row is found at that row. */
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  findBrokenEvent,
  refuseBrokenLog,
  type BrokenEvent,
} from '../../src/ledger/broken-event.ts';
import { CHAIN_START, hashEvent, type ChainedEvent } from '../../src/ledger/events.ts';
import { AT, createSampleLedger, type SampleLedger } from './sample-ledger.ts';
import { tamper } from './tamper.ts';

const COUNT = 6;
const ALONE = { user: 'clerk@office' };
const TOGETHER = { ...ALONE, operator: '田中', witness: '佐藤', reference: '総情第12号' };

/** Every other event with the people responsible. */
function chain(count = COUNT): SampleLedger {
  const sample = createSampleLedger();
  sample.ledger.transaction(() => {
    for (let number = 1; number <= count; number++) {
      sample.ledger.events.append({
        at: AT,
        kind: 'people-changed',
        actor: number % 2 === 0 ? TOGETHER : ALONE,
        details: { loginIds: [`G13B000000${number}`] },
      });
    }
  });
  return sample;
}

function tampered(sql: string): BrokenEvent | undefined {
  const { ledger, path } = chain();
  tamper(path, sql);
  return findBrokenEvent(ledger.events.each());
}

describe('a chain', () => {
  it('is whole, from its start to its head', () => {
    const { ledger } = chain();
    const events = ledger.events.all();
    expect([findBrokenEvent(events), findBrokenEvent(ledger.events.each())]).toEqual([
      undefined,
      undefined,
    ]);
    expect(events.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5, 6]);
    expect([events[0]?.previousHash, events.at(-1)?.hash]).toEqual([
      CHAIN_START,
      ledger.events.head(),
    ]);
  });

  it('is whole with a name that is no Unicode, and with any other', () => {
    const { ledger } = createSampleLedger();
    for (const user of ['half \ud800@office', 'nul \0@office', '𠮷野@office', '']) {
      const details = { loginIds: [user] };
      ledger.events.append({ at: AT, kind: 'people-changed', actor: { user }, details });
    }
    expect(findBrokenEvent(ledger.events.each())).toBeUndefined();
  });

  it('of nothing is whole, and has a head', () => {
    const { ledger } = createSampleLedger();
    expect([findBrokenEvent(ledger.events.all()), ledger.events.head()]).toEqual([
      undefined,
      CHAIN_START,
    ]);
  });

  it('says who was responsible, where somebody said it', () => {
    const [first, second] = chain().ledger.events.all();
    expect(first).toMatchObject({ actor: 'clerk@office', format: 2 });
    expect(first).not.toHaveProperty('operator');
    const { operator, witness, reference } = TOGETHER;
    expect(second).toMatchObject({ actor: 'clerk@office', operator, witness, reference });
  });
});

describe('who tampers is found', () => {
  const texts = ['at', 'kind', 'actor', 'details', 'previous_hash', 'hash'];
  const people = ['operator', 'witness', 'reference'];
  const changes = [...texts, ...people].flatMap((column) =>
    [1, 2, 3, COUNT].map((sequence): [string, string, BrokenEvent] => [
      `${column} of event ${sequence} changed`,
      `UPDATE events SET ${column} = coalesce(${column}, '') || ' ' WHERE sequence = ${sequence}`,
      { sequence, fault: 'changed' },
    ]),
  );
  it.each<[string, string, BrokenEvent]>([
    ...changes,
    [
      'an operator taken away',
      'UPDATE events SET operator = NULL WHERE sequence = 2',
      { sequence: 2, fault: 'changed' },
    ],
    [
      'operator and witness swapped',
      'UPDATE events SET operator = witness, witness = operator WHERE sequence = 2',
      { sequence: 2, fault: 'changed' },
    ],
    [
      'an event made one of the older format',
      'UPDATE events SET format = 1 WHERE sequence = 3',
      { sequence: 3, fault: 'changed' },
    ],
    [
      'the first event deleted',
      'DELETE FROM events WHERE sequence = 1',
      { sequence: 1, fault: 'missing' },
    ],
    [
      'two in the middle deleted',
      'DELETE FROM events WHERE sequence IN (3, 4)',
      { sequence: 3, fault: 'missing' },
    ],
    [
      'one deleted, the others moved up',
      'DELETE FROM events WHERE sequence = 3; UPDATE events SET sequence = sequence - 1 WHERE sequence > 3',
      { sequence: 3, fault: 'changed' },
    ],
    [
      'two swapped',
      'UPDATE events SET sequence = 99 WHERE sequence = 3; UPDATE events SET sequence = 3 WHERE sequence = 4; UPDATE events SET sequence = 4 WHERE sequence = 99',
      { sequence: 3, fault: 'changed' },
    ],
    [
      'one inserted between others that were moved down',
      `UPDATE events SET sequence = -sequence - 1 WHERE sequence > 2; UPDATE events SET sequence = -sequence WHERE sequence < 0;
       INSERT INTO events SELECT 3, format, at, kind, actor, operator, witness, reference, details, hash, 'made up' FROM events WHERE sequence = 2`,
      { sequence: 3, fault: 'inserted' },
    ],
    [
      'one inserted before the first',
      "INSERT INTO events SELECT 0, format, at, kind, actor, operator, witness, reference, details, previous_hash, 'made up' FROM events WHERE sequence = 1",
      { sequence: 0, fault: 'inserted' },
    ],
    [
      'one added at the end',
      "INSERT INTO events SELECT 7, format, at, kind, actor, operator, witness, reference, details, hash, 'made up' FROM events WHERE sequence = 6",
      { sequence: 7, fault: 'changed' },
    ],
  ])('%s', (_name, sql, broken) => {
    expect(tampered(sql)).toEqual(broken);
  });

  it('and so is who makes the hash anew', () => {
    const events = chain().ledger.events.all();
    const forge = (event: ChainedEvent, change: Partial<ChainedEvent>): ChainedEvent => {
      const changed = { ...event, ...change };
      return { ...changed, hash: hashEvent(changed) };
    };
    const third = events[2];
    if (!third) throw new Error('six events were made');
    const forged = events.map((event) => (event === third ? forge(event, { actor: 'x' }) : event));
    expect(findBrokenEvent(forged)).toEqual({ sequence: 3, fault: 'changed' });
    const added = forge(third, { previousHash: events[1]?.hash ?? '', actor: 'x' });
    const moved = events.slice(2).map((event) => ({ ...event, sequence: event.sequence + 1 }));
    expect(findBrokenEvent([...events.slice(0, 2), added, ...moved])).toEqual({
      sequence: 3,
      fault: 'inserted',
    });
  });

  it('whatever is changed in whichever event', () => {
    const events = chain().ledger.events.all();
    const fields = ['at', 'kind', 'actor', 'operator', 'details', 'previousHash', 'hash'] as const;
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
          expect(findBrokenEvent(changed)).toEqual({ sequence: index + 1, fault: 'changed' });
        },
      ),
    );
  });
});

describe('one flipped bit', () => {
  const EVENTS = 2;
  const columns = [
    ...['at', 'kind', 'actor', 'operator', 'witness', 'reference', 'details'],
    ...['previous_hash', 'hash'],
  ];

  it.each(columns)('in any byte of %s is found, and named', (column) => {
    const { ledger, path } = chain(EVENTS);
    tamper(path);
    const database = new DatabaseSync(path);
    database.exec('PRAGMA synchronous = OFF');
    const read = database.prepare(
      `SELECT sequence, CAST(${column} AS BLOB) AS bytes FROM events WHERE ${column} IS NOT NULL`,
    );
    const write = database.prepare(
      `UPDATE events SET ${column} = CAST($bytes AS TEXT) WHERE sequence = $sequence`,
    );
    let flips = 0;
    for (const row of read.all()) {
      const sequence = Number(row['sequence']);
      const bytes = Buffer.from(row['bytes'] as Uint8Array);
      for (const index of bytes.keys()) {
        const flipped = Buffer.from(bytes);
        flipped[index] = (bytes[index] ?? 0) ^ (1 << (flips % 8));
        write.run({ sequence, bytes: flipped });
        const found = findBrokenEvent(ledger.events.each());
        expect([sequence, index, found]).toEqual([sequence, index, { sequence, fault: 'changed' }]);
        // As every command that writes asks first.
        expect(() => {
          refuseBrokenLog(ledger.events, path);
        }).toThrow('event-log-broken');
        flips += 1;
      }
      write.run({ sequence, bytes });
    }
    database.close();
    expect(findBrokenEvent(ledger.events.each())).toBeUndefined();
    expect(flips).toBeGreaterThan(5);
  });

  it.each(['sequence', 'format'])('of %s is found, whichever it is', (column) => {
    const { ledger, path } = chain(EVENTS);
    tamper(path);
    const database = new DatabaseSync(path);
    database.exec('PRAGMA synchronous = OFF; PRAGMA ignore_check_constraints = ON');
    const write = database.prepare(
      `UPDATE events SET ${column} = $value WHERE sequence = $sequence`,
    );
    for (let bit = 0n; bit < 64n; bit += 1n) {
      const sequence = 1n;
      const value = column === 'sequence' ? sequence : 2n;
      const flipped = BigInt.asIntN(64, value ^ (1n << bit));
      write.run({ sequence, value: flipped });
      const found = findBrokenEvent(ledger.events.each());
      expect([bit, found !== undefined]).toEqual([bit, true]);
      write.run({ sequence: column === 'sequence' ? flipped : sequence, value });
    }
    database.close();
    expect(findBrokenEvent(ledger.events.each())).toBeUndefined();
  });
});

describe('the tables alone refuse', () => {
  it.each<[string, string, RegExp]>([
    ['to change an event', "UPDATE events SET actor = 'x' WHERE sequence = 2", /never changed/],
    ['to delete one', 'DELETE FROM events WHERE sequence = 6', /never deleted/],
    [
      'to put one in the place of another',
      "INSERT OR REPLACE INTO events SELECT 3, format, at, kind, 'x', operator, witness, reference, details, previous_hash, hash FROM events WHERE sequence = 3",
      /follows the last/,
    ],
    [
      'one that leaves a gap',
      "INSERT INTO events SELECT 9, format, at, kind, actor, operator, witness, reference, details, hash, 'x' FROM events WHERE sequence = 6",
      /follows the last/,
    ],
    [
      'one that does not name the one before',
      "INSERT INTO events SELECT 7, format, at, kind, actor, operator, witness, reference, details, previous_hash, 'x' FROM events WHERE sequence = 6",
      /follows the last/,
    ],
  ])('%s', (_name, sql, message) => {
    const { path } = chain();
    const database = new DatabaseSync(path);
    try {
      expect(() => {
        database.exec(sql);
      }).toThrow(message);
    } finally {
      database.close();
    }
  });
});
