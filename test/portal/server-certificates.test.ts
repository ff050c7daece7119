/** Certificates that the operator gives: each host shows its own, and what cannot serve is said at the start. */
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { connect, type TLSSocket } from 'node:tls';
import { describe, expect, it } from 'vitest';
import { HakkoError } from '../../src/errors.ts';
import { readServerCertificates } from '../../src/portal/given-certificates.ts';
import { makeThrowawayCertificates } from '../../src/portal/server-certificates.ts';
import { errorMessage } from '../../src/words/error-message.ts';
import { loadWords } from '../../src/words/words.ts';
import { issuedHere } from '../commands/issued-here.ts';
import { runHere } from '../commands/run-here.ts';
import { createWorld, sharedFolder, WORLD_NOW } from '../system/world.ts';
import { portalHere } from './portal-here.ts';

const DAY_MS = 86_400_000;
const folder = sharedFolder();

/** PEM files of a certificate for these names, made so many days ago (it lasts 90). */
async function pairFor(name: string, names: readonly string[], daysAgo = 0) {
  const world = createWorld({ folder, now: new Date(WORLD_NOW.getTime() - daysAgo * DAY_MS) });
  const { authority, certificate } = await makeThrowawayCertificates(world, names);
  const [cert, key] = [join(folder, `${name}.crt`), join(folder, `${name}.key`)];
  writeFileSync(cert, certificate.cert);
  writeFileSync(key, certificate.key);
  return { cert, key, authority, pem: certificate };
}

/** The names in the certificate that the server shows to who asks for this one. */
function namesShown(port: number, servername: string): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    const socket: TLSSocket = connect(
      { host: '127.0.0.1', port, servername, rejectUnauthorized: false },
      () => {
        resolve(socket.getPeerX509Certificate()?.subjectAltName);
        socket.destroy();
      },
    );
    socket.on('error', reject);
  });
}

describe('given certificates', () => {
  it('are chosen by the name that is asked for, on both listeners', async () => {
    const world = createWorld({ folder });
    const pairs = [
      await pairFor('download', ['id.sakura.example']),
      await pairFor('first', ['portal.sakura.example', 'PORTAL-2.sakura.example']),
      await pairFor('wild', ['*.care.example']),
    ];
    const given = readServerCertificates(
      world,
      pairs.map(({ cert }) => cert),
      pairs.map(({ key }) => key),
    );
    const { portal } = await portalHere({ serverCertificates: given });
    const [download, first, wild] = pairs.map(
      ({ pem }) => new X509Certificate(pem.cert).subjectAltName,
    );
    for (const port of [portal.download.port, portal.portal?.port ?? 0]) {
      const names = ['id.sakura.example', 'portal.sakura.example', 'portal-2.sakura.example'];
      const asked = [...names, 'a.care.example', 'a.b.care.example', 'nobody.example'];
      expect(await Promise.all(asked.map((name) => namesShown(port, name)))).toEqual([
        ...[download, first, first, wild],
        // Whoever asks for none of them is shown the first.
        ...[download, download],
      ]);
    }
  });

  it('that none of the hosts is named in are told of, and serve nevertheless', async () => {
    const { cert, key } = await pairFor('other', ['other.example']);
    const given = readServerCertificates(createWorld({ folder }), [cert], [key]);
    const { portal, ask } = await portalHere({ serverCertificates: given });
    expect(portal.uncoveredHosts).toEqual(['id.sakura.example']);
    expect(await ask('/')).toMatchObject({ status: 200 });
  });

  it('of our own making are for every host', async () => {
    const { portal } = await portalHere();
    expect(portal.uncoveredHosts).toEqual([]);
  });
});

describe('hakko portal refuses', () => {
  const files = async () => {
    const good = await pairFor('good', ['id.sakura.example']);
    const other = await pairFor('another', ['id.sakura.example']);
    const old = await pairFor('old', ['id.sakura.example'], 91);
    const coming = await pairFor('coming', ['id.sakura.example'], -2);
    const key = createPrivateKey(good.pem.key);
    const cipher = { cipher: 'aes-256-cbc', passphrase: 'secret', format: 'pem' } as const;
    const write = (name: string, content: string | Buffer): string => {
      writeFileSync(join(folder, name), content);
      return join(folder, name);
    };
    const pkcs8 = write('pkcs8.key', key.export({ ...cipher, type: 'pkcs8' }));
    const sec1 = write('sec1.key', key.export({ ...cipher, type: 'sec1' }));
    const text = write('text.pem', 'nothing of the kind');
    return { good, other, old, coming, pkcs8, sec1, text };
  };

  it.each<
    [string, (all: Awaited<ReturnType<typeof files>>) => readonly [string, string], string, RegExp]
  >([
    [
      'a key of another certificate',
      ({ good, other }) => [good.cert, other.key],
      'server-key-mismatch',
      /another\.key does not belong to the certificate \S*good\.crt/,
    ],
    [
      'an encrypted key',
      ({ good, pkcs8 }) => [good.cert, pkcs8],
      'server-key-encrypted',
      /pkcs8\.key is encrypted.*openssl pkey/,
    ],
    [
      'a key that an older OpenSSL encrypted',
      ({ good, sec1 }) => [good.cert, sec1],
      'server-key-encrypted',
      /sec1\.key is encrypted/,
    ],
    [
      'a certificate that has ended',
      ({ old }) => [old.cert, old.key],
      'server-certificate-ended',
      /old\.crt ended on 2026-11-\d\d \d\d:\d\d UTC/,
    ],
    [
      'a certificate of tomorrow',
      ({ coming }) => [coming.cert, coming.key],
      'server-certificate-early',
      /coming\.crt does not count before 2026-11-23/,
    ],
    [
      'a file without a certificate',
      ({ good, text }) => [text, good.key],
      'server-certificate-unusable',
      /text\.pem cannot be used as the certificate of the server/,
    ],
    [
      'a file without a key',
      ({ good, text }) => [good.cert, text],
      'server-key-unusable',
      /text\.pem holds no key/,
    ],
    [
      'certificate and key in each other’s place',
      ({ good }) => [good.key, good.cert],
      'server-certificate-unusable',
      /good\.key cannot be used as the certificate/,
    ],
  ])('%s', async (_name, pick, code, sentence) => {
    const [cert, key] = pick(await files());
    const at = { folder: await issuedHere() };
    const ran = await runHere(at, 'portal', '--server-cert', cert, '--server-key', key);
    expect([ran.code, ran.error?.code]).toEqual([1, code]);
    const { code: found, args } = ran.error ?? {};
    if (!found || !args) throw new Error('no error');
    const { what, todo } = errorMessage(new HakkoError(found, args), await loadWords('en'));
    expect(`${what} ${todo ?? ''}`).toMatch(sentence);
  });
});
