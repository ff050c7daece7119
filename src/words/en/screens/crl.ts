/** The screen of `hakko crl`, and what every summary says of revocation lists. */
import { count } from '../count.ts';

export const crl = {
  heads: {
    ca: 'CA',
    number: 'number',
    revoked: 'revoked',
    since: 'since',
    until: 'until',
    state: 'state',
  },
  good: 'good',
  states: {
    'crl-missing': 'file missing',
    'crl-differs': 'file differs',
    'crl-soon': 'ends soon',
    'crl-expired': 'ENDED',
  },
  written: (names: string) => `New revocation lists were written: ${names}`,
  kept: (ca: string) =>
    `The key of the CA “${ca}” is not here; its list stays as it was. For a new one, put the key back and run “hakko crl --ca ${ca}”.`,
  elsewhere: (ca: string) =>
    `The list of the CA “${ca}” is not made here: get it from whoever holds its key.`,
  next: 'Next: copy these files to the web servers, in place of the old ones.',
  mended: (path: string) => `Written again from the ledger: ${path}`,
  nothingToMend: 'All files are as the ledger has them; nothing was written.',
  checked: 'All revocation lists are there and in date.',
  bad: (findings: number) => `${count(findings, 'finding', 'findings')}:`,
  until: (date: string) =>
    `Revocation list valid until ${date}; each issue and “hakko crl” writes a new one. Once it ends, everybody is locked out.`,
  /** Of a home with several; the list that ends first stands first. */
  untilEach: (lists: readonly { readonly ca: string; readonly date: string }[]) =>
    `Revocation lists valid until: ${lists.map(({ ca, date }) => `${ca} ${date}`).join(', ')}; each issue and “hakko crl” writes new ones. Once one of them ends, everybody below its CA is locked out.`,
  untilKept: (ca: string, date: string) =>
    `The revocation list of the CA “${ca}” is valid until ${date}, and its key is not here to write a new one. Once it ends, everybody below that CA is locked out.`,
};
