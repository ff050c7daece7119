/**
 * Writes the foreign identity in the layout of Windows' PFXExportCertStoreEx, as far as it is
 * documented: the key's safe before the certificates', 2,000 iterations everywhere, salts of 20 octets
 * for the MAC, a localKeyId that counts from 1, the name of the key's container on the key.
 * Arguments: the folder, the password.
 */
import { createCipheriv, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { algorithmIdentifier, algorithmWithNull } from '../../../src/asn1/algorithm-identifier.ts';
import {
  bmpString,
  explicit,
  implicit,
  integer,
  octetString,
  oid,
  sequence,
  set,
} from '../../../src/asn1/der.ts';
import type { OidName } from '../../../src/asn1/oids.ts';
import { parsePem } from '../../../src/asn1/pem.ts';
import { bmpPassword, deriveOctets } from '../../../src/pkcs12/key-derivation.ts';

const [, , folder = '', password = ''] = process.argv;
const iterations = 2000;
const localKeyId = Buffer.from([1, 0, 0, 0]);
const der = (name: string): Buffer =>
  parsePem(readFileSync(join(folder, name), 'utf8'))[0]?.der ?? Buffer.alloc(0);

interface Encrypted {
  readonly algorithm: Buffer;
  readonly octets: Buffer;
}

function tripleDes(plain: Buffer): Encrypted {
  const salt = randomBytes(8);
  const derive = (purpose: 'key' | 'iv', size: number): Buffer =>
    deriveOctets('sha1', purpose, bmpPassword(password), { salt, iterations }, size);
  const cipher = createCipheriv('des-ede3-cbc', derive('key', 24), derive('iv', 8));
  return {
    algorithm: algorithmIdentifier(
      'pbeWithSHAAnd3-KeyTripleDES-CBC',
      sequence(octetString(salt), integer(iterations)),
    ),
    octets: Buffer.concat([cipher.update(plain), cipher.final()]),
  };
}

function aes256(plain: Buffer): Encrypted {
  const salt = randomBytes(8);
  const iv = randomBytes(16);
  const key = pbkdf2Sync(password, salt, iterations, 32, 'sha256');
  const cipher = createCipheriv('aes-256-cbc', key, iv);
  const keyDerivation = algorithmIdentifier(
    'id-PBKDF2',
    sequence(octetString(salt), integer(iterations), algorithmWithNull('id-hmacWithSHA256')),
  );
  return {
    algorithm: algorithmIdentifier(
      'id-PBES2',
      sequence(keyDerivation, algorithmIdentifier('aes256-CBC-PAD', octetString(iv))),
    ),
    octets: Buffer.concat([cipher.update(plain), cipher.final()]),
  };
}

const attribute = (name: OidName, value: Buffer): Buffer => sequence(oid(name), set(value));

function certBag(certificate: Buffer, ...attributes: readonly Buffer[]): Buffer {
  const value = sequence(oid('x509Certificate'), explicit(0, octetString(certificate)));
  const marks = attributes.length === 0 ? [] : [set(...attributes)];
  return sequence(oid('certBag'), explicit(0, value), ...marks);
}

function write(
  name: string,
  encrypt: (plain: Buffer) => Encrypted,
  macDigest: 'id-sha1' | 'id-sha256',
): void {
  const key = encrypt(der('key.pem'));
  const keyBag = sequence(
    oid('pkcs8ShroudedKeyBag'),
    explicit(0, sequence(key.algorithm, octetString(key.octets))),
    set(
      attribute('localKeyId', octetString(localKeyId)),
      attribute('friendlyName', bmpString('{6F1C1E0B-3B0B-4E53-9B0E-2C5B7F4C8A11}')),
      attribute('microsoftCspName', bmpString('Microsoft Software Key Storage Provider')),
    ),
  );
  const certificates = encrypt(
    sequence(
      certBag(der('leaf.pem'), attribute('localKeyId', octetString(localKeyId))),
      certBag(der('issuing.pem')),
    ),
  );
  const data = (content: Buffer): Buffer =>
    sequence(oid('id-data'), explicit(0, octetString(content)));
  const encryptedData = sequence(
    oid('id-encryptedData'),
    explicit(
      0,
      sequence(
        integer(0),
        sequence(
          oid('id-data'),
          certificates.algorithm,
          implicit(0, octetString(certificates.octets)),
        ),
      ),
    ),
  );
  const authSafe = sequence(data(sequence(keyBag)), encryptedData);
  const salt = randomBytes(20);
  const digest = macDigest === 'id-sha1' ? 'sha1' : 'sha256';
  const macKey = deriveOctets(
    digest,
    'mac',
    bmpPassword(password),
    { salt, iterations },
    digest === 'sha1' ? 20 : 32,
  );
  const mac = createHmac(digest, macKey).update(authSafe).digest();
  const macData = sequence(
    sequence(algorithmWithNull(macDigest), octetString(mac)),
    octetString(salt),
    integer(iterations),
  );
  writeFileSync(join(folder, name), sequence(integer(3), data(authSafe), macData));
}

write('windows-3des.p12', tripleDes, 'id-sha1');
write('windows-aes256.p12', aes256, 'id-sha256');
