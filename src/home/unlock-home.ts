/** Opens what the passphrase protects: the CAs' signers and the vault of the sealed secrets. */
import type { Authority } from '../ledger/authorities.ts';
import { parseDataKey } from '../pkcs8/data-key.ts';
import { deriveKeyOfFile } from '../pkcs8/key-file.ts';
import type { Secret } from '../secrets/secret.ts';
import { createVault, type Vault } from '../secrets/vault.ts';
import type { Settings } from '../settings/read-settings.ts';
import type { Context } from '../system/context.ts';
import { parseIssuingAuthority, type IssuingAuthority } from '../x509/issuing-authority.ts';
import { keySignerFromDer, type Signer } from '../x509/signer.ts';
import { findChain } from './authority-chain.ts';
import { keyFileName, VAULT_KEY } from './home-paths.ts';
import { issuerUrls, type IssuerUrls } from './issuer-urls.ts';
import { readKeyFiles } from './key-files.ts';
import type { Home } from './open-home.ts';
import { openOne, openRecoveryKey, openVaultKey } from './opened-keys.ts';
import { createKeyWrapper, type WrapKey } from './wrap-key.ts';

export interface Unlocked {
  readonly vault: Vault;
  /** Of each CA whose key file is there, by its id in the ledger: a root's may be kept elsewhere. */
  readonly signers: ReadonlyMap<number, Signer>;
  /** Issues to clients: the issuing CA where there is one, else the root, of the newest generation. */
  readonly issuer: ClientIssuer;
  /** Encrypts one more key under the same passphrase and for the same recovery code. */
  readonly wrapKey: WrapKey;
}

export interface ClientIssuer {
  readonly authorityId: number;
  readonly authority: IssuingAuthority;
  readonly signer: Signer;
  /** DER of the CA certificates that go into a `.p12` behind the client's, from its issuer upward. */
  readonly p12Issuers: readonly Buffer[];
  /** What the settings want clients' certificates to say of this CA. */
  readonly urls: IssuerUrls;
}

/** @throws `passphrase-wrong`, `key-under-other-passphrase`, `key-file-…`, `file-missing` */
export function unlockHome(context: Context, home: Home, passphrase: Secret): Unlocked {
  const { paths, ledger, settings } = home;
  const { random } = context;
  const files = readKeyFiles(context, paths);
  const dataKey = parseDataKey(openVaultKey(home, files, passphrase));
  const authorities = ledger.authorities.all();
  const issuing = authorities.at(-1);
  if (!issuing) throw new RangeError('a home without a CA');
  const signers = new Map<number, Signer>();
  for (const authority of authorities) {
    if (authority.id !== issuing.id && !files.has(keyFileName(authority))) continue;
    const key = openOne(home, files, keyFileName(authority), passphrase);
    signers.set(authority.id, keySignerFromDer(key));
    key.fill(0);
  }
  const signer = signers.get(issuing.id);
  if (!signer) throw new RangeError(`no signer for ${issuing.role}`);
  return {
    vault: createVault(dataKey, ledger.homeId, random),
    signers,
    issuer: {
      authorityId: issuing.id,
      authority: parseIssuingAuthority(issuing.certificate),
      signer,
      p12Issuers: p12IssuersOf(settings, issuing, authorities),
      urls: issuerUrls(settings, issuing),
    },
    wrapKey: (privateKeyInfo) => {
      const derived = deriveKeyOfFile(files.get(VAULT_KEY) ?? '', passphrase);
      const recovery = openRecoveryKey(home, files, passphrase);
      return createKeyWrapper(derived, recovery, random)(privateKeyInfo);
    },
  };
}

/**
 * The issuing CA and those above it; the root, which servers and devices must know already, where the
 * settings want it.
 */
function p12IssuersOf(
  { p12 }: Settings,
  issuing: Authority,
  authorities: readonly Authority[],
): readonly Buffer[] {
  const known = authorities.map(({ certificate }) => certificate);
  const { certificates } = findChain(issuing.certificate, known);
  return p12.includeRoot ? certificates : certificates.slice(0, -1);
}
