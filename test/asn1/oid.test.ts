import fc from 'fast-check';
import forge from 'node-forge';
import { expect, test } from 'vitest';
import { dottedOid, isCanonicalOid, oidContents } from '../../src/asn1/oid.ts';
import { describeOid, oidName, oids, type OidName } from '../../src/asn1/oids.ts';

const names = Object.keys(oids) as OidName[];

test.each([
  ['2.5.4.3', '550403'],
  ['1.2.840.113549.1.1.11', '2a864886f70d01010b'],
  ['2.999.3', '883703'],
  ['0.39', '27'],
  ['1.0', '28'],
])('%s is encoded as %s (X.690 8.19)', (dotted, octets) => {
  expect(oidContents(dotted).toString('hex')).toBe(octets);
  expect(dottedOid(Buffer.from(octets, 'hex'))).toBe(dotted);
});

test('any OID is read back, and is canonical', () => {
  const arcs = fc.array(fc.nat(0x7fffffff), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(fc.constantFrom('0.9', '1.3', '2.16', '2.999'), arcs, (start, rest) => {
      const dotted = [start, ...rest].join('.');
      expect(dottedOid(oidContents(dotted))).toBe(dotted);
      expect(isCanonicalOid(oidContents(dotted))).toBe(true);
    }),
  );
});

test('no two names share an OID', () => {
  expect(new Set(Object.values(oids)).size).toBe(names.length);
  for (const name of names) expect(oidName(oids[name])).toBe(name);
});

/** The names under which node-forge lists the same object. */
test.each<[OidName, string]>([
  ['rsaEncryption', 'rsaEncryption'],
  ['sha256WithRSAEncryption', 'sha256WithRSAEncryption'],
  ['id-PBES2', 'pkcs5PBES2'],
  ['id-PBKDF2', 'pkcs5PBKDF2'],
  ['id-hmacWithSHA1', 'hmacWithSHA1'],
  ['id-hmacWithSHA256', 'hmacWithSHA256'],
  ['id-hmacWithSHA512', 'hmacWithSHA512'],
  ['des-EDE3-CBC', 'des-EDE3-CBC'],
  ['aes128-CBC-PAD', 'aes128-CBC'],
  ['aes192-CBC-PAD', 'aes192-CBC'],
  ['aes256-CBC-PAD', 'aes256-CBC'],
  ['id-sha1', 'sha1'],
  ['id-sha256', 'sha256'],
  ['id-sha384', 'sha384'],
  ['id-sha512', 'sha512'],
  ['id-md5', 'md5'],
  ['id-data', 'data'],
  ['id-encryptedData', 'encryptedData'],
  ['pbeWithSHAAnd3-KeyTripleDES-CBC', 'pbeWithSHAAnd3-KeyTripleDES-CBC'],
  ['pbewithSHAAnd40BitRC2-CBC', 'pbewithSHAAnd40BitRC2-CBC'],
  ['keyBag', 'keyBag'],
  ['pkcs8ShroudedKeyBag', 'pkcs8ShroudedKeyBag'],
  ['certBag', 'certBag'],
  ['safeContentsBag', 'safeContentsBag'],
  ['x509Certificate', 'x509Certificate'],
  ['friendlyName', 'friendlyName'],
  ['localKeyId', 'localKeyId'],
  ['id-at-commonName', 'commonName'],
  ['id-at-countryName', 'countryName'],
  ['id-at-organizationName', 'organizationName'],
  ['id-at-organizationalUnitName', 'organizationalUnitName'],
  ['id-ce-subjectKeyIdentifier', 'subjectKeyIdentifier'],
  ['id-ce-keyUsage', 'keyUsage'],
  ['id-ce-basicConstraints', 'basicConstraints'],
  ['id-ce-cRLDistributionPoints', 'cRLDistributionPoints'],
  ['id-ce-authorityKeyIdentifier', 'authorityKeyIdentifier'],
  ['id-ce-extKeyUsage', 'extKeyUsage'],
  ['id-kp-serverAuth', 'serverAuth'],
  ['id-kp-clientAuth', 'clientAuth'],
])('node-forge knows %s as %s', (name, theirs) => {
  expect(forge.pki.oids[theirs]).toBe(oids[name]);
});

test('an unknown OID is shown as it is', () => {
  expect(describeOid('1.2.3.4')).toBe('1.2.3.4');
  expect(describeOid('2.5.4.3')).toBe('id-at-commonName');
});
