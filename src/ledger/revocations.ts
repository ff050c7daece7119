/** Revocations of the ledger: which certificates no longer count, since when and why. */
import { clientReasons, type ClientReason } from '../x509/reason-code.ts';
import type { Database, Row } from './database.ts';
import { dateOf, oneOf, textOf } from './row.ts';

/** An entry of a CRL (RFC 5280 5.3). */
export interface Revocation {
  /** Lower-case hexadecimal. */
  readonly serialNumber: string;
  readonly revokedAt: Date;
  readonly reason: ClientReason;
  /** Since when the key may have been in other hands (RFC 5280 5.3.2). */
  readonly invalidityDate?: Date;
}

export interface Revocations {
  /** What the CRL of a CA lists, in the order of the certificates. */
  ofAuthority(authorityId: number): readonly Revocation[];
  byCertificate(certificateId: number): Revocation | undefined;
  /** Takes over what a CRL says of a certificate that the ledger does not know. */
  adopt(authorityId: number, revocation: Revocation): void;
  /** @throws RangeError for a certificate that nobody can hold, or that is revoked already */
  add(certificateId: number, revocation: Omit<Revocation, 'serialNumber'>): void;
}

const COLUMNS = 'serial_number, revoked_at, revocation_reason, invalidity_date';

export function createRevocations(database: Database): Revocations {
  return {
    ofAuthority: (authorityId) =>
      database
        .all(
          `SELECT ${COLUMNS} FROM (
             SELECT ${COLUMNS} FROM certificates
             WHERE authority_id = $authorityId AND state = 'revoked' ORDER BY id)
           UNION ALL SELECT ${COLUMNS} FROM adopted_revocations
           WHERE authority_id = $authorityId`,
          { authorityId },
        )
        .map(revocationOf),
    adopt(authorityId, { serialNumber, revokedAt, reason, invalidityDate }) {
      database.run(
        `INSERT OR IGNORE INTO adopted_revocations
           (authority_id, serial_number, revoked_at, revocation_reason, invalidity_date)
         VALUES ($authorityId, $serialNumber, $revokedAt, $reason, $invalidityDate)`,
        {
          ...{ authorityId, serialNumber, reason, revokedAt: revokedAt.toISOString() },
          invalidityDate: invalidityDate?.toISOString() ?? null,
        },
      );
    },
    byCertificate(id) {
      const row = database.first(
        `SELECT ${COLUMNS} FROM certificates WHERE id = $id AND state = 'revoked'`,
        { id },
      );
      return row && revocationOf(row);
    },
    add(id, { revokedAt, reason, invalidityDate }) {
      const revoked = database.all(
        `UPDATE certificates SET state = 'revoked', revoked_at = $revokedAt,
           revocation_reason = $reason, invalidity_date = $invalidityDate
         WHERE id = $id AND state IN ('signed', 'issued', 'superseded', 'adopted') RETURNING id`,
        {
          ...{ id, reason, revokedAt: revokedAt.toISOString() },
          invalidityDate: invalidityDate?.toISOString() ?? null,
        },
      );
      if (revoked.length === 0) throw new RangeError(`certificate ${id} cannot be revoked`);
    },
  };
}

function revocationOf(row: Row): Revocation {
  return {
    serialNumber: textOf(row, 'serial_number'),
    revokedAt: dateOf(row, 'revoked_at'),
    reason: oneOf(row, 'revocation_reason', clientReasons),
    ...(row['invalidity_date'] !== null && { invalidityDate: dateOf(row, 'invalidity_date') }),
  };
}
