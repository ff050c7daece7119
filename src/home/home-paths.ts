/** Where things stand in a CA home. Nobody else joins these names. */
import { join } from 'node:path';
import type { Authority } from '../ledger/authorities.ts';

export interface HomePaths {
  readonly folder: string;
  readonly settings: string;
  readonly ledger: string;
  /** SQLite's own file of what is committed and not yet in the ledger's; there while it is open. */
  readonly ledgerWal: string;
  /** A ledger of older tables, kept when it was migrated; the second of a version has number 2. */
  keptLedger(version: number, number: number): string;
  readonly lock: string;
  readonly lockHolder: string;
  readonly ca: string;
  readonly vaultKey: string;
  /** Key files that were decided on and are on their way into `ca/`: all of a change, or no folder. */
  readonly newKeys: string;
  readonly crl: string;
  readonly batches: string;
  /** What differs from the built-in wording and layout, where an administrator has made it. */
  readonly templates: string;
  /** What a portal that serves from here must not forget: counts of downloads, its log. */
  readonly portal: string;
  /** When and where the last backup was made. */
  readonly backupRecord: string;
  /** The certificates of all CAs that web servers trust, as one PEM file. */
  readonly bundle: string;
  /** PEM. */
  certificate(authority: AuthorityPlace): string;
  /** DER, the form in which RFC 5280 4.2.2.1 wants it to be fetched. */
  certificateDer(authority: AuthorityPlace): string;
  key(authority: AuthorityPlace): string;
  crlDer(authority: AuthorityPlace): string;
  crlPem(authority: AuthorityPlace): string;
}

/** What tells the files of one CA from those of another. */
export type AuthorityPlace = Pick<Authority, 'role' | 'generation'>;

export function homePaths(folder: string): HomePaths {
  const ca = join(folder, 'ca');
  const crl = join(folder, 'crl');
  const named = (parent: string, extension: string) => (authority: AuthorityPlace) =>
    join(parent, `${authorityFileName(authority)}${extension}`);
  return {
    folder,
    settings: join(folder, 'hakko.yaml'),
    ledger: join(folder, 'ledger.db'),
    ledgerWal: join(folder, 'ledger.db-wal'),
    keptLedger: (version, number) =>
      join(folder, `ledger-v${version}${number === 1 ? '' : `-${number}`}.db`),
    lock: join(folder, 'lock.db'),
    lockHolder: join(folder, 'lock.txt'),
    ca,
    vaultKey: join(ca, VAULT_KEY),
    newKeys: join(ca, 'new-keys'),
    crl,
    batches: join(folder, 'batches'),
    templates: join(folder, 'templates'),
    portal: join(folder, 'portal'),
    backupRecord: join(folder, 'backup.json'),
    bundle: join(ca, 'bundle.pem'),
    certificate: named(ca, '.crt'),
    certificateDer: named(ca, '.cer'),
    key: (authority) => join(ca, keyFileName(authority)),
    crlDer: named(crl, '.crl'),
    crlPem: named(crl, '.crl.pem'),
  };
}

/** The data key of the sealed secrets, below `ca/`. */
export const VAULT_KEY = 'vault.key';
/** What the recovery code derives, under the passphrase: new keys are wrapped for the code by it. */
export const RECOVERY_KEY = 'recovery.key';

/** `root.key`, below `ca/`. */
export function keyFileName(authority: AuthorityPlace): string {
  return `${authorityFileName(authority)}.key`;
}

/** The same key under the recovery code: `root.key` -> `root.recovery.key`. */
export function recoveryFileName(keyFile: string): string {
  return keyFile.replace(/\.key$/, '.recovery.key');
}

/** `root`, `issuing`; of the next generation `root-2`, `issuing-2`. */
export function authorityFileName({ role, generation }: AuthorityPlace): string {
  return generation === 1 ? role : `${role}-${generation}`;
}
