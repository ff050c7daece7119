/** The CAs of the ledger and the numbers of the CRLs they wrote, which only rise. */
import type { Database, Row } from './database.ts';
import { bytesOf, dateOf, numberOf, oneOf, textOf } from './row.ts';

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
  readonly sha256: string;
}

export interface Authorities {
  /** Oldest generation first, in each from the root down: the last one issues to clients. */
  all(): readonly Authority[];
  add(authority: Omit<Authority, 'id'>, at: Date): number;
  /** RFC 5280 5.2.3: monotonically increasing for each CA. */
  nextCrlNumber(authorityId: number): number;
  addCrl(record: CrlRecord): void;
  /** The newest CRL of each CA. */
  latestCrls(): readonly CrlRecord[];
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
        'SELECT coalesce(max(crl_number), 0) AS n FROM crls WHERE authority_id = $authorityId',
        { authorityId },
      );
      return 1 + (row ? numberOf(row, 'n') : 0);
    },
    addCrl({ authorityId, crlNumber, thisUpdate, nextUpdate, sha256 }) {
      database.run(
        `INSERT INTO crls (authority_id, crl_number, this_update, next_update, sha256)
         VALUES ($authorityId, $crlNumber, $thisUpdate, $nextUpdate, $sha256)`,
        {
          authorityId,
          crlNumber,
          thisUpdate: thisUpdate.toISOString(),
          nextUpdate: nextUpdate.toISOString(),
          sha256,
        },
      );
    },
    latestCrls: () =>
      database
        .all('SELECT *, max(crl_number) FROM crls GROUP BY authority_id ORDER BY authority_id')
        .map(crlOf),
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
