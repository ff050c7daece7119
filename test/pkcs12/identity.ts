/** A person's key with its certificates, made once for the tests of .p12 files. */
import { Secret } from '../../src/secrets/secret.ts';
import { systemRandom } from '../../src/system/random.ts';
import { encodePfx, type PfxContent } from '../../src/pkcs12/encode.ts';
import type { P12Profile } from '../../src/pkcs12/profile.ts';
import { generateKeyPair, type KeyAlgorithm, type KeyPair } from '../../src/x509/key-algorithm.ts';
import { issue, makeIssuing, makeRoot, type TestAuthority } from '../x509/authorities.ts';

/** Key, certificate and issuing CA under a root. */
export interface Identity {
  readonly privateKey: Buffer;
  readonly keyPair: KeyPair;
  /** The end entity's and the issuing CA's. */
  readonly certificates: readonly [Buffer, Buffer];
  readonly root: TestAuthority;
}

export const passwordText = 'k7m3xq9w2hu5ctn8zr4d';
export const password = new Secret(passwordText);

export async function makeIdentity(algorithm: KeyAlgorithm): Promise<Identity> {
  const root = await makeRoot('rsa-2048');
  const issuing = await makeIssuing(root, 'ec-p256');
  const keyPair = generateKeyPair(algorithm);
  const certificate = await issue(issuing, keyPair);
  const certificates = [certificate, issuing.certificate] as const;
  return { privateKey: keyPair.privateKey, keyPair, certificates, root };
}

/** What goes into a .p12 of the identity. */
export const contentOf = (
  { privateKey, certificates }: Identity,
  profile: P12Profile,
): PfxContent => ({
  privateKey,
  certificates,
  friendlyName: 'G13B-202611',
  password,
  profile,
  random: systemRandom,
});

/** A .p12 of the identity. */
export const pfxOf = (identity: Identity, profile: P12Profile): Buffer =>
  encodePfx(contentOf(identity, profile));
