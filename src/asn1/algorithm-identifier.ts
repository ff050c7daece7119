/** AlgorithmIdentifier, which PKCS#8, X.509 and PKCS#12 share (RFC 5280 4.1.1.2). */
import { nullValue, oid, sequence } from './der.ts';
import { derFault, type DerNode } from './der-node.ts';
import { oidValue, sequenceItems } from './der-value.ts';
import type { OidName } from './oids.ts';

/** An algorithm's OID as dotted text, and its parameters if there are any. */
export interface AlgorithmIdentifier {
  readonly algorithm: string;
  readonly parameters: DerNode | undefined;
}

/** Encodes an AlgorithmIdentifier with the given parameters, or with none. */
export const algorithmIdentifier = (name: OidName, ...parameters: readonly Buffer[]): Buffer =>
  sequence(oid(name), ...parameters);

/** The same with NULL as parameters, which RSA, HMAC and digest algorithms carry. */
export const algorithmWithNull = (name: OidName): Buffer => algorithmIdentifier(name, nullValue);

/** Reads an AlgorithmIdentifier. Throws `der-fault`. */
export function parseAlgorithmIdentifier(node: DerNode | undefined): AlgorithmIdentifier {
  const [algorithm, parameters, ...rest] = sequenceItems(node);
  const [surplus] = rest;
  if (surplus !== undefined) throw derFault('unexpected', surplus.offset);
  return { algorithm: oidValue(algorithm), parameters };
}
