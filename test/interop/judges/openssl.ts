/** The openssl program of Debian, without its legacy provider. */
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { join } from 'node:path';
import { refused, type Exhibits, type Finding, type Judge } from '../judge.ts';
import { run, versionOf } from './program.ts';

const version = versionOf('openssl', ['version'], /^OpenSSL (\S+)/);

export const openssl: Judge = {
  name: 'OpenSSL',
  version,
  examine: (exhibits) => exhibits.files.map(({ name }) => examine(exhibits, name)),
};

function examine({ folder }: Exhibits, name: string): Finding {
  const open = (password: string): ReturnType<typeof run> =>
    run('openssl', [
      ...['pkcs12', '-noenc', '-in', join(folder, `${name}.p12`)],
      ...['-passin', `file:${join(folder, password)}`],
    ]);
  const refusesWrongPassword = open('wrong-password').status !== 0;
  const { status, text } = open('password');
  if (status !== 0) return refused(refusesWrongPassword, text);

  const bags = text.split('Bag Attributes').slice(1);
  const keyBag = bags.find((bag) => bag.includes('PRIVATE KEY-----'));
  const certBags = bags.filter((bag) => bag.includes('-----BEGIN CERTIFICATE-----'));
  const localKeyId = keyIdOf(keyBag);
  const leafBag = certBags.find((bag) => localKeyId !== undefined && keyIdOf(bag) === localKeyId);
  const leaf = leafBag === undefined ? undefined : new X509Certificate(leafBag);
  return {
    opens: true,
    keyFits: keyBag !== undefined && (leaf?.checkPrivateKey(createPrivateKey(keyBag)) ?? false),
    leafSha256: leaf?.fingerprint256.replaceAll(':', '').toLowerCase() ?? '',
    chainLength: certBags.length,
    refusesWrongPassword,
    says: '',
  };
}

const keyIdOf = (bag: string | undefined): string | undefined =>
  /localKeyID: (.+)/.exec(bag ?? '')?.[1]?.trim();
