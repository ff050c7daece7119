/**
 * NSS, as Firefox and Chrome on Linux use it: pk12util imports into a fresh database, certutil says what
 * has arrived and whether the certificate is valid for a TLS client.
 */
import { X509Certificate } from 'node:crypto';
import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { refused, type Exhibits, type Finding, type Judge } from '../judge.ts';
import { run, versionOf } from './program.ts';

export const nss: Judge = {
  name: 'NSS',
  // certutil names no version of its own; Debian's package has it.
  version:
    versionOf('pk12util', ['-H'], /(Usage)/i) === undefined
      ? undefined
      : (versionOf('dpkg-query', ['-W', '-f=${Version}', 'libnss3-tools'], /^(?:\d+:)?([\d.]+)/) ??
        'unknown'),
  examine: (exhibits) => {
    const empty = join(exhibits.folder, 'nss-empty');
    mkdirSync(empty);
    run('certutil', ['-N', '-d', `sql:${empty}`, '--empty-password']);
    return exhibits.files.map(({ name }) => examine(exhibits, name, empty));
  },
};

function examine({ folder }: Exhibits, name: string, empty: string): Finding {
  const database = join(folder, `${name}.nss`);
  cpSync(empty, database, { recursive: true });
  const certutil = (...args: readonly string[]): ReturnType<typeof run> =>
    run('certutil', [...args, '-d', `sql:${database}`]);
  const open = (password: string): ReturnType<typeof run> =>
    run('pk12util', [
      ...['-i', join(folder, `${name}.p12`), '-d', `sql:${database}`],
      ...['-w', join(folder, password), '-K', ''],
    ]);

  const refusesWrongPassword = open('wrong-password').status !== 0;
  const { status, text } = open('password');
  if (status !== 0) return refused(refusesWrongPassword, text);

  // Lines such as `G13B-202611   u,u,u`; u: its private key is here.
  const listed = [...certutil('-L').text.matchAll(/^(.+?) +([a-zA-Z]*,[a-zA-Z]*,[a-zA-Z]*) *$/gm)];
  const nickname = listed.find(([, , trust]) => trust === 'u,u,u')?.[1] ?? '';
  const keys = certutil('-K').text;
  const leaf = certutil('-L', '-n', nickname, '-r').stdout;
  certutil('-A', '-n', 'the root', '-t', 'T,,', '-i', join(folder, `${name}.root.pem`));
  const validity = certutil('-V', '-n', nickname, '-u', 'C', '-e').text.trim();
  return {
    opens: true,
    keyFits:
      // A line for each key, such as `< 0> rsa      0a8b…   G13B-202611`; one without certificate is
      // called an orphan.
      /^<.*$/gm.exec(keys)?.[0].endsWith(` ${nickname}`) === true &&
      validity === 'certutil: certificate is valid',
    leafSha256: new X509Certificate(leaf).fingerprint256.replaceAll(':', '').toLowerCase(),
    chainLength: listed.length,
    refusesWrongPassword,
    says: validity,
  };
}
