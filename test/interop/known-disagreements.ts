/** Where a judge does not open what another program wrote, and why. None may concern a file of ours. */
import type { Finding } from './judge.ts';

export interface Disagreement {
  /** Names of the judges; the start is enough. */
  readonly judges: readonly string[];
  /** Names of files in fixtures/foreign. */
  readonly files: readonly string[];
  /** What they find instead. */
  readonly finds: Partial<Omit<Finding, 'says'>>;
  readonly reason: string;
}

const doesNotOpen = { opens: false, keyFits: false, leafSha256: '', chainLength: 0 } as const;

export const knownDisagreements: readonly Disagreement[] = [
  {
    judges: ['OpenSSL', 'Node'],
    files: ['openssl-1.1-rc2-40', 'jdk-legacy', 'bouncycastle-ber'],
    finds: doesNotOpen,
    reason:
      'the certificates are under RC2 of 40 bits, which OpenSSL 3 keeps in a provider that it does not load unasked',
  },
  {
    judges: ['NSS', 'GnuTLS', 'BouncyCastle', 'pyca', 'hakko'],
    files: ['no-mac'],
    finds: doesNotOpen,
    reason: 'they demand a MAC, for nothing else shows that a file was changed',
  },
  {
    judges: ['JDK'],
    files: ['no-mac'],
    finds: { refusesWrongPassword: false },
    reason:
      'it asks for no MAC, and without one it learns that the password is wrong only when the key is used',
  },
  {
    judges: ['OpenSSL', 'NSS', 'GnuTLS', 'JDK', 'BouncyCastle', 'pyca', 'hakko'],
    files: ['pbmac1'],
    finds: doesNotOpen,
    reason:
      'PBMAC1 (RFC 9579) is younger than these versions; hakko names it, because no telephone opens it',
  },
];

/** The first that fits. */
export const disagreementOf = (judge: string, file: string): Disagreement | undefined =>
  knownDisagreements.find(
    ({ judges, files }) => files.includes(file) && judges.some((name) => judge.startsWith(name)),
  );
