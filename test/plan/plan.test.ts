/** What `issue` would do with a roster, case by case. */
import { describe, expect, it } from 'vitest';
import type { KnownGroup, KnownPerson, KnownState } from '../../src/plan/known.ts';
import { makePlan, type Plan, type PlanOptions } from '../../src/plan/plan.ts';
import type { Entry } from '../../src/roster/entry.ts';
import { Secret } from '../../src/secrets/secret.ts';

const NOW = new Date('2026-11-22T03:00:00Z');
const inDays = (days: number): Date => new Date(NOW.getTime() + days * 86_400_000);

const OPTIONS: PlanOptions = {
  ...{ prefixLength: 4, groupBy: 'prefix', now: NOW, clientNotAfter: inDays(730) },
  ...{ commonNameOf: (group) => `${group}-202611`, commonNameMaximum: 64 },
  fileNamesOf: (group) => [`${group}.p12`],
  ...{ issuerNotAfter: inDays(3650), acceptChanges: 0, partial: false },
};

const entry = (loginId: string, change: Partial<Entry> = {}): Entry => ({
  ...{ line: 2, loginId, name: '青木　一', organisation: 'さくら会', address: ['一丁目'] },
  ...change,
});

const person = (loginId: string, change: Partial<KnownPerson> = {}): KnownPerson => ({
  ...{ id: Number.parseInt(loginId.slice(4), 10), loginId, state: 'active', name: '青木　一' },
  ...{ organisation: 'さくら会', address: ['一丁目'] },
  ...change,
});

/** A ledger of these people, and of their groups unless a case says otherwise. */
function known(people: readonly KnownPerson[], groups?: readonly KnownGroup[]): KnownState {
  const prefixes = [...new Set(people.map(({ loginId }) => loginId.slice(0, 4)))];
  const used = groups ?? prefixes.map((name) => ({ name, certificate: { notAfter: inDays(700) } }));
  return {
    people,
    groups: new Map(used.map((group) => [group.name.toLowerCase(), group])),
    ownerOf: (file) => used.find(({ name }) => `${name}.p12` === file)?.name,
  };
}

/** Login IDs `G13B0000001` and on. */
const ids = (count: number, prefix = 'G13B'): string[] =>
  Array.from({ length: count }, (_, index) => prefix + String(index + 1).padStart(7, '0'));

const codes = ({ problems }: Plan): readonly string[] => problems.map(({ code }) => code);
const shape = ({ groups, changes, unchanged, absent }: Plan) => ({
  groups: groups.map(({ name, kind, entries }) => `${kind} ${name} ${entries.length}`),
  changed: changes.map(({ entry: { loginId } }) => loginId),
  unchanged,
  absent: absent.map(({ loginId }) => loginId),
});

describe('a roster meets a ledger', () => {
  const [one = '', two = ''] = ids(2);
  it.each<[string, readonly Entry[], KnownState, object]>([
    ['nobody and nothing', [], known([]), { groups: [], unchanged: 0 }],
    ['a new person', [entry(one)], known([]), { groups: ['new G13B 1'] }],
    ['two of one new group', [entry(one), entry(two)], known([]), { groups: ['new G13B 2'] }],
    [
      'two new groups, in the order of the roster',
      [entry('H07A0000001'), entry(one), entry('H07A0000002')],
      known([]),
      { groups: ['new H07A 2', 'new G13B 1'] },
    ],
    [
      'a person who joins',
      [entry(one), entry(two)],
      known([person(one)]),
      { groups: ['known G13B 1'], unchanged: 1 },
    ],
    ['nobody new', [entry(one)], known([person(one)]), { groups: [], unchanged: 1 }],
    [
      'a known person in another case',
      [entry(one.toLowerCase())],
      known([person(one)]),
      { groups: [], unchanged: 1 },
    ],
    [
      'a changed person',
      [entry(one, { name: '青木　二' })],
      known([person(one)]),
      { groups: [], changed: [one], unchanged: 0 },
    ],
    [
      'changed people, in the order of the roster',
      [entry(one, { name: '青木　二' }), entry(two, { name: '青木　三' })],
      known([person(two), person(one)]),
      { groups: [], changed: [one, two], unchanged: 0 },
    ],
    [
      'an absent person',
      [entry(one)],
      known([person(one), person(two)]),
      { unchanged: 1, absent: [two] },
    ],
    [
      'an absent person whose login has ended',
      [entry(one)],
      known([person(one), person(two, { state: 'ended' })]),
      { unchanged: 1, absent: [] },
    ],
  ])('%s', (_name, entries, state, expected) => {
    const plan = makePlan(entries, state, OPTIONS);
    expect([shape(plan), codes(plan)]).toMatchObject([expected, []]);
  });
});

describe('a change', () => {
  const [one = ''] = ids(1);
  it.each<[string, Partial<Entry>, string, string, string]>([
    ['name', { name: '青木　二' }, 'name', '青木　一', '青木　二'],
    ['organisation', { organisation: 'みどり苑' }, 'organisation', 'さくら会', 'みどり苑'],
    ['department', { department: '事務' }, 'department', '', '事務'],
    ['postal code', { postalCode: '0000013' }, 'postalCode', '', '0000013'],
    ['address', { address: ['一丁目', '2階'] }, 'address', '一丁目', '一丁目 2階'],
    ['language', { language: 'en' }, 'language', '', 'en'],
  ])('of %s is told with before and after', (_name, change, field, before, after) => {
    const { changes } = makePlan([entry(one, change)], known([person(one)]), OPTIONS);
    expect(changes).toMatchObject([{ personId: 1, fields: [{ field, before, after }] }]);
  });

  it('of where an address breaks into lines is one, too', () => {
    const state = known([person(one, { address: ['一丁目 2番', '3階'] })]);
    const { changes } = makePlan([entry(one, { address: ['一丁目', '2番 3階'] })], state, OPTIONS);
    expect(changes.map(({ fields }) => fields.map(({ field }) => field))).toEqual([['address']]);
  });

  it('never touches the password that a known person has', () => {
    const entries = [entry(one, { line: 7, initialPassword: new Secret('new-password') })];
    const plan = makePlan(entries, known([person(one)]), OPTIONS);
    expect([plan.unusedPasswords, plan.unchanged, plan.changes]).toEqual([[7], 1, []]);
  });
});

describe('a problem', () => {
  const [one = '', two = ''] = ids(2);
  const joins = [entry(one), entry(two, { line: 9 })];
  const group = (change: Partial<KnownGroup>) =>
    known([person(one)], [{ name: 'G13B', ...change }]);
  it.each<[string, readonly Entry[], KnownState, Partial<PlanOptions>, readonly object[]]>([
    [
      'a login that has ended',
      [entry(one, { line: 5 })],
      known([person(one, { state: 'ended' })]),
      {},
      [{ code: 'login-ended', line: 5, args: { loginId: one } }],
    ],
    [
      'a login that was replaced',
      [entry(one)],
      known([person(one, { state: 'moved' })]),
      {},
      [{ code: 'login-ended' }],
    ],
    ['a revoked group', joins, group({}), {}, [{ code: 'group-revoked', line: 9 }]],
    [
      'an expired group',
      joins,
      group({ certificate: { notAfter: inDays(-1) } }),
      {},
      [{ code: 'group-expired', line: 9, args: { group: 'G13B', notAfter: inDays(-1) } }],
    ],
    [
      'a group that ends this moment',
      joins,
      group({ certificate: { notAfter: NOW } }),
      {},
      [{ code: 'group-expired' }],
    ],
    [
      'a group that differs in case alone',
      [entry(one), entry('g13b0000002', { line: 4 })],
      known([person(one)]),
      {},
      [{ code: 'group-case', line: 4, args: { group: 'g13b', known: 'G13B' } }],
    ],
    [
      'a name that no certificate can bear',
      [entry(one, { line: 3 }), entry(two, { line: 4 })],
      known([]),
      { commonNameOf: (group) => group + '𠮷'.repeat(61) },
      [
        {
          ...{ code: 'common-name-too-long', line: 3 },
          args: { group: 'G13B', length: 65, maximum: 64 },
        },
      ],
    ],
    [
      'a CA that ends too soon',
      [entry(one)],
      known([]),
      { issuerNotAfter: inDays(729) },
      [
        {
          code: 'ca-ends-too-soon',
          args: { clientNotAfter: inDays(730), issuerNotAfter: inDays(729) },
        },
      ],
    ],
  ])('%s', (_name, entries, state, options, problems) => {
    const plan = makePlan(entries, state, { ...OPTIONS, ...options });
    expect(plan.problems).toMatchObject(problems);
    expect(plan.problems.length).toBe(problems.length);
  });

  it.each<[string, readonly Entry[], KnownState, Partial<PlanOptions>]>([
    [
      'a group that ends in a moment',
      joins,
      group({ certificate: { notAfter: inDays(0.001) } }),
      {},
    ],
    [
      'a name that just fits',
      [entry(one)],
      known([]),
      { commonNameOf: (group) => group + '𠮷'.repeat(60) },
    ],
    [
      'a long name that a group bears already',
      [entry(one), entry(two)],
      known([person(one)]),
      { commonNameOf: () => 'x'.repeat(65) },
    ],
    ['a CA that ends the same moment', [entry(one)], known([]), { issuerNotAfter: inDays(730) }],
    [
      'an old CA where nothing new is made',
      joins,
      known([person(one)]),
      { issuerNotAfter: inDays(1) },
    ],
    ['an unchanged person of a revoked group', [entry(one)], group({}), {}],
  ])('is not: %s', (_name, entries, state, options) => {
    expect(codes(makePlan(entries, state, { ...OPTIONS, ...options }))).toEqual([]);
  });

  it('is not, before there is a CA', () => {
    const { issuerNotAfter, ...options } = OPTIONS;
    expect(issuerNotAfter).toBeDefined();
    expect(codes(makePlan([entry(one)], known([]), options))).toEqual([]);
  });

  it('is never that a batch was interrupted: its people have not ended, its groups are not revoked', () => {
    const state = known([person(one, { state: 'planned' })], [{ name: 'G13B', pending: true }]);
    const plan = makePlan([entry(one), entry(two)], state, OPTIONS);
    expect(
      codes(plan).filter((code) => code === 'login-ended' || code === 'group-revoked'),
    ).toEqual([]);
  });
});

describe('a roster that seems to have slipped', () => {
  /** `changed` of `people` differ, `absent` of them are not there. */
  const slipped = (
    people: number,
    changed: number,
    absent: number,
    options: Partial<PlanOptions>,
  ) => {
    const all = ids(people);
    const entries = all
      .slice(absent)
      .map((loginId, index) => entry(loginId, index < changed ? { name: '別人' } : {}));
    return codes(makePlan(entries, known(all.map((id) => person(id))), { ...OPTIONS, ...options }));
  };
  it.each<[number, number, number, Partial<PlanOptions>, readonly string[]]>([
    [10, 2, 0, {}, []],
    [10, 3, 0, {}, ['many-changes']],
    [10, 3, 0, { acceptChanges: 3 }, []],
    [10, 3, 0, { acceptChanges: 2 }, ['many-changes']],
    [100, 5, 0, {}, []],
    [100, 6, 0, {}, ['many-changes']],
    [400, 20, 0, {}, []],
    [1000, 20, 0, {}, []],
    [1000, 21, 0, {}, ['many-changes']],
    [1000, 21, 0, { acceptChanges: 21 }, []],
    [10, 0, 2, {}, []],
    [10, 0, 3, {}, ['many-absent']],
    [10, 0, 3, { partial: true }, []],
    [100, 0, 10, {}, []],
    [100, 0, 11, {}, ['many-absent']],
    [100, 0, 100, {}, ['many-absent']],
    [100, 20, 20, {}, ['many-changes', 'many-absent']],
    [100, 20, 20, { partial: true, acceptChanges: 20 }, []],
  ])('%i people, %i changed, %i absent, %o', (people, changed, absent, options, expected) => {
    expect(slipped(people, changed, absent, options)).toEqual(expected);
  });
});

describe('groups', () => {
  it.each<[PlanOptions['groupBy'], number, readonly string[]]>([
    ['prefix', 4, ['new G13B 2', 'new G13C 1']],
    ['prefix', 3, ['new G13 3']],
    ['prefix', 11, ['new G13B0000001 1', 'new G13B0000002 1', 'new G13C0000001 1']],
    ['loginId', 4, ['new G13B0000001 1', 'new G13B0000002 1', 'new G13C0000001 1']],
  ])('by %s of %i characters', (groupBy, prefixLength, groups) => {
    const entries = [...ids(2), 'G13C0000001'].map((loginId) => entry(loginId));
    expect(
      shape(makePlan(entries, known([]), { ...OPTIONS, groupBy, prefixLength })).groups,
    ).toEqual(groups);
  });
});

describe('two groups whose files would have one name', () => {
  const [short, long] = ['G13B', 'G13B-modern'];
  const compat = (group: string) => [`${group}.p12`];
  const both = (group: string) => [`${group}.p12`, `${group}-modern.p12`];
  const knowing = (files: readonly [string, string][]): KnownState => ({
    ...known([]),
    ownerOf: (file) => new Map(files).get(file.toLowerCase()),
  });
  const taken = (line: number, file: string, group: string, other: string) => ({
    ...{ code: 'file-name-taken', line, args: { file, group, other } },
  });
  it.each<[string, readonly string[], KnownState, typeof both, readonly object[]]>([
    ['in one roster', [short, long], knowing([]), both, [taken(3, `${long}.p12`, long, short)]],
    [
      'in one roster, the other way round',
      [long, short],
      knowing([]),
      both,
      [taken(3, `${long}.p12`, short, long)],
    ],
    [
      'in one roster, in another case',
      [short, 'G13B-MODERN'],
      knowing([]),
      both,
      [taken(3, 'G13B-MODERN.p12', 'G13B-MODERN', short)],
    ],
    [
      'one of them known',
      [short],
      knowing([['g13b-modern.p12', long]]),
      both,
      [taken(2, `${long}.p12`, short, long)],
    ],
    [
      'one known from a time of both',
      [long],
      knowing([['g13b-modern.p12', short]]),
      compat,
      [taken(2, `${long}.p12`, long, short)],
    ],
    ['no longer, with one file each', [short, long], knowing([]), compat, []],
    ['not even nearly', [short, 'G13B-moderne', 'G13C'], knowing([]), both, []],
  ])('%s', (_name, loginIds, state, fileNamesOf, problems) => {
    const entries = loginIds.map((loginId, index) => entry(loginId, { line: index + 2 }));
    const options = { ...OPTIONS, groupBy: 'loginId' as const, fileNamesOf };
    expect(makePlan(entries, state, options).problems).toEqual(problems);
  });
});

describe('renewal is due', () => {
  it.each([
    [61, []],
    [60, ['G13B']],
    [1, ['G13B']],
    [0, ['G13B']],
    [-1, ['G13B']],
  ])('%i days before the end: %o', (days, groups) => {
    const [one = ''] = ids(1);
    const ending = { name: 'G13B', certificate: { notAfter: inDays(days) } };
    const other = { name: 'H07A', certificate: { notAfter: inDays(1) } };
    const plan = makePlan([entry(one)], known([person(one)], [ending, other]), OPTIONS);
    // Only groups of this roster are named: the others are not its business.
    expect(plan.renewalDue.map(({ group }) => group)).toEqual(groups);
  });
});
