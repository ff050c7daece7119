/** Signs the next CRL of each CA whose key is at hand. Nothing is written here. */
import { createHash } from 'node:crypto';
import type { Authority, SignedCrl } from '../ledger/authorities.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Revocation } from '../ledger/revocations.ts';
import type { Settings } from '../settings/read-settings.ts';
import { prepareCrl } from '../x509/crl.ts';
import { parseIssuingAuthority } from '../x509/issuing-authority.ts';
import { sign } from '../x509/sign.ts';
import type { Signer } from '../x509/signer.ts';

export interface CrlRun {
  readonly ledger: Ledger;
  readonly settings: Settings;
  /** By the CA's id in the ledger; a CA without one keeps the CRL it has. */
  readonly signers: ReadonlyMap<number, Signer>;
  /** thisUpdate. */
  readonly at: Date;
  /** A revocation that is committed together with these CRLs, not before. */
  readonly pending?: { readonly authorityId: number; readonly revocation: Revocation };
}

const DAY_MS = 86_400_000;

/** A CA that has ended gets no new CRL: nobody trusts what it signs. Throws `lint`. */
export async function signCrls(run: CrlRun): Promise<readonly SignedCrl[]> {
  const signed: SignedCrl[] = [];
  for (const authority of run.ledger.authorities.all()) {
    const signer = run.signers.get(authority.id);
    if (!signer || authority.notAfter <= run.at) continue;
    signed.push(await signCrl(run, authority, signer));
  }
  return signed;
}

async function signCrl(
  { ledger, settings, at: thisUpdate, pending }: CrlRun,
  { id: authorityId, certificate }: Authority,
  signer: Signer,
): Promise<SignedCrl> {
  const issuer = parseIssuingAuthority(certificate);
  const nextUpdate = earlier(
    new Date(thisUpdate.getTime() + settings.ca.crlDays * DAY_MS),
    issuer.certificate.validity.notAfter,
  );
  const crlNumber = ledger.authorities.nextCrlNumber(authorityId);
  const revocations = [
    ...ledger.revocations.ofAuthority(authorityId),
    ...(pending?.authorityId === authorityId ? [pending.revocation] : []),
  ];
  const revoked = revocations.map(({ serialNumber, revokedAt, reason, invalidityDate }) => ({
    serialNumber: Buffer.from(serialNumber, 'hex'),
    revocationDate: revokedAt,
    reasonCode: reason,
    ...(invalidityDate && { invalidityDate }),
  }));
  const request = { issuer, thisUpdate, nextUpdate, cRLNumber: BigInt(crlNumber), revoked };
  const der = await sign(prepareCrl(request), signer);
  const sha256 = createHash('sha256').update(der).digest('hex');
  return { authorityId, crlNumber, thisUpdate, nextUpdate, sha256, der };
}

function earlier(a: Date, b: Date): Date {
  return a < b ? a : b;
}
