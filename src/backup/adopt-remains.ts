/**
 * Teaches a ledger what it does not know: ids, serial numbers, control numbers and CRL numbers that are
 * in use outside, certificates that open the door, and revocations that must not be forgotten.
 */
import { randomUUID } from 'node:crypto';
import { isControlNumber } from '../batch/control-number.ts';
import { renumberWaiting } from '../batch/renumber-waiting.ts';
import { authorityFileName } from '../home/home-paths.ts';
import type { Authority } from '../ledger/authorities.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { adoptCertificate, type AdoptedGroup } from './adopt-certificate.ts';
import { adoptCrl } from './adopt-crl.ts';
import type { BatchRecord } from './batch-record.ts';
import type { Remains } from './find-remains.ts';

export interface Adopted {
  /** Ids of batches that the ledger did not know. */
  readonly batches: readonly string[];
  /** Those of them that were interrupted: nothing of them was handed out. */
  readonly interrupted: readonly string[];
  /** Certificates that can be revoked now, by their groups. */
  readonly certificates: readonly AdoptedGroup[];
  /** Serial numbers of certificates by a CA that the ledger does not know, or of which too little is. */
  readonly strangers: readonly string[];
  readonly controlNumbers: readonly string[];
  /** People of the batch that was open in the backup and is finished outside: they get other numbers. */
  readonly renumbered: number;
  /** `root 7`: CRLs, or their numbers, that were newer than the ledger's. */
  readonly crls: readonly string[];
  /** Ids of batches that other homes made; nothing was taken from them. */
  readonly foreign: readonly string[];
  /** Serial numbers that are revoked again. */
  readonly revocations: readonly string[];
}

/** Inside a transaction. Repeated, it finds nothing new. */
export function adoptRemains(ledger: Ledger, remains: Remains, at: Date): Adopted {
  const ours = remains.records.filter(({ home }) => home === undefined || home === ledger.homeId);
  const batches = adoptBatches(ledger, ours, remains.folders, at);
  const certificates: AdoptedGroup[] = [];
  const strangers: string[] = [];
  for (const record of ours) {
    for (const certificate of record.certificates) {
      if (ledger.certificates.bySerialNumber(certificate.serialNumber)) continue;
      const adopted = adoptCertificate(ledger, record, certificate, randomUUID(), at);
      if (adopted) certificates.push(adopted);
      else strangers.push(certificate.serialNumber);
    }
  }
  const controlNumbers = ours.flatMap((record) => adoptControlNumbers(ledger, record, at));
  const open = ledger.batches.open()?.id;
  const goneOut = ours.some(({ batch, finished }) => finished && batch === open);
  const renumbered = open !== undefined && goneOut ? renumberWaiting(ledger, open, at) : 0;
  const before = new Map(numbersOf(ledger).map(({ id, last }) => [id, last]));
  const revocations = remains.crls.flatMap((crl) => adoptCrl(ledger, crl));
  for (const { crls } of ours) raiseCrlNumbers(ledger, crls);
  const crls = numbersOf(ledger)
    .filter(({ id, last }) => last !== before.get(id))
    .map(({ name, last }) => `${name} ${last}`);
  const { known, interrupted } = batches;
  return {
    ...{ batches: [...known, ...interrupted].sort(), interrupted, certificates, strangers },
    ...{ controlNumbers, renumbered, crls, revocations },
    foreign: remains.records.filter((one) => !ours.includes(one)).map(({ batch }) => batch),
  };
}

function adoptBatches(
  ledger: Ledger,
  records: readonly BatchRecord[],
  folders: readonly string[],
  at: Date,
) {
  const taken = new Set([...ledger.batches.all(), ...ledger.batches.lost()].map(({ id }) => id));
  const known: string[] = [];
  for (const { batch: id, command, openedAt } of records) {
    if (taken.has(id)) continue;
    taken.add(id);
    ledger.batches.addLost({ id, command, folder: `batches/${id}`, openedAt });
    known.push(id);
  }
  const interrupted = folders.filter((id) => !taken.has(id));
  for (const id of interrupted) {
    ledger.batches.addLost({ id, command: 'issue', folder: `batches/${id}`, openedAt: at });
  }
  return { known, interrupted };
}

/** A number that is in the ledger is on the very letters that the ledger knows. */
function adoptControlNumbers(
  { letters }: Ledger,
  { batch, controlNumbers }: BatchRecord,
  at: Date,
): readonly string[] {
  return controlNumbers.filter((controlNumber) => {
    const known =
      !isControlNumber(controlNumber) ||
      letters.byControlNumber(controlNumber).length > 0 ||
      letters.reserved(controlNumber);
    if (!known) letters.reserve({ controlNumber, batchId: batch, at });
    return !known;
  });
}

function raiseCrlNumbers({ authorities }: Ledger, crls: BatchRecord['crls']): void {
  for (const { role, generation, crlNumber } of crls) {
    const authority = authorities
      .all()
      .find((one: Authority) => one.role === role && one.generation === generation);
    if (authority) authorities.raiseCrlNumber(authority.id, crlNumber);
  }
}

/** The highest CRL number in use, by CA. */
function numbersOf({ authorities }: Ledger) {
  return authorities.all().map((authority) => ({
    id: authority.id,
    name: authorityFileName(authority),
    last: authorities.nextCrlNumber(authority.id) - 1,
  }));
}
