/** SubjectPublicKeyInfo (RFC 5280 4.1.2.7): what kind of key it is, and the identifier made of it. */
import { hash } from 'node:crypto';
import { parseAlgorithmIdentifier } from '../asn1/algorithm-identifier.ts';
import { parseDer } from '../asn1/der-node.ts';
import { bitStringOctets, integerOctets, oidValue, sequenceItems } from '../asn1/der-value.ts';
import { describeOid, oids } from '../asn1/oids.ts';

/** What a public key is; `other` for kinds that hakko neither makes nor certifies. */
export type PublicKeyKind =
  | { readonly kind: 'rsa'; readonly modulusBits: number; readonly publicExponent: number }
  | { readonly kind: 'ec'; readonly namedCurve: string }
  | { readonly kind: 'other'; readonly algorithm: string };

/** Reads the DER of a SubjectPublicKeyInfo. Throws `der-fault`. */
export function parseSubjectPublicKeyInfo(subjectPublicKeyInfo: Buffer): PublicKeyKind {
  const [algorithmNode, key] = sequenceItems(parseDer(subjectPublicKeyInfo));
  const { algorithm, parameters } = parseAlgorithmIdentifier(algorithmNode);
  if (algorithm === oids.rsaEncryption) {
    const [modulus, exponent] = sequenceItems(parseDer(bitStringOctets(key)));
    return {
      kind: 'rsa',
      modulusBits: bitLength(integerOctets(modulus)),
      publicExponent: Number(`0x${integerOctets(exponent).toString('hex')}`),
    };
  }
  if (algorithm === oids['id-ecPublicKey'] && parameters?.type === 0x06) {
    return { kind: 'ec', namedCurve: describeOid(oidValue(parameters)) };
  }
  return { kind: 'other', algorithm: describeOid(algorithm) };
}

/** RFC 5280 4.2.1.2 (1): the SHA-1 of the key's bits. It finds certificates, it protects nothing. */
export function subjectKeyIdentifier(subjectPublicKeyInfo: Buffer): Buffer {
  const [, key] = sequenceItems(parseDer(subjectPublicKeyInfo));
  return hash('sha1', bitStringOctets(key), 'buffer');
}

function bitLength(octets: Buffer): number {
  const start = octets.findIndex((octet) => octet !== 0);
  if (start < 0) return 0;
  return (octets.length - start) * 8 - Math.clz32(octets[start] ?? 0) + 24;
}
