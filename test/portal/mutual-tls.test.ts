/** The portal behind mutual TLS: who gets in by which certificate, and what the others are told. */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { Agent } from 'node:https';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { issuedHere } from '../commands/issued-here.ts';
import { runHere } from '../commands/run-here.ts';
import { hasProgram } from '../programs.ts';
import { temporaryFolder, WORLD_NOW } from '../system/world.ts';
import { eventually, portalHere, sharedPortal, type PortalHere } from './portal-here.ts';

const DAY_MS = 86_400_000;

/** What a device with the group's file installed shows. */
function certificateOf({ folder, install }: PortalHere, group: string) {
  const path = join(folder, 'hakko-home', 'batches', '20261122-01', 'p12', `${group}.p12`);
  return { pfx: readFileSync(path), passphrase: install.get(group) ?? '' };
}

/** The home's portal with a clock in hand. */
async function portalAt(days: number) {
  let now = WORLD_NOW;
  const here = await portalHere({
    world: (world) => ({ ...world, clock: { now: () => now } }),
  });
  now = new Date(WORLD_NOW.getTime() + days * DAY_MS);
  return here;
}

describe('a visit', () => {
  it.each(['TLSv1.2', 'TLSv1.3'] as const)(
    'with the certificate of a group, over %s',
    async (version) => {
      const here = await sharedPortal();
      const tls = { ...certificateOf(here, 'G13B'), minVersion: version, maxVersion: version };
      const { status, text } = await here.visit({ tls });
      expect([status, text]).toEqual([200, expect.stringContaining('The certificate works')]);
      expect(text).toContain('G13B-202611');
      expect(text).toContain('2028-11-21');
    },
  );

  it('without one', async () => {
    const { visit, audit } = await sharedPortal();
    expect(await visit()).toMatchObject({
      status: 403,
      text: expect.stringContaining('No certificate was shown') as string,
    });
    expect(audit().at(-1)).toMatchObject({ page: 'portal', result: 'no-certificate' });
  });

  it('with one of another home, whose CA bears the same name', async () => {
    const stranger = await portalHere({ folder: await anotherHome() });
    const { visit } = await sharedPortal();
    expect(await visit({ tls: certificateOf(stranger, 'G13B') })).toMatchObject({
      status: 403,
      text: expect.stringContaining('not one of this portal') as string,
    });
  });

  it.skipIf(!hasProgram('openssl'))('with one that somebody has made himself', async () => {
    const folder = temporaryFolder();
    const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
    execFileSync(
      'openssl',
      [
        ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'],
        ...[
          '-keyout',
          key,
          '-out',
          cert,
          '-subj',
          '/C=JP/O=さくら市/OU=G13B/CN=G13B-202611',
          '-utf8',
        ],
      ],
      { stdio: 'ignore' },
    );
    const { visit } = await sharedPortal();
    const tls = { key: readFileSync(key), cert: readFileSync(cert) };
    expect(await visit({ tls })).toMatchObject({ status: 403 });
  });

  it.each<[string, number, number, string]>([
    ['when its certificate has expired', 731, 403, 'has expired'],
    ['before it counts', -3, 403, 'does not count yet'],
    ['when the revocation list has ended', 401, 503, 'closed at the moment'],
  ])('%s', async (_name, days, status, expected) => {
    const here = await portalAt(days);
    expect(await here.visit({ tls: certificateOf(here, 'G13B') })).toMatchObject({
      status,
      text: expect.stringContaining(expected) as string,
    });
  });

  it('on a connection that was open before the revocation, within five seconds', async () => {
    const here = await portalHere();
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const tls = { ...certificateOf(here, 'G13B'), agent };
    const other = { tls: certificateOf(here, 'H07A') };
    try {
      expect(await here.visit({ tls })).toMatchObject({ status: 200 });
      await runHere(here, 'revoke', 'G13B', '--reason', 'keyCompromise', '--yes');
      const revokedAt = performance.now();
      const turnedAway = await eventually(async () => {
        const { status, text } = await here.visit({ tls });
        return status === 403 && text.includes('has been revoked');
      });
      expect(turnedAway).toBe(true);
      expect(performance.now() - revokedAt).toBeLessThan(5000);
      expect(await here.visit(other)).toMatchObject({ status: 200 });
    } finally {
      agent.destroy();
    }
  });
});

describe('whoever runs it', () => {
  it.each([
    [300, []],
    [380, ['crl-soon']],
    [401, ['crl-expired']],
  ])('is told of a list on day %i: %j', async (days, expected) => {
    const kinds: string[] = [];
    const now = new Date(WORLD_NOW.getTime() + days * DAY_MS);
    await portalHere({
      world: (world) => ({ ...world, clock: { now: () => now } }),
      onNotice: ({ kind }) => kinds.push(kind),
    });
    expect(kinds).toEqual(expected);
  });

  it('is told once of a change that cannot be read, and the portal goes on', async () => {
    const kinds: string[] = [];
    const here = await portalHere({ onNotice: ({ kind }) => kinds.push(kind) });
    const settings = join(here.folder, 'hakko-home', 'hakko.yaml');
    const good = readFileSync(settings);
    writeFileSync(settings, 'site: [');
    expect(await eventually(() => kinds.includes('reload-failed'))).toBe(true);
    expect(await here.download('G13B1234567')).toMatchObject({ status: 200 });
    writeFileSync(settings, good);
    expect(await eventually(() => kinds.includes('reloaded'))).toBe(true);
    expect(kinds).toEqual(['reload-failed', 'reloaded']);
  });
});

let stranger: Promise<string> | undefined;

/** The same people under another CA. */
function anotherHome(): Promise<string> {
  return (stranger ??= (async () => {
    const folder = temporaryFolder();
    const roster = join(folder, 'roster.csv');
    writeFileSync(roster, readFileSync(join(await issuedHere(), 'roster.csv')));
    const site = ['--org', 'さくら市', '--portal-url', 'https://id.sakura.example/'];
    for (const args of [
      ['init', '--yes', ...site, '--ca-key', 'ec-p256', '--key', 'ec-p256'],
      ['issue', roster, '--yes'],
    ]) {
      expect(await runHere({ folder }, ...args)).toMatchObject({ code: 0 });
    }
    return folder;
  })());
}
