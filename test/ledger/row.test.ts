/** A value that the schema does not allow comes from a damaged file, and is told as one. */
import { describe, expect, it } from 'vitest';
import {
  bytesOf,
  dateOf,
  numberOf,
  oneOf,
  optionalBytesOf,
  optionalTextOf,
  textOf,
} from '../../src/ledger/row.ts';
import type { Row } from '../../src/ledger/database.ts';

const blob = new Uint8Array([1]);

describe('a column', () => {
  it.each<[string, (row: Row, column: string) => unknown, Row[string]]>([
    ['a text that is a blob', textOf, blob],
    ['a text that is missing', textOf, null],
    ['an optional text that is a number', optionalTextOf, 7],
    ['a number that is a text', numberOf, '7'],
    ['bytes that are a text', bytesOf, 'x'],
    ['bytes that are missing', bytesOf, null],
    ['optional bytes that are a number', optionalBytesOf, 7],
    ['a date that is none', dateOf, '2026-13-45T99'],
    ['a state that nobody knows', (row, column) => oneOf(row, column, ['open', 'done']), 'dnoe'],
  ])('%s is damaged', (_name, read, value) => {
    const damaged = { code: 'ledger-row-damaged', args: { column: 'kind' } };
    expect(() => read({ kind: value }, 'kind')).toThrow(expect.objectContaining(damaged) as Error);
  });

  it('that was not asked for is a bug', () => {
    expect(() => textOf({}, 'kind')).toThrow(TypeError);
  });
});
