/** MACs and encryptions as they stand in a .p12, read leniently: here they are only named, never used. */
import type { DerNode } from '../asn1/der-node.ts';
import {
  countValue,
  isUniversal,
  octetStringValue,
  oidValue,
  sequenceItems,
} from '../asn1/der-value.ts';
import { describeOid } from '../asn1/oids.ts';
import type { P12Encryption, P12Mac, Pbes2Description } from './description.ts';

/** Reads MacData (RFC 7292 section 4), PBMAC1 (RFC 9879) included. Throws `der-fault`. */
export function describeMac(macData: DerNode): P12Mac {
  const [digestInfo, salt, iterationCount] = sequenceItems(macData);
  const [digestAlgorithm] = sequenceItems(digestInfo);
  const [id, parameters] = sequenceItems(digestAlgorithm);
  const algorithm = describeOid(oidValue(id));
  if (algorithm === 'id-PBMAC1') {
    const [keyDerivation] = sequenceItems(parameters);
    return { algorithm, ...describePbkdf2(keyDerivation) };
  }
  // `DEFAULT 1`.
  const iterations = iterationCount === undefined ? 1 : countValue(iterationCount);
  return { algorithm, iterations, saltOctets: octetStringValue(salt).length };
}

/** Reads the AlgorithmIdentifier of an encryption; undefined stands for none. Throws `der-fault`. */
export function describeEncryption(
  holder: P12Encryption['holder'],
  identifier: DerNode | undefined,
): P12Encryption {
  if (identifier === undefined)
    return { holder, algorithm: undefined, iterations: 0, saltOctets: 0 };
  const [id, parameters] = sequenceItems(identifier);
  const algorithm = describeOid(oidValue(id));
  if (algorithm === 'id-PBES2') {
    const [keyDerivation, encryptionScheme] = sequenceItems(parameters);
    const numbers = describePbkdf2(keyDerivation);
    return { holder, algorithm, ...numbers, pbes2: describePbes2(keyDerivation, encryptionScheme) };
  }
  const [salt, iterations] = parameters?.children ?? [];
  // The shape of all of PKCS#12's own schemes (appendix C).
  if (!isUniversal(salt, 0x04) || !isUniversal(iterations, 0x02)) {
    return { holder, algorithm, iterations: 0, saltOctets: 0 };
  }
  return {
    holder,
    algorithm,
    iterations: countValue(iterations),
    saltOctets: octetStringValue(salt).length,
  };
}

function describePbes2(
  keyDerivation: DerNode | undefined,
  encryptionScheme: DerNode | undefined,
): Pbes2Description {
  const [id, parameters] = sequenceItems(keyDerivation);
  const prf = parameters?.children.find((node) => isUniversal(node, 0x10));
  const [prfId, prfParameters] = prf?.children ?? [];
  return {
    encryptionScheme: describeOid(oidValue(sequenceItems(encryptionScheme)[0])),
    keyDerivation: describeOid(oidValue(id)),
    prf: prfId === undefined ? 'id-hmacWithSHA1' : describeOid(oidValue(prfId)),
    prfForm: prfId === undefined ? 'default' : prfParameters === undefined ? 'bare' : 'with-null',
  };
}

/** Zeros for another derivation, such as scrypt. */
function describePbkdf2(
  keyDerivation: DerNode | undefined,
): Pick<P12Mac, 'iterations' | 'saltOctets'> {
  const [id, parameters] = sequenceItems(keyDerivation);
  if (describeOid(oidValue(id)) !== 'id-PBKDF2') return { iterations: 0, saltOctets: 0 };
  const [salt, iterations] = sequenceItems(parameters);
  return { iterations: countValue(iterations), saltOctets: octetStringValue(salt).length };
}
