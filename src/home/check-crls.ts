/** Whether the CRLs of a home are there, as the ledger has them, and still in date. Needs no passphrase. */
import { createHash } from 'node:crypto';
import { encodePem } from '../asn1/pem.ts';
import type { Authority, AuthorityRole, CrlRecord } from '../ledger/authorities.ts';
import type { Context } from '../system/context.ts';
import { authorityFileName } from './home-paths.ts';
import type { CrlFiles } from './project-crls.ts';

export type CrlFaultCode = 'crl-missing' | 'crl-differs' | 'crl-expired' | 'crl-soon';

export interface CrlFault {
  readonly code: CrlFaultCode;
  readonly path: string;
}

/** The CRL of one CA that has not ended and whose list is ours to write. */
export interface CheckedCrl {
  readonly role: AuthorityRole;
  readonly generation: number;
  /** Its file below `crl/`, without the ending. */
  readonly fileName: string;
  /** Paths of both files. */
  readonly der: string;
  readonly pem: string;
  /** Whether the CA's key is in the home: a root's may be kept elsewhere. */
  readonly hasKey: boolean;
  /** How many certificates it lists. */
  readonly revoked: number;
  /** None before the first one. */
  readonly crlNumber?: number;
  readonly thisUpdate?: Date;
  readonly nextUpdate?: Date;
  readonly faults: readonly CrlFault[];
}

/** How long before the end of a CRL there is a warning, unless said otherwise. */
export const CRL_WARNING_DAYS = 30;

const DAY_MS = 86_400_000;

/**
 * A CA that has ended needs no list; the list of one whose key was never here comes from its issuer.
 * @param withinDays a list that ends so soon is a fault
 */
export function checkCrls(
  context: Context,
  home: CrlFiles,
  withinDays: number,
): readonly CheckedCrl[] {
  const { paths, ledger } = home;
  const now = context.clock.now();
  const newest = new Map(ledger.authorities.latestCrls().map((crl) => [crl.authorityId, crl]));
  return ledger.authorities.all().flatMap((authority): CheckedCrl[] => {
    const crl = newest.get(authority.id);
    const hasKey = context.files.exists(paths.key(authority));
    if (authority.notAfter <= now || (!crl && !hasKey)) return [];
    const { role, generation } = authority;
    return [
      {
        ...{ role, generation, hasKey, fileName: authorityFileName(authority) },
        ...{ der: paths.crlDer(authority), pem: paths.crlPem(authority) },
        revoked: ledger.revocations.ofAuthority(authority.id).length,
        ...(crl && {
          crlNumber: crl.crlNumber,
          thisUpdate: crl.thisUpdate,
          nextUpdate: crl.nextUpdate,
        }),
        faults: [
          ...findFileFaults(context, home, authority, crl),
          ...findDateFaults(paths.crlDer(authority), crl, now, withinDays),
        ],
      },
    ];
  });
}

/** Both files hold the same list, the one of the ledger. */
function findFileFaults(
  { files }: Context,
  { paths }: CrlFiles,
  authority: Authority,
  crl: CrlRecord | undefined,
): CrlFault[] {
  const [derPath, pemPath] = [paths.crlDer(authority), paths.crlPem(authority)];
  const missing = [derPath, pemPath].filter((path) => !crl || !files.exists(path));
  if (missing.length > 0) return missing.map((path) => ({ code: 'crl-missing', path }));
  const der = files.read(derPath);
  if (createHash('sha256').update(der).digest('hex') !== crl?.sha256) {
    return [{ code: 'crl-differs', path: derPath }];
  }
  const pem = files.read(pemPath).toString('latin1');
  return pem === encodePem('X509 CRL', der) ? [] : [{ code: 'crl-differs', path: pemPath }];
}

function findDateFaults(
  path: string,
  crl: CrlRecord | undefined,
  now: Date,
  withinDays: number,
): CrlFault[] {
  if (!crl) return [];
  const leftMs = crl.nextUpdate.getTime() - now.getTime();
  if (leftMs <= 0) return [{ code: 'crl-expired', path }];
  return leftMs <= withinDays * DAY_MS ? [{ code: 'crl-soon', path }] : [];
}
