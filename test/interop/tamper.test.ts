import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSecureContext } from 'node:tls';
import { beforeAll, describe, expect, test } from 'vitest';
import { encodePem } from '../../src/asn1/pem.ts';
import { HakkoError } from '../../src/errors.ts';
import { encodePfx } from '../../src/pkcs12/encode.ts';
import { openPfx } from '../../src/pkcs12/open.ts';
import { p12Parameters, p12Profiles, type P12Profile } from '../../src/pkcs12/profile.ts';
import { Secret } from '../../src/secrets/secret.ts';
import { systemRandom } from '../../src/system/random.ts';
import { hasProgram } from '../programs.ts';
import { keyPairOf, makeAuthority, signFor } from './authority.ts';
import { run } from './judges/program.ts';

const passphrase = 'k7m3xq9w2hu5ctn8zr4d';
const password = new Secret(passphrase);
const root = await makeAuthority('ec-p256', 'japanese');
const { privateKey, ...keyPair } = keyPairOf('ec-p256', 'client');
const certificate = await signFor(root, { privateKey, ...keyPair }, 'client', 'japanese');

/** One bit of each octet changed, one after the other. */
describe.skipIf(!hasProgram('openssl')).each(p12Profiles)('a %s file', (profile) => {
  let opensslTakesOfItsOwn: number;
  beforeAll(() => {
    opensslTakesOfItsOwn = countTaken(opensslPfx(profile), opensslOpens);
  });

  test('is taken by OpenSSL 3.5 no oftener than one that openssl wrote', () => {
    expect(countTaken(ourPfx(profile), opensslOpens)).toBeLessThanOrEqual(opensslTakesOfItsOwn);
  });

  test('is taken by us no oftener, and then gives the same key and certificate', () => {
    expect(countTaken(ourPfx(profile), weOpen)).toBeLessThanOrEqual(opensslTakesOfItsOwn);
  });
});

function countTaken(pfx: Buffer, opens: (pfx: Buffer) => boolean): number {
  expect(opens(pfx)).toBe(true);
  let taken = 0;
  for (const at of pfx.keys()) {
    const changed = Buffer.from(pfx);
    changed[at] = (changed[at] ?? 0) ^ 1;
    if (opens(changed)) taken += 1;
  }
  return taken;
}

function opensslOpens(pfx: Buffer): boolean {
  try {
    createSecureContext({ pfx, passphrase });
    return true;
  } catch {
    return false;
  }
}

function weOpen(pfx: Buffer): boolean {
  try {
    const opened = openPfx(pfx, password);
    expect(opened.privateKey).toEqual(privateKey);
    expect(opened.certificates).toEqual([certificate]);
    return true;
  } catch (error) {
    if (error instanceof HakkoError) return false;
    throw error;
  }
}

function ourPfx(profile: P12Profile): Buffer {
  const friendlyName = 'G13B-202611';
  const certificates = [certificate];
  const random = systemRandom;
  return encodePfx({ privateKey, certificates, friendlyName, password, profile, random });
}

/** The same contents under the same algorithms by the openssl program. */
function opensslPfx(profile: P12Profile): Buffer {
  const algorithms = {
    compat: ['-keypbe', 'PBE-SHA1-3DES', '-certpbe', 'PBE-SHA1-3DES', '-macalg', 'sha1'],
    modern: ['-keypbe', 'AES-256-CBC', '-certpbe', 'AES-256-CBC', '-macalg', 'sha256'],
  } as const;
  const folder = mkdtempSync(join(tmpdir(), 'hakko-tamper-'));
  const path = (name: string): string => join(folder, name);
  try {
    writeFileSync(path('key'), encodePem('PRIVATE KEY', privateKey));
    writeFileSync(path('certificate'), encodePem('CERTIFICATE', certificate));
    writeFileSync(path('password'), passphrase);
    run('openssl', [
      ...['pkcs12', '-export', '-inkey', path('key'), '-in', path('certificate')],
      ...['-name', 'G13B-202611', '-passout', `file:${path('password')}`, '-out', path('p12')],
      ...['-iter', String(p12Parameters[profile].macIterations), ...algorithms[profile]],
    ]);
    return readFileSync(path('p12'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
