/** OpenSSL 3.5 inside of Node: a client with the .p12 reaches a server over TLS 1.2 and over TLS 1.3. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { encodePem } from '../../../src/asn1/pem.ts';
import { generateKeyPair } from '../../../src/x509/key-algorithm.ts';
import { makeAuthority, signFor } from '../authority.ts';
import type { Judge } from '../judge.ts';
import { examineFolder, versionOf } from './program.ts';

const program = fileURLToPath(new URL('handshake.ts', import.meta.url));

/** The Node that runs the tests. */
export const nodeTls = await judgeOf('Node 26', process.execPath);

/** The oldest Node that hakko runs on, where `install-judges.sh` has put it. */
export const node24Tls = await judgeOf(
  'Node 24',
  `${process.env['HAKKO_JUDGES'] ?? '/usr/local/bin'}/node-24`,
);

async function judgeOf(name: string, node: string): Promise<Judge> {
  // The server's certificate has nothing to do with the CA that is examined, as in real service.
  const authority = await makeAuthority('ec-p256', 'ascii');
  const keyPair = generateKeyPair('ec-p256');
  const certificate = await signFor(authority, keyPair, 'server', 'ascii', {
    dnsNames: ['localhost'],
  });
  const pems = {
    'server-key.pem': encodePem('PRIVATE KEY', keyPair.privateKey),
    'server.pem': encodePem('CERTIFICATE', certificate),
    'server-ca.pem': encodePem('CERTIFICATE', authority.certificate),
  };
  return {
    name: `${name}, TLS 1.2 and 1.3`,
    version: versionOf(
      node,
      ['-p', '`v${process.versions.node} with OpenSSL ${process.versions.openssl}`'],
      /^v(.+)/,
    ),
    blindToRoot: true,
    examine: (exhibits) => {
      for (const [file, pem] of Object.entries(pems))
        writeFileSync(join(exhibits.folder, file), pem);
      return examineFolder(node, [program], exhibits);
    },
  };
}
