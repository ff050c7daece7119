/** PrivateKeyInfo (RFC 5958 section 2): a private key with the name of its algorithm, unencrypted. */
import { algorithmIdentifier, parseAlgorithmIdentifier } from '../asn1/algorithm-identifier.ts';
import { integer, octetString, sequence } from '../asn1/der.ts';
import { derFault, parseDer, type DerNode } from '../asn1/der-node.ts';
import { countValue, octetStringValue, sequenceItems } from '../asn1/der-value.ts';
import type { OidName } from '../asn1/oids.ts';

/** The parts of a PrivateKeyInfo. */
export interface PrivateKeyInfo {
  /** The privateKeyAlgorithm's OID as dotted text. */
  readonly algorithm: string;
  readonly parameters: DerNode | undefined;
  /** The octets of the key, in the form that the algorithm prescribes. */
  readonly privateKey: Buffer;
}

/** Encodes a PrivateKeyInfo. RSA and EC keys come ready from node:crypto. */
export function encodePrivateKeyInfo(
  algorithm: OidName,
  privateKey: Buffer,
  ...parameters: readonly Buffer[]
): Buffer {
  return sequence(
    integer(0),
    algorithmIdentifier(algorithm, ...parameters),
    octetString(privateKey),
  );
}

/** Reads a PrivateKeyInfo (or OneAsymmetricKey, version 1) from DER. Throws `der-fault`. */
export function parsePrivateKeyInfo(der: Buffer): PrivateKeyInfo {
  const [version, algorithm, privateKey] = sequenceItems(parseDer(der));
  if (countValue(version) > 1) throw derFault('unexpected', version?.offset ?? 0);
  return {
    ...parseAlgorithmIdentifier(algorithm),
    privateKey: octetStringValue(privateKey),
  };
}
