/** Files that programs write, and files that nobody should: what the rules are tried on. */
import { hash } from 'node:crypto';
import forge from 'node-forge';
import * as der from '../../src/asn1/der.ts';
import { parseDer } from '../../src/asn1/der-node.ts';
import { sequenceItems } from '../../src/asn1/der-value.ts';
import { encodePem } from '../../src/asn1/pem.ts';
import { encodeMacData } from '../../src/pkcs12/mac-data.ts';
import { encryptUnderPassword } from '../../src/pkcs12/password-encryption.ts';
import { encodeCertBag, encodeShroudedKeyBag } from '../../src/pkcs12/safe-bag.ts';
import { systemRandom } from '../../src/system/random.ts';
import { generateKeyPair } from '../../src/x509/key-algorithm.ts';
import { password, passwordText, pfxOf, type Identity } from '../pkcs12/identity.ts';
import { issue, makeRoot } from '../x509/authorities.ts';
import { openssl } from '../x509/judges.ts';

const empty = Buffer.alloc(0);

/** An identity whose keys are all RSA: node-forge reads no others. */
export async function makeRsaIdentity(): Promise<Identity> {
  const root = await makeRoot('rsa-2048');
  const keyPair = generateKeyPair('rsa-2048');
  const certificates = [await issue(root, keyPair), root.certificate] as const;
  return { privateKey: keyPair.privateKey, keyPair, certificates, root };
}

/** By `openssl pkcs12 -export`. */
export function opensslP12(
  { certificates, privateKey }: Pick<Identity, 'privateKey'> & { certificates: readonly Buffer[] },
  options: readonly string[],
  text = passwordText,
): Buffer {
  const fixed = 'pkcs12 -export -in certificates -inkey key -passout file:password'.split(' ');
  const {
    status,
    stdout,
    text: said,
  } = openssl([...fixed, ...options], {
    certificates: certificates.map((one) => encodePem('CERTIFICATE', one)).join(''),
    key: encodePem('PRIVATE KEY', privateKey),
    password: text,
  });
  if (status !== 0) throw new Error(said);
  return stdout;
}

/** By node-forge, which leaves certificates in clear. The end entity's certificate alone. */
export function forgeP12(identity: Identity, algorithm: '3des' | 'aes128' | 'aes256'): Buffer {
  const key = forge.pki.privateKeyFromPem(encodePem('PRIVATE KEY', identity.privateKey));
  const certificate = forge.pki.certificateFromPem(
    encodePem('CERTIFICATE', identity.certificates[0]),
  );
  const pfx = forge.pkcs12.toPkcs12Asn1(key, certificate, passwordText, {
    algorithm,
    friendlyName: 'G13B',
    generateLocalKeyId: true,
  });
  return Buffer.from(forge.asn1.toDer(pfx).getBytes(), 'latin1');
}

/** A self-signed certificate that is no CA's, with a key of a kind that hakko does not make. */
export function selfSigned(...genpkey: readonly string[]): {
  readonly privateKey: Buffer;
  readonly certificates: readonly [Buffer];
} {
  const key = openssl(['genpkey', ...genpkey, '-outform', 'DER']).stdout;
  const certificate = openssl(
    'req -x509 -new -key key -config config -subj /CN=G13B -outform DER'.split(' '),
    {
      key: encodePem('PRIVATE KEY', key),
      config:
        '[req]\ndistinguished_name=dn\nx509_extensions=extensions\n[dn]\n[extensions]\nbasicConstraints=CA:FALSE\n',
    },
  ).stdout;
  return { privateKey: key, certificates: [certificate] };
}

/** How a file is deliberately made otherwise. */
export interface Oddity {
  readonly localKeyId?: 'none';
  readonly friendlyName?: 'UTF8String' | 'none';
  readonly issuerName?: 'end-entity';
  readonly issuerFirst?: boolean;
}

/** A `compat` file like hakko's, but for the oddities. */
export function oddP12({ privateKey, certificates }: Identity, oddity: Oddity): Buffer {
  const [endEntity, ...issuers] = certificates;
  const marks = [
    ...(oddity.friendlyName === 'none' ? [] : [friendlyName(oddity)]),
    ...(oddity.localKeyId === 'none' ? [] : [localKeyId(endEntity)]),
  ];
  const key = encryptUnderPassword(privateKey, password, 'compat', systemRandom);
  const owner = withAttributes(encodeCertBag(endEntity, {}), marks);
  const others = issuers.map((one) =>
    withAttributes(encodeCertBag(one, {}), oddity.issuerName ? [friendlyName(oddity)] : []),
  );
  const keyBag = withAttributes(encodeShroudedKeyBag(key.algorithm, key.octets, {}), marks);
  const bags = oddity.issuerFirst === true ? [...others, owner] : [owner, ...others];
  const certs = encryptUnderPassword(der.sequence(...bags), password, 'compat', systemRandom);
  const encrypted = der.sequence(
    der.integer(0),
    der.sequence(
      der.oid('id-data'),
      certs.algorithm,
      der.implicit(0, der.octetString(certs.octets)),
    ),
  );
  const authSafe = der.sequence(
    der.sequence(der.oid('id-encryptedData'), der.explicit(0, encrypted)),
    data(der.sequence(keyBag)),
  );
  const mac = encodeMacData(authSafe, password, 'compat', systemRandom);
  return der.sequence(der.integer(3), data(authSafe), mac);
}

/** A `modern` file whose MAC says that it is PBMAC1 (RFC 9879); its value is none. */
export function pbmac1P12(identity: Identity): Buffer {
  const [version, contentInfo] = sequenceItems(parseDer(pfxOf(identity, 'modern')));
  const prf = der.sequence(der.oid('id-hmacWithSHA256'), der.nullValue);
  const derivation = der.sequence(
    der.oid('id-PBKDF2'),
    der.sequence(der.octetString(Buffer.alloc(16)), der.integer(2048), der.integer(32), prf),
  );
  const algorithm = der.sequence(der.oid('id-PBMAC1'), der.sequence(derivation, prf));
  const digestInfo = der.sequence(algorithm, der.octetString(Buffer.alloc(32)));
  const macData = der.sequence(digestInfo, der.octetString(Buffer.alloc(8)), der.integer(1));
  return der.sequence(version?.raw ?? empty, contentInfo?.raw ?? empty, macData);
}

/** A file whose MAC asks for more work than hakko is willing to do. */
export function excessiveP12(identity: Identity, iterations: number): Buffer {
  const [version, contentInfo, macData] = sequenceItems(parseDer(pfxOf(identity, 'compat')));
  const [digestInfo, salt] = sequenceItems(macData);
  const changed = [digestInfo?.raw ?? empty, salt?.raw ?? empty, der.integer(iterations)];
  return der.sequence(version?.raw ?? empty, contentInfo?.raw ?? empty, der.sequence(...changed));
}

/** The same file with an indefinite length outside and the AuthenticatedSafe in two pieces. */
export function asBer(pfx: Buffer): Buffer {
  const [version, contentInfo, macData] = sequenceItems(parseDer(pfx));
  const [id, content] = sequenceItems(contentInfo);
  const octets = content?.children[0]?.contents ?? empty;
  const pieces = [octets.subarray(0, 100), octets.subarray(100)].map((one) => der.octetString(one));
  const end = Buffer.alloc(2);
  const indefinite = (tag: number, ...parts: readonly Buffer[]): Buffer =>
    Buffer.concat([Buffer.from([tag, 0x80]), ...parts, end]);
  const inner = indefinite(0x30, id?.raw ?? empty, indefinite(0xa0, indefinite(0x24, ...pieces)));
  return indefinite(0x30, version?.raw ?? empty, inner, macData?.raw ?? empty);
}

function friendlyName({ friendlyName: form }: Oddity): Buffer {
  const text = form === 'UTF8String' ? der.utf8String('G13B') : der.bmpString('G13B');
  return der.sequence(der.oid('friendlyName'), der.set(text));
}

const localKeyId = (certificate: Buffer): Buffer =>
  der.sequence(
    der.oid('localKeyId'),
    der.set(der.octetString(hash('sha1', certificate, 'buffer'))),
  );

function withAttributes(bag: Buffer, attributes: readonly Buffer[]): Buffer {
  if (attributes.length === 0) return bag;
  return der.sequence(
    ...sequenceItems(parseDer(bag)).map(({ raw }) => raw),
    der.set(...attributes),
  );
}

const data = (content: Buffer): Buffer =>
  der.sequence(der.oid('id-data'), der.explicit(0, der.octetString(content)));
