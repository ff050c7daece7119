/** Other programs and libraries that write a `.p12`, each as near to a profile of ours as it can. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as asn1js from 'asn1js';
import forge from 'node-forge';
import * as pkijs from 'pkijs';
import { encodePem } from '../src/asn1/pem.ts';
import { p12Parameters, type P12Profile } from '../src/pkcs12/profile.ts';
import type { Client } from './client-certificate.ts';
import type { Command } from './timing.ts';

export const FRIENDLY_NAME = 'A00B-202611';

/** What each of them is asked for. */
export interface P12Order {
  readonly client: Client;
  readonly password: string;
  readonly profile: P12Profile;
}

/** A call of `openssl pkcs12 -export` with the profile's algorithms and iterations. */
export function opensslExport(
  order: P12Order,
  folder: string,
): Command & { readonly file: string } {
  const { client, password, profile } = order;
  const at = (name: string): string => join(folder, name);
  writeFileSync(at('key.pem'), encodePem('PRIVATE KEY', client.privateKey), { mode: 0o600 });
  writeFileSync(at('certificate.pem'), encodePem('CERTIFICATE', client.certificate));
  writeFileSync(at('password.txt'), `${password}\n`, { mode: 0o600 });
  const { macIterations, encryptionIterations } = p12Parameters[profile];
  if (macIterations !== encryptionIterations) throw new RangeError('-iter sets both');
  const algorithm = profile === 'compat' ? 'PBE-SHA1-3DES' : 'AES-256-CBC';
  return {
    file: 'openssl',
    args: [
      ...['pkcs12', '-export', '-inkey', at('key.pem'), '-in', at('certificate.pem')],
      ...['-name', FRIENDLY_NAME, '-keypbe', algorithm, '-certpbe', algorithm],
      ...['-macalg', profile === 'compat' ? 'sha1' : 'sha256', '-iter', String(macIterations)],
      ...['-passout', `file:${at('password.txt')}`, '-out', at(`${profile}.p12`)],
    ],
  };
}

/** node-forge leaves the certificate in clear, and its MAC is always SHA-1: less work than ours. */
export function forgeWriter({ client, password, profile }: P12Order): () => Buffer {
  const { pki, asn1, pkcs12 } = forge;
  const key = pki.privateKeyFromAsn1(asn1.fromDer(client.privateKey.toString('latin1')));
  const certificate = pki.certificateFromAsn1(asn1.fromDer(client.certificate.toString('latin1')));
  const count = p12Parameters[profile].encryptionIterations;
  return () => {
    // It writes into the options that it is given: new ones for each file.
    const options = {
      ...{ algorithm: profile === 'compat' ? ('3des' as const) : ('aes256' as const), count },
      ...{ prfAlgorithm: 'sha256', friendlyName: FRIENDLY_NAME, generateLocalKeyId: true },
    };
    const pfx = pkcs12.toPkcs12Asn1(key, certificate, password, options);
    return Buffer.from(asn1.toDer(pfx).getBytes(), 'binary');
  };
}

/** PKI.js knows PBES2 alone: there is no `compat` from it. */
export function pkijsWriter({ client, password }: P12Order): () => Promise<Buffer> {
  const { encryptionIterations, macIterations } = p12Parameters.modern;
  const secret = new TextEncoder().encode(password).buffer;
  const encryption = () => ({
    ...{ password: secret, contentEncryptionAlgorithm: { name: 'AES-CBC', length: 256 } as const },
    ...{ hmacHashAlgorithm: 'SHA-256', iterationCount: encryptionIterations },
  });
  return async () => {
    const keyBag = new pkijs.PKCS8ShroudedKeyBag({
      parsedValue: pkijs.PrivateKeyInfo.fromBER(client.privateKey),
    });
    await keyBag.makeInternalValues(encryption());
    const certBag = new pkijs.CertBag({
      parsedValue: pkijs.Certificate.fromBER(client.certificate),
    });
    const safes = [
      { privacyMode: 1, value: safeOf('1.2.840.113549.1.12.10.1.3', certBag) },
      { privacyMode: 0, value: safeOf('1.2.840.113549.1.12.10.1.2', keyBag) },
    ];
    const authenticatedSafe = new pkijs.AuthenticatedSafe({ parsedValue: { safeContents: safes } });
    await authenticatedSafe.makeInternalValues({ safeContents: [encryption(), {}] });
    const pfx = new pkijs.PFX({ parsedValue: { integrityMode: 0, authenticatedSafe } });
    await pfx.makeInternalValues({
      ...{ password: secret, iterations: macIterations },
      ...{ pbkdf2HashAlgorithm: 'SHA-256', hmacHashAlgorithm: 'SHA-256' },
    });
    return Buffer.from(pfx.toSchema().toBER(false));
  };
}

/** One bag with friendlyName and localKeyId; the latter's value costs nothing, so it stays empty. */
function safeOf(bagId: string, bagValue: pkijs.CertBag | pkijs.PKCS8ShroudedKeyBag) {
  const friendlyName = new asn1js.BmpString({ value: FRIENDLY_NAME });
  const localKeyId = new asn1js.OctetString({ valueHex: new ArrayBuffer(20) });
  const bagAttributes = [
    new pkijs.Attribute({ type: '1.2.840.113549.1.9.20', values: [friendlyName] }),
    new pkijs.Attribute({ type: '1.2.840.113549.1.9.21', values: [localKeyId] }),
  ];
  return new pkijs.SafeContents({
    safeBags: [new pkijs.SafeBag({ bagId, bagValue, bagAttributes })],
  });
}
