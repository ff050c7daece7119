/** A CA from elsewhere: its chain found, and everything refused that would be refused later. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importAuthorities } from '../../src/home/import-authorities.ts';
import { readKeyFile } from '../../src/home/import-key.ts';
import { Secret } from '../../src/secrets/secret.ts';
import { hasProgram, runProgram } from '../programs.ts';
import { daysFromNow } from '../x509/authorities.ts';
import { codeOf } from '../x509/codes.ts';
import { sharedFolder, temporaryFolder } from '../system/world.ts';
import { CA_EXTENSIONS, concatenate, makeCa, read, RSA, type Made } from './openssl-authority.ts';

const openssl = hasProgram('openssl');
const folder = sharedFolder();
const NOW = daysFromNow(1);

function bringIn({ key }: Made, paths: readonly string[], now = NOW) {
  const privateKey = readKeyFile(read(key)).open(new Secret(''));
  const files = paths.map((path) => ({ path, bytes: read(path) }));
  return importAuthorities(privateKey, files, now);
}

function makeChain() {
  const root = makeCa(folder, { name: 'root', algorithm: RSA, days: 3000 });
  const policy = makeCa(folder, { name: 'policy', issuer: root, days: 4000 });
  const issuing = makeCa(folder, { name: 'issuing', issuer: policy, days: 4000 });
  return { root, policy, issuing };
}

describe.skipIf(!openssl)('a CA that is brought in', () => {
  it('is the root and issues when it signed itself', () => {
    const ca = makeCa(folder, { name: 'alone' });
    const [root, ...others] = bringIn(ca, [ca.certificate]);
    expect([root?.role, root?.name, others]).toEqual(['root', 'alone', []]);
    expect(root?.privateKey?.length).toBeGreaterThan(100);
  });

  it.each(['one file', 'a file each', 'DER'])(
    'has its chain put in order, the key at its end alone: %s',
    (how) => {
      const { root, policy, issuing } = makeChain();
      const paths = [policy, issuing, root].map(({ certificate }) => certificate);
      const der = (path: string): string => {
        runProgram('openssl', ['x509', '-in', path, '-outform', 'DER', '-out', `${path}.der`]);
        return `${path}.der`;
      };
      const given = {
        'one file': () => [concatenate(join(temporaryFolder(), 'chain.pem'), paths)],
        'a file each': () => paths,
        DER: () => paths.map(der),
      }[how];
      const chain = bringIn(issuing, given?.() ?? []);
      expect(chain.map(({ role, name, privateKey }) => [role, name, !!privateKey])).toEqual([
        ['root', 'root', false],
        ['intermediate', 'policy', false],
        ['issuing', 'issuing', true],
      ]);
      // The root ends first, and with it everything below.
      expect(new Set(chain.map(({ notAfter }) => notAfter.getTime())).size).toBe(1);
    },
  );

  const ca = (change: Partial<Parameters<typeof makeCa>[1]>): Made =>
    makeCa(temporaryFolder(), { name: 'odd', ...change });
  const usage = (...extensions: readonly string[]) => ca({ extensions });
  const [constraints = '', keyUsage = ''] = CA_EXTENSIONS;
  it.each<[string, () => unknown, string]>([
    [
      'no CA',
      () => {
        const odd = usage('basicConstraints=CA:FALSE', keyUsage);
        return bringIn(odd, [odd.certificate]);
      },
      'issuer-not-ca',
    ],
    [
      'a CA that may not sign CRLs',
      () => {
        const odd = usage(constraints, 'keyUsage=critical,keyCertSign');
        return bringIn(odd, [odd.certificate]);
      },
      'import-ca-usage',
    ],
    [
      'a CA that says nothing of its usage',
      () => {
        const odd = usage(constraints);
        return bringIn(odd, [odd.certificate]);
      },
      'import-ca-usage',
    ],
    [
      'a CA for servers alone',
      () => {
        const odd = usage(constraints, keyUsage, 'extendedKeyUsage=serverAuth');
        return bringIn(odd, [odd.certificate]);
      },
      'import-ca-usage',
    ],
    [
      'another CA’s key',
      () => {
        const odd = ca({});
        return bringIn(ca({}), [odd.certificate]);
      },
      'import-key-mismatch',
    ],
    [
      'a CA that has ended',
      () => {
        const odd = ca({ days: 10 });
        return bringIn(odd, [odd.certificate], daysFromNow(11));
      },
      'import-ca-dates',
    ],
    [
      'a CA of tomorrow',
      () => {
        const odd = ca({});
        return bringIn(odd, [odd.certificate], daysFromNow(-2));
      },
      'import-ca-dates',
    ],
    [
      'a chain without its root',
      () => {
        const { policy, issuing } = makeChain();
        return bringIn(issuing, [issuing.certificate, policy.certificate]);
      },
      'import-chain-incomplete',
    ],
    [
      'a root that allows no CA below',
      () => {
        const root = usage(`${constraints},pathlen:0`, keyUsage);
        const below = makeCa(temporaryFolder(), { name: 'below', issuer: root });
        return bringIn(below, [below.certificate, root.certificate]);
      },
      'import-path-length',
    ],
    [
      'an RSA key of 1024 bits',
      () => {
        const odd = ca({ algorithm: ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:1024'] });
        return bringIn(odd, [odd.certificate]);
      },
      'key-unsupported',
    ],
    [
      'a curve that is not ours',
      () => {
        const odd = ca({ algorithm: ['-algorithm', 'ED25519'] });
        return bringIn(odd, [odd.certificate]);
      },
      'key-unsupported',
    ],
    [
      'a file that holds no certificate',
      () => {
        const odd = ca({});
        return bringIn(odd, [odd.key]);
      },
      'import-certificate-unreadable',
    ],
  ])('is refused: %s', (_name, work, code) => {
    expect(codeOf(work)).toBe(code);
  });

  it('may be for everything, or for clients among others', () => {
    for (const purposes of ['clientAuth,serverAuth', 'anyExtendedKeyUsage']) {
      const odd = usage(constraints, keyUsage, `extendedKeyUsage=${purposes}`);
      expect(bringIn(odd, [odd.certificate])).toHaveLength(1);
    }
  });
});
