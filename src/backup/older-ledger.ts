/**
 * The ledger of a home that is to be replaced, as far as it can still be read: it knows best which
 * numbers are in use. A damaged one tells what it can, or nothing.
 */
import type { Batch } from '../ledger/batches.ts';
import { homePaths } from '../home/home-paths.ts';
import { openLedger, type Ledger } from '../ledger/ledger.ts';
import type { Context } from '../system/context.ts';
import { parseCertificateList, type CertificateList } from '../x509/certificate-list.ts';
import type { BatchRecord } from './batch-record.ts';
import { findWithdrawn, type Withdrawn } from './find-withdrawn.ts';

export interface OlderLedger {
  readonly homeId: string;
  readonly records: readonly BatchRecord[];
  readonly crls: readonly CertificateList[];
  /** Of its last event, ISO 8601. */
  readonly lastEventAt?: string;
  /** Hashes of its events: one that has the last of a backup went on from that backup. */
  readonly events: ReadonlySet<string>;
  /** Missing where its people or letters cannot be read. */
  readonly withdrawn?: Withdrawn;
}

/** @returns nothing when there is none that can be read */
export function readOlderLedger({ files }: Context, home: string): OlderLedger | undefined {
  const { ledger: path } = homePaths(home);
  if (!files.exists(path)) return undefined;
  try {
    const ledger = openLedger(path, { readOnly: true });
    try {
      return describe(ledger);
    } finally {
      ledger.close();
    }
  } catch {
    // What is wrong with it is the reason why it is replaced.
    return undefined;
  }
}

function describe(ledger: Ledger): OlderLedger {
  const { authorities, batches, events, homeId } = ledger;
  let lastEventAt: string | undefined;
  const hashes = new Set<string>();
  for (const { at, hash } of events.each()) {
    lastEventAt = at;
    hashes.add(hash);
  }
  const withdrawn = readWithdrawn(ledger);
  const newest = authorities.latestCrls();
  const crls = newest.flatMap((crl) => {
    const der = authorities.crlDer(crl);
    return der ? [parseCertificateList(der)] : [];
  });
  return {
    homeId,
    records: [...batches.all(), ...batches.lost()].map((batch) => recordOf(ledger, batch)),
    crls,
    events: hashes,
    ...(withdrawn && { withdrawn }),
    ...(lastEventAt !== undefined && { lastEventAt }),
  };
}

function readWithdrawn(ledger: Ledger): Withdrawn | undefined {
  try {
    return findWithdrawn(ledger);
  } catch {
    // The rest may be whole.
    return undefined;
  }
}

function recordOf(ledger: Ledger, { id, command, openedAt, state }: Batch): BatchRecord {
  const { authorities, certificates, groups, homeId, letters } = ledger;
  const numbers = (['login', 'install'] as const).flatMap((kind) =>
    letters.ofBatch(id, kind).map(({ controlNumber }) => controlNumber),
  );
  return {
    ...{ batch: id, home: homeId, command, openedAt, finished: state !== 'open' },
    certificates: certificates.ofBatch(id).map((row) => {
      const { serialNumber, subject, fileName, notAfter, groupId, certificate } = row;
      const group = groups.byId(groupId)?.name;
      return {
        ...{ serialNumber, subject, fileName, notAfter },
        ...(group !== undefined && { group }),
        ...(certificate && { certificate }),
      };
    }),
    controlNumbers: [...new Set(numbers)],
    crls: authorities.all().map(({ id: authorityId, role, generation }) => ({
      ...{ role, generation, crlNumber: authorities.nextCrlNumber(authorityId) - 1 },
    })),
  };
}
