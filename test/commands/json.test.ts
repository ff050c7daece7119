/** `--json`: one document on stdout, nothing else there, whatever happens. */
import { describe, expect, it } from 'vitest';
import { createWorkplace } from '../e2e/hakko.ts';
import { issuedHome, ROSTER } from './issued-home.ts';

describe('--json', () => {
  it.each<[string, readonly string[], number, object]>([
    ['list', ['list'], 0, [{ group: 'G13B', people: 2 }, { group: 'H07A' }]],
    [
      'show',
      ['show', 'G13B'],
      0,
      { group: 'G13B', certificate: { file: 'G13B.p12', state: 'issued' } },
    ],
    ['show of nobody', ['show', 'Z9'], 1, { error: { code: 'nothing-known-of' } }],
    [
      'check',
      ['check', 'roster.csv'],
      0,
      { people: 3, problems: [], plan: { groups: [], unchanged: 3 } },
    ],
    ['check of no file', ['check', 'none.csv'], 1, { error: { code: 'file-missing' } }],
    [
      'check of an empty file',
      ['check', 'empty.csv'],
      3,
      {
        problems: expect.arrayContaining([
          expect.objectContaining({ code: 'empty-file' }),
        ]) as object,
      },
    ],
    [
      'issue with nothing to do',
      ['issue', 'roster.csv', '--yes'],
      0,
      { plan: { groups: [], unchanged: 3 } },
    ],
    [
      'a dry run',
      ['issue', 'more.csv', '--dry-run'],
      0,
      {
        plan: {
          groups: [
            { name: 'K01A', kind: 'new' },
            { name: 'G13B', kind: 'known' },
          ],
        },
      },
    ],
    ['verify without a passphrase', ['verify'], 0, { opened: false, findings: [] }],
    ['an option that is none', ['list', '--al'], 2, { error: { code: 'usage-unknown-option' } }],
    ['a command that is none', ['lits'], 2, { error: { code: 'usage-unknown-command' } }],
    ['no passphrase', ['issue', 'more.csv', '--yes'], 2, { error: { code: 'passphrase-missing' } }],
    ['no answer', ['issue', 'more.csv'], 2, { error: { code: 'confirmation-missing' } }],
  ])('of %s', async (_name, args, exit, expected) => {
    const place = createWorkplace('here');
    const home = await issuedHome(place);
    place.write('roster.csv', ROSTER);
    place.write('more.csv', `${ROSTER}K01A0000001,青木 一,\nG13B1234569,井上 二,\n`);
    place.write('empty.csv', '');
    const { code, stdout } = await place.hakko([...args, '--json', '--home', home]);
    expect([code, JSON.parse(stdout)]).toMatchObject([exit, expected]);
  });
});
