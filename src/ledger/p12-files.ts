/**
 * The `.p12` files of the ledger. A certificate has one for each profile it was encoded in, all with the
 * same key and under the same install password.
 */
import type { Database, Row } from './database.ts';
import { bytesOf, numberOf, textOf } from './row.ts';

/** A file that was encoded and opened again, not yet in the ledger. */
export interface NewP12File {
  /** Name of the profile (`pkcs12/profile.ts`). */
  readonly profile: string;
  readonly fileName: string;
  readonly p12: Buffer;
  /** Of the bytes, in hexadecimal. */
  readonly sha256: string;
}

/** A file without its bulky bytes, which are read one by one. */
export interface P12File extends Omit<NewP12File, 'p12'> {
  readonly certificateId: number;
}

/** Which file it is, and in whose folder it stands from now on. */
export interface ReplacedP12File {
  readonly certificateId: number;
  readonly batchId: string;
}

export interface P12Files {
  all(): readonly P12File[];
  /** Of one certificate, the file that its letters name first. */
  of(certificateId: number): readonly P12File[];
  /** Of the files that stand in the folder of one batch. */
  ofBatch(batchId: string): readonly P12File[];
  bytes(file: Pick<P12File, 'certificateId' | 'profile'>): Buffer;
  /** Other bytes of the same certificate, in the folder of another batch. */
  replace(file: Omit<NewP12File, 'fileName'> & ReplacedP12File): void;
  /** The group that has, or had, a file of this name, whatever its case. */
  groupOf(fileName: string): number | undefined;
}

const COLUMNS = 'certificate_id, profile, file_name, sha256';

export function createP12Files(database: Database): P12Files {
  return {
    all: () => database.all(`SELECT ${COLUMNS} FROM p12_files ORDER BY rowid`).map(fileOf),
    of: (certificateId) =>
      database
        .all(
          `SELECT ${COLUMNS} FROM p12_files WHERE certificate_id = $certificateId ORDER BY rowid`,
          { certificateId },
        )
        .map(fileOf),
    ofBatch: (batchId) =>
      database
        .all(`SELECT ${COLUMNS} FROM p12_files WHERE batch_id = $batchId ORDER BY rowid`, {
          batchId,
        })
        .map(fileOf),
    bytes({ certificateId, profile }) {
      const row = database.first(
        `SELECT p12 FROM p12_files
         WHERE certificate_id = $certificateId AND profile = $profile`,
        { certificateId, profile },
      );
      if (!row) throw new RangeError(`no ${profile} file of certificate ${certificateId}`);
      return bytesOf(row, 'p12');
    },
    replace({ certificateId, profile, batchId, p12, sha256 }) {
      const replaced = database.first(
        `UPDATE p12_files SET batch_id = $batchId, p12 = $p12, sha256 = $sha256
         WHERE certificate_id = $certificateId AND profile = $profile RETURNING file_name`,
        { certificateId, profile, batchId, p12, sha256 },
      );
      if (!replaced) throw new RangeError(`no ${profile} file of certificate ${certificateId}`);
    },
    groupOf(fileName) {
      const row = database.first(
        `SELECT group_id FROM p12_files JOIN certificates ON certificates.id = certificate_id
         WHERE p12_files.file_name = $fileName`,
        { fileName },
      );
      return row && numberOf(row, 'group_id');
    },
  };
}

/** @param batchId the batch in whose folder the files will stand */
export function addP12Files(
  database: Database,
  certificateId: number,
  batchId: string,
  files: readonly NewP12File[],
): void {
  for (const { profile, fileName, p12, sha256 } of files) {
    database.run(
      `INSERT INTO p12_files (certificate_id, profile, batch_id, file_name, p12, sha256)
       VALUES ($certificateId, $profile, $batchId, $fileName, $p12, $sha256)`,
      { certificateId, profile, batchId, fileName, p12, sha256 },
    );
  }
}

function fileOf(row: Row): P12File {
  return {
    certificateId: numberOf(row, 'certificate_id'),
    profile: textOf(row, 'profile'),
    fileName: textOf(row, 'file_name'),
    sha256: textOf(row, 'sha256'),
  };
}
