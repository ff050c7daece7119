/**
 * `batch.json`: what a batch made, without a secret. A ledger restored from an older backup learns from
 * it which numbers are taken; its own checksum stands in the event log.
 */
import { createHash } from 'node:crypto';
import { join, relative } from 'node:path';
import { encodePem } from '../asn1/pem.ts';
import type { Batch } from '../ledger/batches.ts';
import type { CertificateRow } from '../ledger/certificates.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Context } from '../system/context.ts';
import {
  batchFolder,
  lettersFolder,
  p12Folder,
  recordPath,
  type BatchPlace,
} from './batch-folders.ts';
import { eventDetails } from './event-details.ts';

export interface RecordedBatch extends BatchPlace {
  readonly home: BatchPlace['home'] & { readonly ledger: Ledger };
  readonly batch: Batch;
}

/**
 * Writes it anew, as the ledger has it now.
 * @param finishedAt when the batch was finished, or is being finished
 * @returns SHA-256 (hex) of what was written, for the event that tells of it
 */
export function writeRecord(context: Context, run: RecordedBatch, finishedAt: Date): string {
  const json = `${JSON.stringify(recordOf(run, finishedAt), undefined, 2)}\n`;
  context.files.write(recordPath(run), json, { replace: true });
  return createHash('sha256').update(json).digest('hex');
}

function recordOf(run: RecordedBatch, finishedAt: Date): object {
  const { home, batch } = run;
  const { ledger } = home;
  const certificates = ledger.certificates
    .ofBatch(batch.id)
    .filter(({ state }) => state !== 'abandoned' && state !== 'adopted');
  const letters = (['login', 'install'] as const).flatMap((kind) =>
    ledger.letters.ofBatch(batch.id, kind),
  );
  const printed = letters.filter(({ file }) => file !== undefined);
  const inUse = letters.filter(({ state }) => state !== 'void');
  const counts = {
    certificates: certificates.length,
    people: new Set(inUse.map(({ personId }) => personId)).size,
    letters: {
      login: printed.filter(({ kind }) => kind === 'login').length,
      install: printed.filter(({ kind }) => kind === 'install').length,
    },
  };
  return {
    hakko: 1,
    home: ledger.homeId,
    batch: batch.id,
    command: batch.command,
    openedAt: batch.openedAt.toISOString(),
    finishedAt: finishedAt.toISOString(),
    ...(batch.rosterName !== undefined && {
      roster: { name: batch.rosterName, sha256: batch.rosterSha256 },
    }),
    counts,
    certificates: certificates.map((certificate) => describeCertificate(ledger, certificate)),
    controlNumbers: [...new Set(letters.map(({ controlNumber }) => controlNumber))],
    crls: crlNumbers(ledger),
    files: filesOf(run),
    chainHead: ledger.events.head(),
  };
}

/** With it a ledger that lost its row can still revoke the certificate. */
function describeCertificate({ groups }: Ledger, row: CertificateRow): object {
  const { fileName, serialNumber, subject, notAfter, groupId, certificate } = row;
  return {
    ...{ fileName, serialNumber, subject, group: groups.byId(groupId)?.name },
    notAfter: notAfter.toISOString(),
    certificate: certificate && encodePem('CERTIFICATE', certificate),
  };
}

function crlNumbers({ authorities }: Ledger): readonly object[] {
  const newest = new Map(authorities.latestCrls().map((crl) => [crl.authorityId, crl.crlNumber]));
  return authorities
    .all()
    .filter(({ id }) => newest.has(id))
    .map(({ id, role, generation }) => ({ role, generation, crlNumber: newest.get(id) }));
}

function filesOf(run: RecordedBatch): readonly object[] {
  const { home, batch } = run;
  const { p12Files, letters } = home.ledger;
  const folder = batchFolder(run);
  return [
    ...p12Files.ofBatch(batch.id).map(({ fileName, profile, sha256 }) => ({
      ...{ path: relative(folder, join(p12Folder(run), fileName)), profile, sha256 },
    })),
    ...letters.filesOf(batch.id).map(({ kind, file, sha256 }) => ({
      ...{ path: relative(folder, join(lettersFolder(run, kind), file)), sha256 },
    })),
  ];
}

/** What `batch.json` of each batch was when it was written last, as far as the event log tells. */
export function recordChecksums({ events }: Pick<Ledger, 'events'>): ReadonlyMap<string, string> {
  const checksums = new Map<string, string>();
  for (const event of events.each()) {
    if (!KINDS.includes(event.kind)) continue;
    const { batch, recordSha256 } = eventDetails(event);
    if (typeof batch === 'string' && typeof recordSha256 === 'string')
      checksums.set(batch, recordSha256);
  }
  return checksums;
}

/** Events of what writes a record. */
const KINDS = ['batch-finished', 'batch-remade', 'record-written'];
