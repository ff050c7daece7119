/** Opens what the passphrase protects: the CAs' signers and the vault of the sealed secrets. */
import type { Authority } from '../ledger/authorities.ts';
import { openDataKeyFile } from '../pkcs8/data-key.ts';
import { encodeKeyFile, openKeyFile } from '../pkcs8/key-file.ts';
import type { Secret } from '../secrets/secret.ts';
import { createVault, type Vault } from '../secrets/vault.ts';
import type { Settings } from '../settings/read-settings.ts';
import type { Context } from '../system/context.ts';
import { parseIssuingAuthority, type IssuingAuthority } from '../x509/issuing-authority.ts';
import { keySignerFromDer, type Signer } from '../x509/signer.ts';
import { findChain } from './authority-chain.ts';
import { authorityFileName } from './home-paths.ts';
import type { Home } from './open-home.ts';

export interface Unlocked {
  readonly vault: Vault;
  /** Of each CA whose key file is there, by its id in the ledger: a root's may be kept elsewhere. */
  readonly signers: ReadonlyMap<number, Signer>;
  /** Issues to clients: the issuing CA where there is one, else the root, of the newest generation. */
  readonly issuer: ClientIssuer;
  /** Encrypts one more key under the same passphrase; takes a PrivateKeyInfo, gives PEM. */
  readonly encodeKey: (privateKeyInfo: Buffer) => string;
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

export interface IssuerUrls {
  readonly crlDistributionPoint?: string;
  readonly caIssuers?: string;
}

/** @throws `passphrase-wrong`, `key-file-…`, `file-missing` */
export function unlockHome(context: Context, home: Home, passphrase: Secret): Unlocked {
  const { paths, ledger, settings } = home;
  const { files, random } = context;
  const dataKey = openDataKeyFile(files.read(paths.vaultKey).toString('utf8'), passphrase);
  const authorities = ledger.authorities.all();
  const issuing = authorities.at(-1);
  if (!issuing) throw new RangeError('a home without a CA');
  const signers = new Map<number, Signer>();
  for (const authority of authorities) {
    if (authority.id !== issuing.id && !files.exists(paths.key(authority))) continue;
    const key = openKeyFile(files.read(paths.key(authority)).toString('utf8'), passphrase);
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
    encodeKey: (privateKeyInfo) => encodeKeyFile(privateKeyInfo, passphrase, random),
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

function issuerUrls({ ca }: Settings, issuing: Authority): IssuerUrls {
  const name = authorityFileName(issuing);
  const crlDistributionPoint = ca.crlUrl.replaceAll('{ca}', name);
  const caIssuers = ca.issuerUrl.replaceAll('{ca}', name);
  return {
    ...(crlDistributionPoint !== '' && { crlDistributionPoint }),
    ...(caIssuers !== '' && { caIssuers }),
  };
}
