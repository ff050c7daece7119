/**
 * Whether bytes that the strict reader refused are BER: several programs write .p12 files that way,
 * and their owner should hear that name and not "damaged". node-forge, which reads BER, answers.
 */
import asn1 from 'node-forge/lib/asn1.js';

/** True when the bytes are one whole BER encoding; DER is BER as well. */
export function isBer(bytes: Buffer): boolean {
  try {
    asn1.fromDer(bytes.toString('latin1'));
    return true;
  } catch {
    return false;
  }
}
