/** Writes the CRL of every CA whose key is at hand, DER and PEM; its number is used up first. */
import { createHash } from 'node:crypto';
import { encodePem } from '../asn1/pem.ts';
import type { AuthorityRole } from '../ledger/authorities.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Settings } from '../settings/read-settings.ts';
import type { Context } from '../system/context.ts';
import { prepareCrl } from '../x509/crl.ts';
import { parseIssuingAuthority } from '../x509/issuing-authority.ts';
import { sign } from '../x509/sign.ts';
import type { Signer } from '../x509/signer.ts';
import { authorityFileName, type HomePaths } from './home-paths.ts';

export interface WrittenCrl {
  readonly role: AuthorityRole;
  readonly generation: number;
  /** Its file below `crl/`, without the ending: `root`, `issuing-2`. */
  readonly fileName: string;
  readonly crlNumber: number;
  /** After this moment every server that checks the CRL turns everyone away. */
  readonly nextUpdate: Date;
}

const DAY_MS = 86_400_000;

/**
 * @param signers by the CA's id in the ledger; a CA without one keeps the CRL it has. One that has
 * ended gets no new CRL either: nobody trusts what it signs.
 */
export async function writeCrls(
  context: Context,
  home: { readonly paths: HomePaths; readonly settings: Settings; readonly ledger: Ledger },
  signers: ReadonlyMap<number, Signer>,
): Promise<readonly WrittenCrl[]> {
  const { paths, settings, ledger } = home;
  const written: WrittenCrl[] = [];
  for (const authority of ledger.authorities.all()) {
    const { id, role, generation, certificate } = authority;
    const signer = signers.get(id);
    const thisUpdate = context.clock.now();
    if (!signer || authority.notAfter <= thisUpdate) continue;
    const issuer = parseIssuingAuthority(certificate);
    const nextUpdate = earlier(
      new Date(thisUpdate.getTime() + settings.ca.crlDays * DAY_MS),
      issuer.certificate.validity.notAfter,
    );
    const crlNumber = ledger.authorities.nextCrlNumber(id);
    const revoked = ledger.certificates.revokedBy(id).map(({ serialNumber, revokedAt }) => ({
      serialNumber: Buffer.from(serialNumber, 'hex'),
      revocationDate: revokedAt,
    }));
    const crl = await sign(
      prepareCrl({ issuer, thisUpdate, nextUpdate, cRLNumber: BigInt(crlNumber), revoked }),
      signer,
    );
    const sha256 = createHash('sha256').update(crl).digest('hex');
    ledger.authorities.addCrl({ authorityId: id, crlNumber, thisUpdate, nextUpdate, sha256 });
    context.files.write(paths.crlDer(authority), crl, { replace: true });
    context.files.write(paths.crlPem(authority), encodePem('X509 CRL', crl), { replace: true });
    const fileName = authorityFileName(authority);
    written.push({ role, generation, fileName, crlNumber, nextUpdate });
  }
  return written;
}

function earlier(a: Date, b: Date): Date {
  return a < b ? a : b;
}
