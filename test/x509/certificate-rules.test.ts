import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import * as der from '../../src/asn1/der.ts';
import type { OidName } from '../../src/asn1/oids.ts';
import { algorithmWithNull } from '../../src/asn1/algorithm-identifier.ts';
import { parseTbsCertificate, type Certificate } from '../../src/x509/certificate.ts';
import { certificateRules } from '../../src/x509/certificate-rules.ts';
import * as extension from '../../src/x509/extensions.ts';
import { generateKeyPair } from '../../src/x509/key-algorithm.ts';
import { lint } from '../../src/x509/lint.ts';
import { encodeName } from '../../src/x509/name.ts';
import { profiles } from '../../src/x509/profile.ts';
import { subjectKeyIdentifier } from '../../src/x509/subject-public-key-info.ts';

/** A client's tbsCertificate in parts, each of which a case can replace by a defective one. */
interface Parts {
  readonly version: Buffer;
  readonly serialNumber: Buffer;
  readonly signature: Buffer;
  readonly issuer: Buffer;
  readonly notBefore: string;
  readonly notAfter: string;
  readonly subject: Buffer;
  readonly subjectPublicKeyInfo: Buffer;
  readonly extensions: readonly Buffer[];
}

const weakKey = (modulusLength: number, publicExponent = 65537): Buffer =>
  generateKeyPairSync('rsa', { modulusLength, publicExponent }).publicKey.export({
    type: 'spki',
    format: 'der',
  });

const { subjectPublicKeyInfo } = generateKeyPair('ec-p256');
const signature = algorithmWithNull('sha256WithRSAEncryption');
const issuerName = encodeName({ commonName: 'みなと市認証局' });
const issuerKeyIdentifier = Buffer.alloc(20, 7);

const basicConstraints = extension.basicConstraints(false, undefined);
const keyUsage = extension.keyUsage(['digitalSignature']);
const extKeyUsage = extension.extKeyUsage(['id-kp-clientAuth']);
const ownIdentifier = extension.subjectKeyIdentifier(subjectKeyIdentifier(subjectPublicKeyInfo));
const itsIdentifier = extension.authorityKeyIdentifier(issuerKeyIdentifier);
const extensions = [basicConstraints, keyUsage, extKeyUsage, ownIdentifier, itsIdentifier];

const good: Parts = {
  version: der.explicit(0, der.integer(2)),
  serialNumber: der.integer(Buffer.alloc(16, 0x5a)),
  signature,
  issuer: issuerName,
  notBefore: '2026-11-01T00:00:00Z',
  notAfter: '2028-11-01T00:00:00Z',
  subject: encodeName({ countryName: 'JP', commonName: 'G13B-202611' }),
  subjectPublicKeyInfo,
  extensions,
};

/** The good extensions with one replaced, or left out. */
const except = (replaced: Buffer, ...by: readonly Buffer[]): Pick<Parts, 'extensions'> => ({
  extensions: extensions.flatMap((one) => (one === replaced ? by : [one])),
});

const attribute = (type: OidName, value: Buffer): Buffer =>
  der.sequence(der.set(der.sequence(der.oid(type), value)));

function findings(parts: Parts): readonly string[] {
  const tbs = der.sequence(
    parts.version,
    parts.serialNumber,
    parts.signature,
    parts.issuer,
    der.sequence(der.time(new Date(parts.notBefore)), der.time(new Date(parts.notAfter))),
    parts.subject,
    parts.subjectPublicKeyInfo,
    der.explicit(3, der.sequence(...parts.extensions)),
  );
  const issuer = {
    subject: { raw: issuerName, attributes: [] },
    validity: { notBefore: new Date('2026-01-01'), notAfter: new Date('2036-01-01') },
    extensions: { subjectKeyIdentifier: issuerKeyIdentifier },
  } as unknown as Certificate;
  const facts = {
    certificate: parseTbsCertificate(tbs),
    profile: profiles.client,
    issuer,
    signatureAlgorithm: signature,
  };
  return lint(certificateRules, facts).map(({ rule }) => rule);
}

const cases: readonly (readonly [string, Partial<Parts>, readonly string[]])[] = [
  ['version 2', { version: der.explicit(0, der.integer(1)) }, ['version-3']],
  [
    'a negative serial number',
    { serialNumber: Buffer.concat([Buffer.from([0x02, 0x10, 0x80]), Buffer.alloc(15, 1)]) },
    ['serial-number-positive'],
  ],
  [
    'a serial number of zero',
    { serialNumber: der.integer(0) },
    ['serial-number-positive', 'serial-number-9-to-20-octets'],
  ],
  [
    'a serial number of 1 octet',
    { serialNumber: der.integer(1) },
    ['serial-number-9-to-20-octets'],
  ],
  [
    'a serial number of 21 octets',
    { serialNumber: der.integer(Buffer.alloc(21, 1)) },
    ['serial-number-9-to-20-octets'],
  ],
  [
    'a signature by SHA-1',
    { signature: algorithmWithNull('sha1WithRSAEncryption') },
    ['signature-algorithm-of-issuer'],
  ],
  [
    "an issuer that is not the CA's subject",
    { issuer: encodeName({ commonName: 'みなと市認証局 ' }) },
    ['issuer-equals-subject-of-issuer'],
  ],
  ['dates the wrong way round', { notAfter: '2026-10-31T00:00:00Z' }, ['validity-in-order']],
  ['an end after the CA', { notAfter: '2036-01-02T00:00:00Z' }, ['validity-within-issuer']],
  [
    'a life of 40 years',
    { notAfter: '2066-11-01T00:00:00Z' },
    ['validity-within-issuer', 'validity-within-profile'],
  ],
  ['an empty subject', { subject: der.sequence() }, ['subject-has-common-name']],
  [
    'a common name as PrintableString',
    { subject: attribute('id-at-commonName', der.printableString('G13B')) },
    ['subject-string-types'],
  ],
  [
    'a common name of 65 characters',
    { subject: attribute('id-at-commonName', der.utf8String('港'.repeat(65))) },
    ['subject-lengths'],
  ],
  [
    'an empty common name',
    { subject: attribute('id-at-commonName', der.utf8String('')) },
    ['subject-lengths'],
  ],
  ['RSA of 1024 bits', withKey(weakKey(1024)), ['public-key-strong']],
  ['RSA with the exponent 3', withKey(weakKey(2048, 3)), ['public-key-strong']],
  ['Ed25519', withKey(otherKey()), ['public-key-strong']],
  ['an extension twice', { extensions: [...extensions, itsIdentifier] }, ['extensions-once']],
  [
    'an extension that no profile has',
    { extensions: [...extensions, extension.cRLNumber(1n)] },
    ['extensions-known'],
  ],
  [
    'key usage that is not critical',
    except(keyUsage, der.sequence(der.oid('id-ce-keyUsage'), der.octetString(der.namedBits([0])))),
    ['extensions-known'],
  ],
  [
    'CA:TRUE',
    except(basicConstraints, extension.basicConstraints(true, undefined)),
    ['basic-constraints-of-profile'],
  ],
  ['no basicConstraints', except(basicConstraints), ['basic-constraints-of-profile']],
  ['no keyUsage', except(keyUsage), ['key-usage-of-profile']],
  [
    'keyCertSign',
    except(keyUsage, extension.keyUsage(['digitalSignature', 'keyCertSign'])),
    ['key-usage-of-profile'],
  ],
  ['no extKeyUsage', except(extKeyUsage), ['ext-key-usage-of-profile']],
  [
    'serverAuth besides',
    except(extKeyUsage, extension.extKeyUsage(['id-kp-clientAuth', 'id-kp-serverAuth'])),
    ['ext-key-usage-of-profile'],
  ],
  ['no subjectKeyIdentifier', except(ownIdentifier), ['subject-key-identifier']],
  [
    'the subjectKeyIdentifier of another key',
    except(ownIdentifier, extension.subjectKeyIdentifier(Buffer.alloc(20))),
    ['subject-key-identifier'],
  ],
  ['no authorityKeyIdentifier', except(itsIdentifier), ['authority-key-identifier']],
  [
    'the authorityKeyIdentifier of another CA',
    except(itsIdentifier, extension.authorityKeyIdentifier(Buffer.alloc(20))),
    ['authority-key-identifier'],
  ],
];

describe('the rules find', () => {
  test('nothing in a good certificate', () => {
    expect(findings(good)).toEqual([]);
  });

  test.each(cases)('%s', (_, part, rules) => {
    expect(findings({ ...good, ...part })).toEqual(rules);
  });

  test('and each of them is found by a case', () => {
    const found = new Set(cases.flatMap(([, , rules]) => rules));
    expect(certificateRules.map(({ rule }) => rule).filter((rule) => !found.has(rule))).toEqual([]);
  });
});

/** Another key with its right identifier, so that only the key is at fault. */
function withKey(key: Buffer): Partial<Parts> {
  const identifier = extension.subjectKeyIdentifier(subjectKeyIdentifier(key));
  return { subjectPublicKeyInfo: key, ...except(ownIdentifier, identifier) };
}

function otherKey(): Buffer {
  return generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'der' });
}
