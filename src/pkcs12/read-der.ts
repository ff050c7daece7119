/** DER inside of a .p12, with a name of its own for files that are BER. */
import { isBer } from '../asn1/ber.ts';
import { parseDer, type DerNode } from '../asn1/der-node.ts';
import { HakkoError } from '../errors.ts';

/** How octets become nodes: `readDer`, or `readBer` for files of others. */
export type Read = (bytes: Buffer) => DerNode;

/** Reads strict DER. Throws `p12-not-der` for what is BER, else `der-fault`. */
export function readDer(bytes: Buffer): DerNode {
  try {
    return parseDer(bytes);
  } catch (error) {
    if (isDerFault(error) && isBer(bytes)) throw new HakkoError('p12-not-der', {}, error);
    throw error;
  }
}

/** Whether an error is the strict reader's. */
export const isDerFault = (error: unknown): boolean =>
  error instanceof HakkoError && error.code === 'der-fault';
