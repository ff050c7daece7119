/** The extensions of a certificate that was read: those that hakko understands, and the list of all. */
import { derFault, parseDer, type DerNode } from '../asn1/der-node.ts';
import {
  booleanValue,
  countValue,
  isContext,
  isUniversal,
  namedBitNumbers,
  octetStringValue,
  oidValue,
  sequenceItems,
} from '../asn1/der-value.ts';
import { describeOid, oids } from '../asn1/oids.ts';
import { keyUsages, type KeyUsage } from './profile.ts';

/** One extension as it stands there. */
export interface Extension {
  /** Dotted OID. */
  readonly id: string;
  readonly critical: boolean;
  /** The contents of extnValue. */
  readonly value: Buffer;
}

/** What the extensions say; undefined for one that is not there. */
export interface CertificateExtensions {
  readonly all: readonly Extension[];
  readonly basicConstraints:
    { readonly cA: boolean; readonly pathLenConstraint: number | undefined } | undefined;
  readonly keyUsage: readonly KeyUsage[] | undefined;
  /** Names of `oids.ts`, or dotted OIDs. */
  readonly extKeyUsage: readonly string[] | undefined;
  readonly subjectKeyIdentifier: Buffer | undefined;
  /** The keyIdentifier of the authorityKeyIdentifier. */
  readonly authorityKeyIdentifier: Buffer | undefined;
  readonly rfc822Names: readonly string[];
  readonly dNSNames: readonly string[];
  /** The URLs of cRLDistributionPoints. */
  readonly cRLDistributionPoints: readonly string[];
}

/** Reads the Extensions SEQUENCE; undefined stands for a certificate without any. Throws `der-fault`. */
export function parseCertificateExtensions(node: DerNode | undefined): CertificateExtensions {
  const all = node === undefined ? [] : parseExtensions(node);
  const value = (id: string): DerNode | undefined => {
    const found = all.find((extension) => extension.id === id);
    return found === undefined ? undefined : parseDer(found.value);
  };
  const alternativeNames = value(oids['id-ce-subjectAltName']);
  return {
    all,
    basicConstraints: optional(value(oids['id-ce-basicConstraints']), parseBasicConstraints),
    keyUsage: optional(value(oids['id-ce-keyUsage']), (usage) =>
      keyUsages.filter((_, bit) => namedBitNumbers(usage).includes(bit)),
    ),
    extKeyUsage: optional(value(oids['id-ce-extKeyUsage']), (purposes) =>
      sequenceItems(purposes).map((purpose) => describeOid(oidValue(purpose))),
    ),
    subjectKeyIdentifier: optional(value(oids['id-ce-subjectKeyIdentifier']), octetStringValue),
    authorityKeyIdentifier: optional(
      value(oids['id-ce-authorityKeyIdentifier']),
      parseAuthorityKeyIdentifier,
    ),
    rfc822Names: generalNames(alternativeNames, 1),
    dNSNames: generalNames(alternativeNames, 2),
    cRLDistributionPoints: optional(value(oids['id-ce-cRLDistributionPoints']), parsePoints) ?? [],
  };
}

/** Reads a SEQUENCE OF Extension, of a certificate, a CRL or an entry of one. Throws `der-fault`. */
export function parseExtensions(node: DerNode): readonly Extension[] {
  return sequenceItems(node).map((extension) => {
    const [id, ...rest] = sequenceItems(extension);
    const criticality = isUniversal(rest[0], 0x01) ? rest[0] : undefined;
    const [value, surplus] = criticality === undefined ? rest : rest.slice(1);
    if (surplus !== undefined) throw derFault('unexpected', surplus.offset);
    return {
      id: oidValue(id),
      critical: criticality !== undefined && booleanValue(criticality),
      value: octetStringValue(value),
    };
  });
}

function parseBasicConstraints(node: DerNode): CertificateExtensions['basicConstraints'] {
  const items = sequenceItems(node);
  const cA = items.find((item) => isUniversal(item, 0x01));
  const pathLenConstraint = items.find((item) => isUniversal(item, 0x02));
  return {
    cA: cA !== undefined && booleanValue(cA),
    pathLenConstraint: optional(pathLenConstraint, countValue),
  };
}

/** The keyIdentifier of an AuthorityKeyIdentifier's DER; undefined when it names the issuer otherwise. */
export function parseAuthorityKeyIdentifier(node: DerNode): Buffer | undefined {
  return sequenceItems(node).find((item) => isContext(item, 0))?.contents;
}

function parsePoints(node: DerNode): readonly string[] {
  return sequenceItems(node).flatMap((point) =>
    sequenceItems(point)
      .filter((part) => isContext(part, 0))
      .flatMap(({ children }) => children.filter((name) => isContext(name, 0)))
      .flatMap((fullName) => names(fullName.children, 6)),
  );
}

const generalNames = (node: DerNode | undefined, tag: number): readonly string[] =>
  node === undefined ? [] : names(sequenceItems(node), tag);

const names = (nodes: readonly DerNode[], tag: number): readonly string[] =>
  nodes.filter((node) => isContext(node, tag)).map(({ contents }) => contents.toString('latin1'));

const optional = <In, Out>(value: In | undefined, read: (value: In) => Out): Out | undefined =>
  value === undefined ? undefined : read(value);
