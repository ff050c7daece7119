/** Distinguished names (RFC 5280 4.1.2.4): ours checked and encoded, anybody's read and shown. */
import { oid, printableString, sequence, set, utf8String } from '../asn1/der.ts';
import type { DerNode } from '../asn1/der-node.ts';
import { oidValue, sequenceItems, setItems, stringValue } from '../asn1/der-value.ts';
import { oids, type OidName } from '../asn1/oids.ts';
import { HakkoError } from '../errors.ts';
import { nameLengthMaximum } from './name-length.ts';

/** A name that hakko writes; encoded in this order. */
export interface Name {
  /** Two capitals of ISO 3166, such as `JP`. */
  readonly countryName?: string;
  /** 1 to 64 characters, as each of the following. */
  readonly organizationName?: string;
  readonly organizationalUnitName?: string;
  readonly commonName: string;
}

/** A name that was read. */
export interface DistinguishedName {
  /** Its exact DER: names are compared octet by octet. */
  readonly raw: Buffer;
  readonly attributes: readonly NameAttribute[];
}

/** One attribute of a name. */
export interface NameAttribute {
  /** Dotted OID. */
  readonly type: string;
  readonly value: string;
  /** Universal tag number of the string's type: 12 for UTF8String, 19 for PrintableString. */
  readonly stringType: number;
}

const attributeOrder = ['organizationName', 'organizationalUnitName', 'commonName'] as const;

/** Encodes a name. Throws `name-length`, `name-character`, `name-country`. */
export function encodeName(name: Name): Buffer {
  const relativeNames: Buffer[] = [];
  if (name.countryName !== undefined) {
    if (!/^[A-Z]{2}$/.test(name.countryName)) {
      throw new HakkoError('name-country', { value: name.countryName });
    }
    relativeNames.push(relativeName('id-at-countryName', printableString(name.countryName)));
  }
  for (const attribute of attributeOrder) {
    const value = name[attribute];
    if (value === undefined) continue;
    checkText(attribute, value);
    relativeNames.push(relativeName(`id-at-${attribute}`, utf8String(value)));
  }
  return sequence(...relativeNames);
}

/** Reads a Name. A multi-valued RDN is laid flat. Throws `der-fault`. */
export function parseName(node: DerNode | undefined): DistinguishedName {
  const attributes = sequenceItems(node).flatMap((relative) =>
    setItems(relative).map((attribute): NameAttribute => {
      const [type, value] = sequenceItems(attribute);
      const { text, type: stringType } = stringValue(value);
      return { type: oidValue(type), value: text, stringType };
    }),
  );
  return { raw: node?.raw ?? Buffer.alloc(0), attributes };
}

/** A name on one line in its own order: `C=JP, O=みなと市, CN=G13B-202611`. For screens, not for comparing. */
export function describeName({ attributes }: DistinguishedName): string {
  return attributes.map(({ type, value }) => `${shortNames.get(type) ?? type}=${value}`).join(', ');
}

/** The first common name; undefined when there is none. */
export function commonNameOf({ attributes }: DistinguishedName): string | undefined {
  return attributes.find(({ type }) => type === oids['id-at-commonName'])?.value;
}

const relativeName = (type: OidName, value: Buffer): Buffer => set(sequence(oid(type), value));

function checkText(attribute: string, value: string): void {
  const length = Array.from(value).length;
  if (length < 1 || length > nameLengthMaximum) {
    throw new HakkoError('name-length', { attribute, length, maximum: nameLengthMaximum });
  }
  if (!value.isWellFormed() || /\p{Cc}/u.test(value)) {
    throw new HakkoError('name-character', { attribute });
  }
}

/** RFC 4514 section 3. */
const shortNames = new Map<string, string>([
  [oids['id-at-countryName'], 'C'],
  [oids['id-at-stateOrProvinceName'], 'ST'],
  [oids['id-at-localityName'], 'L'],
  [oids['id-at-organizationName'], 'O'],
  [oids['id-at-organizationalUnitName'], 'OU'],
  [oids['id-at-commonName'], 'CN'],
  [oids['id-emailAddress'], 'emailAddress'],
]);
