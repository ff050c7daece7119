/** The certificates of a batch as recipients get them: each `.p12` opened with the password of its letter. */
import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { runProgram } from '../programs.ts';
import type { Workplace } from './hakko.ts';
import { printedLetters } from './printed-letters.ts';

export interface IssuedFile {
  readonly fileName: string;
  /** The client's, then what stands behind it. */
  readonly certificates: readonly X509Certificate[];
  /** PEM files: the client's certificate; the others, for `openssl verify -untrusted`. */
  readonly client: string;
  readonly chain: string;
}

/** Issues from a roster, and opens what came of it with OpenSSL. */
export async function issueAndOpen(
  place: Workplace,
  roster: string,
  ...args: readonly string[]
): Promise<readonly IssuedFile[]> {
  const issued = await place.unlocked('issue', roster, '--yes', '--json', ...args);
  expect([issued.code, issued.code === 0 ? '' : issued.stderr]).toEqual([0, '']);
  const { folder } = JSON.parse(issued.stdout) as { folder: string };
  const letters = await printedLetters(folder, 'install-password');
  return letters.map(({ fileName = '', installPassword }) => {
    const password = place.write('password', `${installPassword?.reveal() ?? ''}\n`);
    const opened = runProgram('openssl', [
      ...['pkcs12', '-in', `${folder}/p12/${fileName}`, '-passin', `file:${password}`, '-nodes'],
    ]);
    const form = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----\n/g;
    const [own = '', ...others] = opened.match(form) ?? [];
    return {
      fileName,
      certificates: [own, ...others].map((pem) => new X509Certificate(pem)),
      client: place.write(`${fileName}.client.pem`, own),
      chain: place.write(`${fileName}.chain.pem`, others.join('')),
    };
  });
}

/** `openssl verify` of a client as a web server with these files does it; gives what it said. */
export function verifyClient(
  { client, chain }: IssuedFile,
  trusted: string,
  ...args: readonly string[]
): string {
  return runProgram('openssl', [
    ...['verify', '-x509_strict', '-purpose', 'sslclient', '-CAfile', trusted],
    // OpenSSL takes no file without a certificate.
    ...(readFileSync(chain, 'utf8') === '' ? [] : ['-untrusted', chain]),
    ...[...args, client],
  ]);
}
