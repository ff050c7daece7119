/** Sentences for certificates and CRLs. */
import type { X509ErrorArgs } from '../../x509/errors.ts';
import type { Messages } from '../message.ts';

const attributes: Readonly<Record<string, string>> = {
  organizationName: 'organisation (O)',
  organizationalUnitName: 'organisational unit (OU)',
  commonName: 'common name (CN)',
};

const attributeName = (attribute: string): string => attributes[attribute] ?? attribute;

/** Certificates count in UTC, and so does this day. */
const day = (date: Date): string => `${date.toISOString().slice(0, 10)} UTC`;

export const x509Messages: Messages<X509ErrorArgs> = {
  'name-length': ({ attribute, length, maximum }) => ({
    what: `The ${attributeName(attribute)} of the certificate has ${length} characters; 1 to ${maximum} are allowed.`,
    todo: 'Please choose a shorter form.',
  }),
  'name-character': ({ attribute }) => ({
    what: `The ${attributeName(attribute)} of the certificate holds a character that cannot be used: a control character such as a line break, or a broken one.`,
    todo: 'Please remove it.',
  }),
  'name-country': ({ value }) => ({
    what: `The country (C) "${value}" cannot be used.`,
    todo: 'Please give two capital letters, such as "JP".',
  }),
  'mail-address-invalid': ({ value }) => ({
    what: `The mail address "${value}" cannot stand in a certificate.`,
    todo: 'Please give it as name@domain in ASCII.',
  }),
  'dns-name-invalid': ({ value }) => ({
    what: `The host name "${value}" cannot stand in a certificate.`,
    todo: 'Please use ASCII letters, digits, hyphens and full stops, as in "portal.example.jp".',
  }),
  'url-invalid': ({ value }) => ({
    what: `The URL "${value}" cannot stand in a certificate.`,
    todo: 'Please give an ASCII URL that starts with http://, https:// or ldap://.',
  }),
  'validity-order': ({ notBefore, notAfter }) => ({
    what: `The validity would end (${day(notAfter)}) before it starts (${day(notBefore)}).`,
    todo: 'Please check the days of validity in the settings, and the date of this machine.',
  }),
  'validity-past-issuer': ({ notAfter, issuerNotAfter }) => ({
    what: `The certificate would be valid until ${day(notAfter)}, but its CA only until ${day(issuerNotAfter)}.`,
    todo: 'Please choose fewer days of validity, or prepare the next CA.',
  }),
  'key-unsupported': ({ algorithm }) => ({
    what: `This kind of key (${algorithm}) is not supported.`,
    todo: 'Please use RSA of at least 2048 bits, or the curve P-256 or P-384.',
  }),
  'issuer-not-ca': ({ subject }) => ({
    what: `The certificate "${subject}" is not that of a CA, so it cannot issue others.`,
    todo: 'Please give the certificate of a CA (CA:TRUE, keyCertSign).',
  }),
  lint: ({ findings }) => ({
    what: `Nothing was signed, because rules would be broken: ${findings.map(({ rule, section }) => `${rule} (${section})`).join(', ')}.`,
    todo: 'Please check the settings. If they are right, this is a bug: please report it with this text.',
  }),
  'signer-not-issuer': ({ issuer }) => ({
    what: `The private key does not belong to the certificate of the CA "${issuer}".`,
    todo: 'Please check which key file goes with which certificate file.',
  }),
  'signature-invalid': () => ({
    what: 'The signature was checked after signing and is not valid. No certificate was issued.',
    todo: 'Please check the key file of the CA, or the signing device, and run the command again.',
  }),
  'certificate-unreadable': () => ({
    what: 'The certificate cannot be read.',
    todo: 'Please check that the file is complete and holds an X.509 certificate.',
  }),
  'crl-unreadable': () => ({
    what: 'The certificate revocation list (CRL) cannot be read.',
    todo: 'Please check that the file is complete and holds a CRL.',
  }),
};
