/** GnuTLS' certtool. It shows the encrypted key without opening it, so the key is opened by itself. */
import { createHash, X509Certificate } from 'node:crypto';
import { join } from 'node:path';
import { refused, type Exhibits, type Finding, type Judge } from '../judge.ts';
import { run, versionOf } from './program.ts';

export const gnutls: Judge = {
  name: 'GnuTLS certtool',
  version: versionOf('certtool', ['--version'], /^certtool (\S+)/),
  examine: (exhibits) => exhibits.files.map(({ name }) => examine(exhibits, name)),
};

function examine({ folder, password, wrongPassword }: Exhibits, name: string): Finding {
  const file = join(folder, `${name}.p12`);
  const open = (pw: string): ReturnType<typeof run> =>
    run('certtool', ['--p12-info', '--inder', '--infile', file, '--password', pw]);
  const refusesWrongPassword = open(wrongPassword).status !== 0;
  const { status, stdout, text } = open(password);
  if (status !== 0) return refused(refusesWrongPassword, text);

  // Each bag's attributes stand before its PEM.
  const bags = stdout.toString().split(/^\tType: /m);
  const keyBag = bags.find((bag) => bag.includes('BEGIN ENCRYPTED PRIVATE KEY'));
  const certBags = bags.filter((bag) => bag.includes('-----BEGIN CERTIFICATE-----'));
  const keyId = keyIdOf(keyBag);
  const leafBag = certBags.find((bag) => keyId !== undefined && keyIdOf(bag) === keyId);
  const leaf = leafBag === undefined ? undefined : new X509Certificate(pemOf(leafBag));
  return {
    opens: true,
    keyFits: leaf !== undefined && pinOf(leaf) === openKey(keyBag, password),
    leafSha256: leaf?.fingerprint256.replaceAll(':', '').toLowerCase() ?? '',
    chainLength: certBags.length,
    refusesWrongPassword,
    says: '',
  };
}

/** The pin of the public key that belongs to the private one. */
function openKey(keyBag: string | undefined, password: string): string | undefined {
  if (keyBag === undefined) return undefined;
  const { text } = run(
    'certtool',
    ['--key-info', '--pkcs8', '--password', password],
    pemOf(keyBag),
  );
  return /pin-sha256:(\S+)/.exec(text)?.[1];
}

/** RFC 7469 2.4. certtool writes EC keys without their curve, so that nobody else can read them. */
const pinOf = ({ publicKey }: X509Certificate): string =>
  createHash('sha256')
    .update(publicKey.export({ format: 'der', type: 'spki' }))
    .digest('base64');

const pemOf = (text: string): string => /-----BEGIN[^]*-----END [^-]+-----/.exec(text)?.[0] ?? '';

const keyIdOf = (bag: string | undefined): string | undefined =>
  /Key ID: ([0-9A-F:]+)/.exec(bag ?? '')?.[1];
