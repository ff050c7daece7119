/** Whether a letter still tells what opens something. */
import type { Home } from '../home/open-home.ts';
import type { LetterRow } from '../ledger/letters.ts';

/** A letter whose secret is no longer the one it printed must not be printed as if it were. */
export function letterHolds({ ledger }: Pick<Home, 'ledger'>, row: LetterRow): boolean {
  const person = ledger.people.byId(row.personId);
  if (row.state === 'void' || row.state === 'destroyed') return false;
  // A manager's install notice is the whole group's, whoever of it has left.
  const ofGroup = row.kind === 'install' && row.delivery === 'group';
  if (!ofGroup && person?.state !== 'active') return false;
  if (row.kind === 'login') return person?.sealedPassword !== undefined;
  const { certificates } = ledger;
  const certificate =
    row.certificateId === undefined ? undefined : certificates.byId(row.certificateId);
  return certificate?.state === 'issued' && certificate.sealedInstallPassword !== undefined;
}
