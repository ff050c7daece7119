/** Letters to managers: which address is a group's, and how envelopes fall into the files of a run. */
import { describe, expect, test } from 'vitest';
import { withCommonAddress } from '../../src/batch/group-manager.ts';
import { planParts } from '../../src/batch/plan-parts.ts';
import type { Ledger } from '../../src/ledger/ledger.ts';
import type { LetterRow } from '../../src/ledger/letters.ts';

const at = (loginId: string, street: string) => ({ loginId, name: loginId, address: [street] });

describe('the address of a group', () => {
  const [a, b, c] = [at('G13B3', '北'), at('G13B1', '南'), at('G13B2', '南')];
  test.each([
    ['that most have', [a, b, c], ['G13B1', 'G13B2']],
    ['of two, that of the lowest login ID', [a, b], ['G13B1']],
    ['whatever the order', [b, a], ['G13B1']],
    ['of one person', [a], ['G13B3']],
    ['of nobody', [], []],
  ])('%s', (_name, people, expected) => {
    expect(withCommonAddress(people).map(({ loginId }) => loginId)).toEqual(expected);
  });
});

describe('what goes into one envelope', () => {
  /** Letters of groups of these sizes, one group after the other: person and group go by the letter's id. */
  function partsOf(
    delivery: LetterRow['delivery'],
    ...sizes: readonly number[]
  ): readonly number[] {
    const groupIds = sizes.flatMap((size, group) => Array.from({ length: size }, () => group));
    const people = { byId: (id: number) => ({ groupId: groupIds[id] }) };
    const rows = groupIds.map((_, id): LetterRow => ({
      ...{ id, personId: id, batchId: '20261122-01', kind: 'login', controlNumber: `A${id}` },
      ...{ generation: 1, language: 'ja', delivery, state: 'planned', place: 0 },
    }));
    const ledger = { people } as unknown as Ledger;
    return planParts(ledger, 'login', rows, 'none').map((part) => part.rows.length);
  }

  test.each([
    ['stays in one file', 'group', [400, 400, 400], [800, 400]],
    ['fills it to the last letter', 'group', [600, 400, 1], [1000, 1]],
    ['is cut where it is more than a file holds', 'group', [10, 1200], [10, 1000, 200]],
    ['is one letter where each goes to the person', 'person', [400, 400, 400], [1000, 200]],
  ] as const)('%s', (_name, delivery, sizes, parts) => {
    expect(partsOf(delivery, ...sizes)).toEqual(parts);
  });
});
