/**
 * Certificates of the ledger. A row stands before the CA signs, so that no serial number is ever used
 * twice and no certificate exists without a row.
 */
import { certificateStates, type CertificateState } from './certificate-state.ts';
import type { Database, Row } from './database.ts';
import { addP12Files, type NewP12File } from './p12-files.ts';
import { dateOf, numberOf, oneOf, optionalBytesOf, textOf } from './row.ts';

export interface PlannedCertificate {
  readonly uuid: string;
  readonly groupId: number;
  readonly authorityId: number;
  readonly batchId: string;
  /** Lower-case hexadecimal. */
  readonly serialNumber: string;
  readonly subject: string;
  /** SHA-256 (hex) of the SubjectPublicKeyInfo. */
  readonly keySha256: string;
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** The file that letters name; `p12-files.ts` knows all. */
  readonly fileName: string;
  readonly at: Date;
}

/** A certificate as a `batch.json` tells of it, when the ledger has lost its row. */
export interface AdoptedCertificate extends PlannedCertificate {
  /** DER; without it nothing but the serial number is taken, so that no other gets it. */
  readonly certificate?: Buffer;
}

/** What the one transaction of a group adds to its planned certificate. */
export interface SignedContent {
  readonly certificate: Buffer;
  readonly files: readonly NewP12File[];
  readonly sealedInstallPassword: Buffer;
}

export interface CertificateRow {
  readonly id: number;
  readonly uuid: string;
  readonly groupId: number;
  readonly authorityId: number;
  readonly batchId: string;
  readonly serialNumber: string;
  readonly state: CertificateState;
  readonly subject: string;
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** When its key was there; notBefore lies earlier, for clocks that are behind. */
  readonly plannedAt: Date;
  /** The file that letters name; `p12-files.ts` knows all. */
  readonly fileName: string;
  readonly certificate?: Buffer;
  readonly installGeneration: number;
  readonly sealedInstallPassword?: Buffer;
}

export interface Certificates {
  all(): readonly CertificateRow[];
  ofBatch(batchId: string): readonly CertificateRow[];
  /** Committed, but not yet known to stand on the disk. */
  signedIn(batchId: string): readonly CertificateRow[];
  /** The certificate a group uses: planned, signed or issued. */
  current(groupId: number): CertificateRow | undefined;
  byId(id: number): CertificateRow | undefined;
  /** Lower-case hexadecimal; unique, whatever became of the certificate. */
  bySerialNumber(serialNumber: string): CertificateRow | undefined;
  /** All there ever were, the oldest first. */
  ofGroup(groupId: number): readonly CertificateRow[];
  /** @returns its id; from then on it can be revoked */
  adopt(certificate: AdoptedCertificate): number;
  plan(certificate: PlannedCertificate): number;
  /** Adds what was signed and encoded to a planned certificate; to any other nothing. */
  complete(id: number, content: SignedContent): void;
  /** Its files stand on the disk, opened again. */
  markIssued(id: number, at: Date): void;
  /** The files of an issued certificate are locked anew; its key and itself stay. */
  renewInstallPassword(id: number, generation: number, sealed: Buffer): void;
  /** The group gets another in its place; until it ends or is revoked, this one opens the door too. */
  supersede(id: number): void;
  /** Nobody ever held the key of a certificate that was only planned; gives the serial numbers. */
  abandonPlanned(batchId: string): readonly string[];
}

const COLUMNS = `id, uuid, group_id, authority_id, batch_id, serial_number, state, subject,
  not_before, not_after, planned_at, file_name, certificate, install_generation, sealed_install_password`;

export function createCertificates(database: Database): Certificates {
  return {
    all: () => database.all(`SELECT ${COLUMNS} FROM certificates ORDER BY id`).map(certificateOf),
    ofBatch: (batchId) =>
      database
        .all(`SELECT ${COLUMNS} FROM certificates WHERE batch_id = $batchId ORDER BY id`, {
          batchId,
        })
        .map(certificateOf),
    signedIn: (batchId) =>
      database
        .all(
          `SELECT ${COLUMNS} FROM certificates
           WHERE batch_id = $batchId AND state = 'signed' ORDER BY id`,
          { batchId },
        )
        .map(certificateOf),
    current(groupId) {
      const row = database.first(
        `SELECT ${COLUMNS} FROM certificates
         WHERE group_id = $groupId AND state IN ('planned', 'signed', 'issued')`,
        { groupId },
      );
      return row && certificateOf(row);
    },
    byId(id) {
      const row = database.first(`SELECT ${COLUMNS} FROM certificates WHERE id = $id`, { id });
      return row && certificateOf(row);
    },
    bySerialNumber(serialNumber) {
      const row = database.first(
        `SELECT ${COLUMNS} FROM certificates WHERE serial_number = $serialNumber`,
        { serialNumber },
      );
      return row && certificateOf(row);
    },
    ofGroup: (groupId) =>
      database
        .all(`SELECT ${COLUMNS} FROM certificates WHERE group_id = $groupId ORDER BY id`, {
          groupId,
        })
        .map(certificateOf),
    adopt: ({ certificate, ...planned }) =>
      insert(database, planned, certificate ? 'adopted' : 'abandoned', certificate),
    plan: (certificate) => insert(database, certificate, 'planned'),
    complete(id, { certificate, files, sealedInstallPassword }) {
      database.transaction(() => {
        const completed = database.first(
          `UPDATE certificates SET state = 'signed', certificate = $certificate,
             sealed_install_password = $sealedInstallPassword
           WHERE id = $id AND state = 'planned' RETURNING batch_id`,
          { id, certificate, sealedInstallPassword },
        );
        if (!completed) throw new RangeError(`certificate ${id} is not planned`);
        addP12Files(database, id, textOf(completed, 'batch_id'), files);
      });
    },
    markIssued(id, at) {
      const issued = database.first(
        `UPDATE certificates SET state = 'issued', issued_at = $at
         WHERE id = $id AND state = 'signed' RETURNING id`,
        { id, at: at.toISOString() },
      );
      if (!issued) throw new RangeError(`certificate ${id} is not signed`);
    },
    renewInstallPassword(id, generation, sealed) {
      const renewed = database.first(
        `UPDATE certificates SET install_generation = $generation,
           sealed_install_password = $sealed WHERE id = $id AND state = 'issued' RETURNING id`,
        { id, generation, sealed },
      );
      if (!renewed) throw new RangeError(`certificate ${id} is not issued`);
    },
    supersede(id) {
      database.run(
        "UPDATE certificates SET state = 'superseded' WHERE id = $id AND state = 'issued'",
        { id },
      );
    },
    abandonPlanned(batchId) {
      const planned = database.all(
        `UPDATE certificates SET state = 'abandoned'
         WHERE batch_id = $batchId AND state = 'planned' RETURNING serial_number`,
        { batchId },
      );
      return planned.map((row) => textOf(row, 'serial_number'));
    },
  };
}

function insert(
  database: Database,
  { notBefore, notAfter, at, ...planned }: PlannedCertificate,
  state: CertificateState,
  certificate?: Buffer,
): number {
  return database.run(
    `INSERT INTO certificates (uuid, group_id, authority_id, batch_id, serial_number, state,
       subject, key_sha256, not_before, not_after, file_name, certificate, planned_at)
     VALUES ($uuid, $groupId, $authorityId, $batchId, $serialNumber, $state, $subject,
       $keySha256, $notBefore, $notAfter, $fileName, $certificate, $at)`,
    {
      ...planned,
      state,
      notBefore: notBefore.toISOString(),
      notAfter: notAfter.toISOString(),
      at: at.toISOString(),
      certificate: certificate ?? null,
    },
  );
}

function certificateOf(row: Row): CertificateRow {
  const certificate = optionalBytesOf(row, 'certificate');
  const sealedInstallPassword = optionalBytesOf(row, 'sealed_install_password');
  return {
    id: numberOf(row, 'id'),
    uuid: textOf(row, 'uuid'),
    groupId: numberOf(row, 'group_id'),
    authorityId: numberOf(row, 'authority_id'),
    batchId: textOf(row, 'batch_id'),
    serialNumber: textOf(row, 'serial_number'),
    state: oneOf(row, 'state', certificateStates),
    subject: textOf(row, 'subject'),
    notBefore: dateOf(row, 'not_before'),
    notAfter: dateOf(row, 'not_after'),
    plannedAt: dateOf(row, 'planned_at'),
    fileName: textOf(row, 'file_name'),
    ...(certificate && { certificate }),
    installGeneration: numberOf(row, 'install_generation'),
    ...(sealedInstallPassword && { sealedInstallPassword }),
  };
}
