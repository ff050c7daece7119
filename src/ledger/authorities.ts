/** The CAs of the ledger and the CRLs they signed, whose numbers only rise. */
import type { Database, Row } from './database.ts';
import { bytesOf, dateOf, numberOf, oneOf, optionalBytesOf, textOf } from './row.ts';

/** `intermediate`: a CA between root and issuing CA, which only comes with a CA made elsewhere. */
export type AuthorityRole = 'root' | 'intermediate' | 'issuing';

export interface Authority {
  readonly id: number;
  readonly role: AuthorityRole;
  /** 1 for what the first `init` made or brought in, one more for each successor. */
  readonly generation: number;
  /** Contents octets as hexadecimal. */
  readonly serialNumber: string;
  /** DER. */
  readonly certificate: Buffer;
  /** Until when it can be trusted: its own end, or that of a CA above it when that comes first. */
  readonly notAfter: Date;
}

export interface CrlRecord {
  readonly authorityId: number;
  readonly crlNumber: number;
  readonly thisUpdate: Date;
  readonly nextUpdate: Date;
  /** Of the DER, hexadecimal. */
  readonly sha256: string;
}

/** A CRL with its octets. */
export interface SignedCrl extends CrlRecord {
  readonly der: Buffer;
}

export interface Authorities {
  /** Oldest generation first, in each from the root down: the last one issues to clients. */
  all(): readonly Authority[];
  add(authority: Omit<Authority, 'id'>, at: Date): number;
  /** Above every number that is known for this CA (RFC 5280 5.2.3). */
  nextCrlNumber(authorityId: number): number;
  /** A CRL of this number is known to exist, though its row may be lost: the next stands above it. */
  raiseCrlNumber(authorityId: number, atLeast: number): void;
  /** Refuses a number that is not above all before it. */
  addCrl(crl: SignedCrl): void;
  /** The newest CRL of each CA, without its octets. */
  latestCrls(): readonly CrlRecord[];
  /** DER; undefined for a row of the first version, which stands in its file alone. */
  crlDer(crl: Pick<CrlRecord, 'authorityId' | 'crlNumber'>): Buffer | undefined;
}

export function createAuthorities(database: Database): Authorities {
  return {
    all: () => database.all('SELECT * FROM authorities ORDER BY id').map(authorityOf),
    add: ({ role, generation, serialNumber, certificate, notAfter }, at) =>
      database.run(
        `INSERT INTO authorities (role, generation, serial_number, certificate, not_after, created_at)
         VALUES ($role, $generation, $serialNumber, $certificate, $notAfter, $at)`,
        {
          ...{ role, generation, serialNumber, certificate },
          ...{ notAfter: notAfter.toISOString(), at: at.toISOString() },
        },
      ),
    nextCrlNumber(authorityId) {
      const row = database.first(
        `SELECT max(authorities.crl_number_floor, coalesce(max(crls.crl_number), 0)) AS n
         FROM authorities LEFT JOIN crls ON crls.authority_id = authorities.id
         WHERE authorities.id = $authorityId`,
        { authorityId },
      );
      return 1 + numberOf(row ?? {}, 'n');
    },
    raiseCrlNumber(authorityId, atLeast) {
      database.run(
        `UPDATE authorities SET crl_number_floor = max(crl_number_floor, $atLeast)
         WHERE id = $authorityId`,
        { authorityId, atLeast },
      );
    },
    addCrl({ authorityId, crlNumber, thisUpdate, nextUpdate, sha256, der }) {
      database.run(
        `INSERT INTO crls (authority_id, crl_number, this_update, next_update, sha256, der)
         VALUES ($authorityId, $crlNumber, $thisUpdate, $nextUpdate, $sha256, $der)`,
        {
          ...{ authorityId, crlNumber, sha256, der },
          thisUpdate: thisUpdate.toISOString(),
          nextUpdate: nextUpdate.toISOString(),
        },
      );
    },
    latestCrls: () =>
      database
        .all(
          `SELECT authority_id, this_update, next_update, sha256, max(crl_number) AS crl_number
           FROM crls GROUP BY authority_id ORDER BY authority_id`,
        )
        .map(crlOf),
    crlDer({ authorityId, crlNumber }) {
      const row = database.first(
        'SELECT der FROM crls WHERE authority_id = $authorityId AND crl_number = $crlNumber',
        { authorityId, crlNumber },
      );
      return row && optionalBytesOf(row, 'der');
    },
  };
}

function authorityOf(row: Row): Authority {
  return {
    id: numberOf(row, 'id'),
    role: oneOf(row, 'role', ['root', 'intermediate', 'issuing']),
    generation: numberOf(row, 'generation'),
    serialNumber: textOf(row, 'serial_number'),
    certificate: bytesOf(row, 'certificate'),
    notAfter: dateOf(row, 'not_after'),
  };
}

function crlOf(row: Row): CrlRecord {
  return {
    authorityId: numberOf(row, 'authority_id'),
    crlNumber: numberOf(row, 'crl_number'),
    thisUpdate: dateOf(row, 'this_update'),
    nextUpdate: dateOf(row, 'next_update'),
    sha256: textOf(row, 'sha256'),
  };
}
