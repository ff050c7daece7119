/** Whose letters are picked for a proof. */
import { describe, expect, it } from 'vitest';
import { pickWorstCases } from '../../src/proofing/worst-cases.ts';

let number = 0;
const person = (change: object = {}) => ({
  ...{ loginId: `G13B${String(1_000_000 + number++)}`, name: '青木 一', organisation: '若葉会' },
  address: ['若葉野市本町1-1'],
  ...change,
});

const picked = (people: readonly ReturnType<typeof person>[]) =>
  Object.fromEntries(pickWorstCases(people).map(({ reason, person: { name } }) => [reason, name]));

describe('the worst cases', () => {
  it('are found among many ordinary people', () => {
    const ordinary = Array.from({ length: 40 }, () => person());
    const hard = [
      person({ name: '勅使河原　小百合之助' }),
      person({
        name: 'long organisation',
        organisation: '社会福祉法人若葉野福祉会特別養護老人ホーム',
      }),
      person({
        name: 'long address',
        address: ['若葉野県若葉野市大字若葉野字若葉一丁目123番地の45'],
      }),
      person({ name: '𠮷田 邉' }),
      person({ name: 'many lines', address: ['a', 'b', 'c', 'd'], department: '看護部' }),
      person({ name: 'none', organisation: undefined }),
      person({ name: 'long ID', loginId: 'G13B1234567-ABCDEFG' }),
    ];
    expect(picked([...ordinary.slice(0, 20), ...hard, ...ordinary.slice(20)])).toEqual({
      'longest-name': '勅使河原　小百合之助',
      'longest-organisation': 'long organisation',
      'longest-address': 'long address',
      'rare-characters': '𠮷田 邉',
      'most-lines': 'many lines',
      'no-organisation': 'none',
      'longest-login-id': 'long ID',
      ordinary: '青木 一',
    });
  });

  it('are eight people at most, each once', () => {
    const cases = pickWorstCases(Array.from({ length: 100 }, () => person()));
    expect(cases.length).toBeLessThanOrEqual(8);
    expect(new Set(cases.map((one) => one.person)).size).toBe(cases.length);
  });

  it.each([
    [0, 0],
    [1, 1],
    [3, 3],
  ])('of %s people are %s', (people, cases) => {
    expect(pickWorstCases(Array.from({ length: people }, () => person()))).toHaveLength(cases);
  });

  it.each([
    ['a name of half-width letters', 'Anna-Lena Mihon', '勅使河原小百合之'],
    ['variation selectors', '葛\u{E0100}葛\u{E0100}葛\u{E0100}葛', '葛城一二三'],
  ])('measure a name by the room it takes: %s', (_name, shorter, longer) => {
    expect(picked([person({ name: shorter }), person({ name: longer })])['longest-name']).toBe(
      longer,
    );
  });

  it.each(['髙橋', '山﨑', '𠮷野', '葛\u{E0100}城', '①'])('take %s for rare', (name) => {
    const others = [
      person({ name: '一番長い名前の人です' }),
      person({ organisation: '一番長い所属の名前' }),
    ];
    const found = picked([
      ...others,
      person({ address: ['一番長い住所の一番長い名前1-1'] }),
      person({ name }),
    ]);
    expect(found['rare-characters']).toBe(name);
  });
});
