/**
 * A program of its own, for the Nodes that judge: reaches a TLS server with every .p12 of a folder and
 * prints a line about each. Arguments: the folder, the password, a wrong password.
 */
import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import {
  connect,
  createSecureContext,
  createServer,
  type SecureVersion,
  type TLSSocket,
} from 'node:tls';

const [, , folder = '', passphrase = '', wrong = ''] = process.argv;
const read = (name: string): Buffer => readFileSync(join(folder, name));

for (const file of readdirSync(folder).filter((name) => name.endsWith('.p12'))) {
  const name = file.slice(0, -'.p12'.length);
  const pfx = read(file);
  const cells: (readonly (string | number | boolean)[])[] = [];
  for (const version of ['TLSv1.2', 'TLSv1.3'] as const)
    cells.push(await reach(name, pfx, version));
  const [first = [], second = []] = cells.map((each) => each.join('\t'));
  const refuses = !opens(pfx, wrong);
  // What differs between the versions of TLS is no good answer for either.
  const answer = first === second ? first : 'false\tfalse\t\t0';
  const says = first === second ? '' : JSON.stringify(cells);
  console.log([name, answer, refuses, says].join('\t'));
}

/** Opens, keyFits, leafSha256, chainLength, as the server sees them. */
async function reach(
  name: string,
  pfx: Buffer,
  version: SecureVersion,
): Promise<readonly (string | number | boolean)[]> {
  if (!opens(pfx, passphrase)) return [false, false, '', 0];
  const root = read(`${name}.root.pem`);
  const server = createServer({
    key: read('server-key.pem'),
    cert: read('server.pem'),
    ca: root,
    requestCert: true,
    rejectUnauthorized: false,
    minVersion: version,
    maxVersion: version,
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const client = connect({
    host: '127.0.0.1',
    port: (server.address() as AddressInfo).port,
    servername: 'localhost',
    ca: read('server-ca.pem'),
    pfx,
    passphrase,
  });
  const [socket] = (await once(server, 'secureConnection')) as [TLSSocket];
  const leaf = socket.getPeerX509Certificate();
  // The server knows the root alone: what else the chain needed, the client has sent.
  const isBelowRoot = leaf?.checkIssued(new X509Certificate(root)) === true;
  const chainLength = isBelowRoot ? 1 : socket.authorized ? 2 : 0;
  const sha256 = leaf?.fingerprint256.replaceAll(':', '') ?? '';
  const authorized = socket.authorized && socket.getProtocol() === version;
  client.destroy();
  socket.destroy();
  server.close();
  await once(server, 'close');
  return [true, authorized, sha256, chainLength];
}

function opens(pfx: Buffer, password: string): boolean {
  try {
    createSecureContext({ pfx, passphrase: password });
    return true;
  } catch {
    return false;
  }
}
