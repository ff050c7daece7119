/** The screen of `hakko list`. */
import { count } from '../count.ts';

export const list = {
  heads: {
    loginId: 'login ID',
    name: 'name',
    group: 'group',
    file: 'file',
    people: 'people',
    until: 'until',
    state: 'state',
    serial: 'serial number',
    revoked: 'revoked',
    reason: 'reason',
    batch: 'batch',
  },
  states: {
    planned: 'planned',
    signed: 'file missing',
    issued: 'issued',
    superseded: 'superseded',
    adopted: 'found again',
    revoked: 'revoked',
    expired: 'expired',
    abandoned: 'abandoned',
  },
  nobodyWaits: 'Everybody has downloaded the file.',
  waitingTotal: (people: number) => `Not downloaded yet by ${people}.`,
  empty: 'Nothing to list.',
  revokedTotal: (certificates: number) =>
    count(certificates, 'revoked certificate', 'revoked certificates'),
  total: (certificates: number, people: number) =>
    `${count(certificates, 'certificate', 'certificates')}, ${count(people, 'person', 'people')}`,
};
