/**
 * Certificates of the ledger and their `.p12` bytes. A row stands before the CA signs, so that no
 * serial number is ever used twice and no certificate exists without a row.
 */
import type { Database, Row } from './database.ts';
import {
  bytesOf,
  dateOf,
  numberOf,
  oneOf,
  optionalBytesOf,
  optionalTextOf,
  textOf,
} from './row.ts';

const STATES = [
  'planned',
  'signed',
  'issued',
  'superseded',
  'revoked',
  'expired',
  'abandoned',
] as const;
export type CertificateState = (typeof STATES)[number];

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
  readonly fileName: string;
  readonly at: Date;
}

/** What the one transaction of a group adds to its planned certificate. */
export interface SignedContent {
  readonly certificate: Buffer;
  readonly p12: Buffer;
  readonly p12Profile: string;
  readonly p12Sha256: string;
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
  readonly fileName: string;
  readonly certificate?: Buffer;
  readonly p12Profile?: string;
  readonly p12Sha256?: string;
  readonly installGeneration: number;
  readonly sealedInstallPassword?: Buffer;
}

export interface Certificates {
  /** Every certificate of a home, without the bulky `.p12` bytes. */
  all(): readonly CertificateRow[];
  ofBatch(batchId: string): readonly CertificateRow[];
  /** Committed, but not yet known to stand on the disk. */
  signedIn(batchId: string): readonly CertificateRow[];
  /** The certificate a group uses: planned, signed or issued. */
  current(groupId: number): CertificateRow | undefined;
  byId(id: number): CertificateRow | undefined;
  p12(id: number): Buffer;
  plan(certificate: PlannedCertificate): number;
  complete(id: number, content: SignedContent): void;
  /** The file stands on the disk, opened again. */
  markIssued(id: number, at: Date): void;
  /** Nobody ever held the key of a certificate that was only planned. */
  abandonPlanned(batchId: string): number;
}

/** Everything but the `.p12` bytes, which are read one by one. */
const COLUMNS = `id, uuid, group_id, authority_id, batch_id, serial_number, state, subject,
  not_before, not_after, file_name, certificate, p12_profile, p12_sha256, install_generation, sealed_install_password`;

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
    p12(id) {
      const row = database.first('SELECT p12 FROM certificates WHERE id = $id', { id });
      if (!row) throw new RangeError(`no certificate ${id}`);
      return bytesOf(row, 'p12');
    },
    plan: ({ notBefore, notAfter, at, ...certificate }) =>
      database.run(
        `INSERT INTO certificates (uuid, group_id, authority_id, batch_id, serial_number, state,
           subject, key_sha256, not_before, not_after, file_name, planned_at)
         VALUES ($uuid, $groupId, $authorityId, $batchId, $serialNumber, 'planned', $subject,
           $keySha256, $notBefore, $notAfter, $fileName, $at)`,
        {
          ...certificate,
          notBefore: notBefore.toISOString(),
          notAfter: notAfter.toISOString(),
          at: at.toISOString(),
        },
      ),
    complete(id, content) {
      database.run(
        `UPDATE certificates SET state = 'signed', certificate = $certificate, p12 = $p12,
           p12_profile = $p12Profile, p12_sha256 = $p12Sha256,
           sealed_install_password = $sealedInstallPassword
         WHERE id = $id AND state = 'planned'`,
        { id, ...content },
      );
    },
    markIssued(id, at) {
      database.run(
        `UPDATE certificates SET state = 'issued', issued_at = $at
         WHERE id = $id AND state = 'signed'`,
        { id, at: at.toISOString() },
      );
    },
    abandonPlanned(batchId) {
      const planned = database.all(
        `UPDATE certificates SET state = 'abandoned'
         WHERE batch_id = $batchId AND state = 'planned' RETURNING id`,
        { batchId },
      );
      return planned.length;
    },
  };
}

function certificateOf(row: Row): CertificateRow {
  const certificate = optionalBytesOf(row, 'certificate');
  const p12Profile = optionalTextOf(row, 'p12_profile');
  const p12Sha256 = optionalTextOf(row, 'p12_sha256');
  const sealedInstallPassword = optionalBytesOf(row, 'sealed_install_password');
  return {
    id: numberOf(row, 'id'),
    uuid: textOf(row, 'uuid'),
    groupId: numberOf(row, 'group_id'),
    authorityId: numberOf(row, 'authority_id'),
    batchId: textOf(row, 'batch_id'),
    serialNumber: textOf(row, 'serial_number'),
    state: oneOf(row, 'state', STATES),
    subject: textOf(row, 'subject'),
    notBefore: dateOf(row, 'not_before'),
    notAfter: dateOf(row, 'not_after'),
    fileName: textOf(row, 'file_name'),
    ...(certificate && { certificate }),
    ...(p12Profile !== undefined && { p12Profile }),
    ...(p12Sha256 !== undefined && { p12Sha256 }),
    installGeneration: numberOf(row, 'install_generation'),
    ...(sealedInstallPassword && { sealedInstallPassword }),
  };
}
