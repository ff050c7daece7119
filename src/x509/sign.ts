/** The signature, and the proof that what came back is what was prepared. */
import { bitString, sequence } from '../asn1/der.ts';
import { parseDer } from '../asn1/der-node.ts';
import { bitStringOctets, sequenceItems } from '../asn1/der-value.ts';
import { HakkoError } from '../errors.ts';
import type { Prepared } from './prepared.ts';
import { isSignedBy } from './signature-algorithm.ts';
import type { Signer } from './signer.ts';

/**
 * Signs a certificate or a CRL and gives its DER. The result is read again: the signed part must be
 * the prepared octets, both AlgorithmIdentifiers the issuer's, and the signature must verify under the
 * issuer's key. Throws `signer-not-issuer`, `signature-invalid`.
 */
export async function sign(prepared: Prepared, signer: Signer): Promise<Buffer> {
  const { tbs, intended } = prepared;
  if (!signer.publicKey.equals(intended.publicKey)) {
    throw new HakkoError('signer-not-issuer', { issuer: intended.issuer });
  }
  const signature = await signer.sign(Buffer.from(tbs));
  const signed = sequence(tbs, intended.algorithm.encoding, bitString(signature));
  if (!isWhole(signed, prepared)) throw new HakkoError('signature-invalid', {});
  return signed;
}

function isWhole(signed: Buffer, { tbs, intended }: Prepared): boolean {
  const [signedTbs, algorithm, signature, surplus] = sequenceItems(parseDer(signed));
  return (
    surplus === undefined &&
    (signedTbs?.raw.equals(tbs) ?? false) &&
    (algorithm?.raw.equals(intended.algorithm.encoding) ?? false) &&
    isSignedBy(intended.publicKey, intended.algorithm, tbs, bitStringOctets(signature))
  );
}
