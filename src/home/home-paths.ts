/** Where things stand in a CA home. Nobody else joins these names. */
import { join } from 'node:path';

export interface HomePaths {
  readonly folder: string;
  readonly settings: string;
  readonly ledger: string;
  readonly lock: string;
  readonly lockHolder: string;
  readonly ca: string;
  readonly vaultKey: string;
  readonly crl: string;
  readonly batches: string;
  certificate(role: AuthorityRole): string;
  key(role: AuthorityRole): string;
  crlDer(role: AuthorityRole): string;
  crlPem(role: AuthorityRole): string;
}

export type AuthorityRole = 'root' | 'issuing';

export function homePaths(folder: string): HomePaths {
  const ca = join(folder, 'ca');
  const crl = join(folder, 'crl');
  return {
    folder,
    settings: join(folder, 'hakko.yaml'),
    ledger: join(folder, 'ledger.db'),
    lock: join(folder, 'lock.db'),
    lockHolder: join(folder, 'lock.txt'),
    ca,
    vaultKey: join(ca, 'vault.key'),
    crl,
    batches: join(folder, 'batches'),
    certificate: (role) => join(ca, `${role}.crt`),
    key: (role) => join(ca, `${role}.key`),
    crlDer: (role) => join(crl, `${role}.crl`),
    crlPem: (role) => join(crl, `${role}.crl.pem`),
  };
}
