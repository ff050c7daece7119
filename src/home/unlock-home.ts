/** Opens what the passphrase protects: the CA's signer and the vault of the sealed secrets. */
import { openDataKeyFile } from '../pkcs8/data-key.ts';
import { openKeyFile } from '../pkcs8/key-file.ts';
import type { Secret } from '../secrets/secret.ts';
import { createVault, type Vault } from '../secrets/vault.ts';
import type { Context } from '../system/context.ts';
import { parseIssuingAuthority, type IssuingAuthority } from '../x509/issuing-authority.ts';
import { keySignerFromDer, type Signer } from '../x509/signer.ts';
import type { AuthorityRole } from './home-paths.ts';
import type { Home } from './open-home.ts';

export interface Unlocked {
  readonly vault: Vault;
  /** Of each CA whose key file is there: a root's may be kept elsewhere. */
  readonly signers: ReadonlyMap<AuthorityRole, Signer>;
  /** Issues to clients: the issuing CA where there is one, else the root. */
  readonly issuer: ClientIssuer;
}

export interface ClientIssuer {
  readonly authorityId: number;
  readonly authority: IssuingAuthority;
  readonly signer: Signer;
  /** DER of the CA certificates that go into a `.p12` behind the client's; the root stays out. */
  readonly intermediates: readonly Buffer[];
}

/** @throws `passphrase-wrong`, `key-file-…`, `file-missing` */
export function unlockHome(context: Context, home: Home, passphrase: Secret): Unlocked {
  const { paths, ledger } = home;
  const { files, random } = context;
  const dataKey = openDataKeyFile(files.read(paths.vaultKey).toString('utf8'), passphrase);
  const authorities = ledger.authorities.all();
  const issuing = authorities.findLast(({ role }) => role === 'issuing') ?? authorities.at(-1);
  if (!issuing) throw new RangeError('a home without a CA');
  const signers = new Map<AuthorityRole, Signer>();
  for (const { role } of authorities) {
    if (role !== issuing.role && !files.exists(paths.key(role))) continue;
    const key = openKeyFile(files.read(paths.key(role)).toString('utf8'), passphrase);
    signers.set(role, keySignerFromDer(key));
    key.fill(0);
  }
  const signer = signers.get(issuing.role);
  if (!signer) throw new RangeError(`no signer for ${issuing.role}`);
  const authority = parseIssuingAuthority(issuing.certificate);
  const intermediates = issuing.role === 'issuing' ? [issuing.certificate] : [];
  return {
    vault: createVault(dataKey, ledger.homeId, random),
    signers,
    issuer: { authorityId: issuing.id, authority, signer, intermediates },
  };
}
