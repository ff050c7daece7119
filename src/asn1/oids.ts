/** The object identifiers that hakko writes or recognises, named as their standards name them. */

/** Name to dotted text. */
export const oids = {
  // RFC 8017, RFC 5480, RFC 5758, RFC 8410: keys and signatures
  rsaEncryption: '1.2.840.113549.1.1.1',
  'id-RSASSA-PSS': '1.2.840.113549.1.1.10',
  sha1WithRSAEncryption: '1.2.840.113549.1.1.5',
  sha256WithRSAEncryption: '1.2.840.113549.1.1.11',
  sha384WithRSAEncryption: '1.2.840.113549.1.1.12',
  sha512WithRSAEncryption: '1.2.840.113549.1.1.13',
  'id-ecPublicKey': '1.2.840.10045.2.1',
  secp256r1: '1.2.840.10045.3.1.7',
  secp384r1: '1.3.132.0.34',
  secp521r1: '1.3.132.0.35',
  'ecdsa-with-SHA256': '1.2.840.10045.4.3.2',
  'ecdsa-with-SHA384': '1.2.840.10045.4.3.3',
  'ecdsa-with-SHA512': '1.2.840.10045.4.3.4',
  'id-Ed25519': '1.3.101.112',

  // RFC 8018, RFC 3565, RFC 5084: passwords to keys, and content encryption
  'id-PBES2': '1.2.840.113549.1.5.13',
  'id-PBMAC1': '1.2.840.113549.1.5.14',
  'id-PBKDF2': '1.2.840.113549.1.5.12',
  'id-scrypt': '1.3.6.1.4.1.11591.4.11',
  'id-hmacWithSHA1': '1.2.840.113549.2.7',
  'id-hmacWithSHA224': '1.2.840.113549.2.8',
  'id-hmacWithSHA256': '1.2.840.113549.2.9',
  'id-hmacWithSHA384': '1.2.840.113549.2.10',
  'id-hmacWithSHA512': '1.2.840.113549.2.11',
  'des-EDE3-CBC': '1.2.840.113549.3.7',
  'aes128-CBC-PAD': '2.16.840.1.101.3.4.1.2',
  'aes192-CBC-PAD': '2.16.840.1.101.3.4.1.22',
  'aes256-CBC-PAD': '2.16.840.1.101.3.4.1.42',
  'id-aes256-GCM': '2.16.840.1.101.3.4.1.46',

  // Digests
  'id-md5': '1.2.840.113549.2.5',
  'id-sha1': '1.3.14.3.2.26',
  'id-sha224': '2.16.840.1.101.3.4.2.4',
  'id-sha256': '2.16.840.1.101.3.4.2.1',
  'id-sha384': '2.16.840.1.101.3.4.2.2',
  'id-sha512': '2.16.840.1.101.3.4.2.3',

  // RFC 5652 and RFC 7292
  'id-data': '1.2.840.113549.1.7.1',
  'id-encryptedData': '1.2.840.113549.1.7.6',
  pbeWithSHAAnd128BitRC4: '1.2.840.113549.1.12.1.1',
  pbeWithSHAAnd40BitRC4: '1.2.840.113549.1.12.1.2',
  'pbeWithSHAAnd3-KeyTripleDES-CBC': '1.2.840.113549.1.12.1.3',
  'pbeWithSHAAnd2-KeyTripleDES-CBC': '1.2.840.113549.1.12.1.4',
  'pbeWithSHAAnd128BitRC2-CBC': '1.2.840.113549.1.12.1.5',
  'pbewithSHAAnd40BitRC2-CBC': '1.2.840.113549.1.12.1.6',
  keyBag: '1.2.840.113549.1.12.10.1.1',
  pkcs8ShroudedKeyBag: '1.2.840.113549.1.12.10.1.2',
  certBag: '1.2.840.113549.1.12.10.1.3',
  crlBag: '1.2.840.113549.1.12.10.1.4',
  secretBag: '1.2.840.113549.1.12.10.1.5',
  safeContentsBag: '1.2.840.113549.1.12.10.1.6',
  x509Certificate: '1.2.840.113549.1.9.22.1',
  friendlyName: '1.2.840.113549.1.9.20',
  localKeyId: '1.2.840.113549.1.9.21',
  microsoftCspName: '1.3.6.1.4.1.311.17.1',

  // RFC 5280, appendix A
  'id-at-commonName': '2.5.4.3',
  'id-at-countryName': '2.5.4.6',
  'id-at-localityName': '2.5.4.7',
  'id-at-stateOrProvinceName': '2.5.4.8',
  'id-at-organizationName': '2.5.4.10',
  'id-at-organizationalUnitName': '2.5.4.11',
  'id-at-serialNumber': '2.5.4.5',
  'id-emailAddress': '1.2.840.113549.1.9.1',
  'id-ce-subjectKeyIdentifier': '2.5.29.14',
  'id-ce-keyUsage': '2.5.29.15',
  'id-ce-subjectAltName': '2.5.29.17',
  'id-ce-basicConstraints': '2.5.29.19',
  'id-ce-cRLNumber': '2.5.29.20',
  'id-ce-cRLReasons': '2.5.29.21',
  'id-ce-invalidityDate': '2.5.29.24',
  'id-ce-cRLDistributionPoints': '2.5.29.31',
  'id-ce-authorityKeyIdentifier': '2.5.29.35',
  'id-ce-extKeyUsage': '2.5.29.37',
  'id-pe-authorityInfoAccess': '1.3.6.1.5.5.7.1.1',
  'id-ad-caIssuers': '1.3.6.1.5.5.7.48.2',
  'id-kp-serverAuth': '1.3.6.1.5.5.7.3.1',
  'id-kp-clientAuth': '1.3.6.1.5.5.7.3.2',
} as const;

export type OidName = keyof typeof oids;

const names = new Map<string, OidName>(
  Object.entries(oids).map(([name, dotted]) => [dotted, name as OidName]),
);

/** The standard's name of a dotted OID; undefined for one that hakko does not know. */
export function oidName(dotted: string): OidName | undefined {
  return names.get(dotted);
}

/** The standard's name if hakko knows it, else the dotted text: for lists and messages. */
export function describeOid(dotted: string): string {
  return names.get(dotted) ?? dotted;
}
