/** Writes the foreign identity as node-forge does. Arguments: the folder, the name, the password. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import forge from 'node-forge';

const [, , folder = '', friendlyName = '', password = ''] = process.argv;
const pem = (name: string): string => readFileSync(join(folder, name), 'utf8');
const key = forge.pki.privateKeyFromPem(pem('key.pem'));
const certificates = ['leaf.pem', 'issuing.pem'].map((name) =>
  forge.pki.certificateFromPem(pem(name)),
);

for (const algorithm of ['3des', 'aes128', 'aes256'] as const) {
  const asn1 = forge.pkcs12.toPkcs12Asn1(key, certificates, password, { algorithm, friendlyName });
  writeFileSync(
    join(folder, `forge-${algorithm}.p12`),
    Buffer.from(forge.asn1.toDer(asn1).getBytes(), 'latin1'),
  );
}
