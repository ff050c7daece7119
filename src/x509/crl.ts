/** From a list of revoked certificates to a tbsCertList that was linted (RFC 5280 section 5). */
import { explicit, integer, sequence, sequenceOf, time } from '../asn1/der.ts';
import { authorityKeyIdentifier, cRLNumber, invalidityDate, reasonCode } from './extensions.ts';
import type { IssuingAuthority } from './issuing-authority.ts';
import { describeName } from './name.ts';
import { Prepared } from './prepared.ts';
import { reasonCodes, type ReasonCode } from './reason-code.ts';

/** What a CRL shall say. */
export interface CrlRequest {
  readonly issuer: IssuingAuthority;
  readonly thisUpdate: Date;
  /** After this moment every server that checks the CRL locks everyone out. */
  readonly nextUpdate: Date;
  /** Strictly above that of every CRL before it; the ledger counts. */
  readonly cRLNumber: bigint;
  readonly revoked: readonly Revocation[];
}

/** One certificate to be listed. */
export interface Revocation {
  /** Unsigned octets. */
  readonly serialNumber: Buffer;
  readonly revocationDate: Date;
  readonly reasonCode?: Exclude<ReasonCode, 'removeFromCRL'>;
  /** Since when the key may have been in other hands. */
  readonly invalidityDate?: Date;
}

/** Builds the tbsCertList, reads it back and judges it by our rules. Throws `lint`. */
export function prepareCrl(request: CrlRequest): Prepared {
  const { issuer } = request;
  const tbs = sequence(
    integer(1),
    issuer.signatureAlgorithm.encoding,
    issuer.certificate.subject.raw,
    time(request.thisUpdate),
    time(request.nextUpdate),
    // 5.1.2.6: an empty list is left out.
    ...(request.revoked.length === 0 ? [] : [sequenceOf(request.revoked.map(entry))]),
    explicit(
      0,
      sequence(authorityKeyIdentifier(issuer.keyIdentifier), cRLNumber(request.cRLNumber)),
    ),
  );
  return Prepared.crl(tbs, issuer, {
    issuer: describeName(issuer.certificate.subject),
    publicKey: issuer.publicKey,
    algorithm: issuer.signatureAlgorithm,
  });
}

function entry(revocation: Revocation): Buffer {
  const { serialNumber, revocationDate, reasonCode: reason = 'unspecified' } = revocation;
  const extensions: Buffer[] = [];
  if (reason !== 'unspecified') extensions.push(reasonCode(reasonCodes[reason]));
  if (revocation.invalidityDate !== undefined)
    extensions.push(invalidityDate(revocation.invalidityDate));
  return sequence(
    integer(serialNumber),
    time(revocationDate),
    ...(extensions.length === 0 ? [] : [sequence(...extensions)]),
  );
}
