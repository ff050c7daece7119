/** All keys of a home in clear, for the moment in which they are encrypted anew. */
import { join } from 'node:path';
import { HakkoError } from '../errors.ts';
import { parseDerivedKey, type DerivedKey } from '../pkcs8/derived-key.ts';
import type { KeyFilePassword } from '../pkcs8/encrypted-private-key-info.ts';
import { deriveKeyOfFile, openKeyFile } from '../pkcs8/key-file.ts';
import type { Secret } from '../secrets/secret.ts';
import type { Context } from '../system/context.ts';
import { keyFileName, RECOVERY_KEY, recoveryFileName, VAULT_KEY } from './home-paths.ts';
import { readKeyFiles, type KeyFiles } from './key-files.ts';
import type { Home } from './open-home.ts';

export interface OpenedKeys {
  /** DER of PrivateKeyInfos by file name: `vault.key`, `root.key`. */
  readonly keys: ReadonlyMap<string, Buffer>;
  /** Keys that are here under the recovery code alone: the others' files are kept elsewhere. */
  readonly recoveryOnly: ReadonlyMap<string, Buffer>;
  /** What the recovery code derives; none in a home without a code. */
  readonly recovery?: DerivedKey;
  /** Overwrites the keys. */
  close(): void;
}

/** @throws `passphrase-wrong`, `key-under-other-passphrase`, `key-file-…`, `file-missing` */
export function openKeys(context: Context, home: Home, passphrase: Secret): OpenedKeys {
  const files = readKeyFiles(context, home.paths);
  const keys = new Map([[VAULT_KEY, openVaultKey(home, files, passphrase)]]);
  const recoveryOnly = new Map<string, Buffer>();
  const recovery = openRecoveryKey(home, files, passphrase);
  for (const name of authorityKeys(home)) {
    if (files.has(name)) keys.set(name, openOne(home, files, name, passphrase));
    else if (recovery && files.has(recoveryFileName(name))) {
      recoveryOnly.set(name, openOne(home, files, recoveryFileName(name), recovery));
    }
  }
  return opened({ keys, recoveryOnly, ...(recovery && { recovery }) });
}

/**
 * The same when the passphrase is lost.
 * @throws `recovery-none`, `recovery-code-wrong`, `recovery-incomplete`
 */
export function openKeysByCode(context: Context, home: Home, code: Secret): OpenedKeys {
  const files = readKeyFiles(context, home.paths);
  const vault = files.get(recoveryFileName(VAULT_KEY));
  if (vault === undefined) throw new HakkoError('recovery-none', { folder: home.paths.folder });
  const recovery = deriveRecovery(vault, code);
  const names = [VAULT_KEY, ...authorityKeys(home)];
  const uncovered = names.filter((name) => files.has(name) && !files.has(recoveryFileName(name)));
  if (uncovered.length > 0) throw new HakkoError('recovery-incomplete', { files: uncovered });
  const covered = names.filter((name) => files.has(recoveryFileName(name)));
  const keys = covered.map(
    (name) => [name, openOne(home, files, recoveryFileName(name), recovery)] as const,
  );
  return opened({ keys: new Map(keys), recoveryOnly: new Map(), recovery });
}

/** The key that is tried first: whether it opens says whether the passphrase is right. */
export function openVaultKey(
  home: Pick<Home, 'paths'>,
  files: KeyFiles,
  passphrase: Secret,
): Buffer {
  return openKeyFile(textOf(files, home, VAULT_KEY), passphrase);
}

/** What the recovery code derives, by the passphrase; nothing in a home without a code. */
export function openRecoveryKey(
  home: Pick<Home, 'paths'>,
  files: KeyFiles,
  passphrase: Secret,
): DerivedKey | undefined {
  if (!files.has(RECOVERY_KEY)) return undefined;
  return parseDerivedKey(openOne(home, files, RECOVERY_KEY, passphrase));
}

/** A CA's key by the passphrase that opened `vault.key`: one that stays shut has another. */
export function openOne(
  { paths }: Pick<Home, 'paths'>,
  files: KeyFiles,
  name: string,
  password: KeyFilePassword,
): Buffer {
  try {
    return openKeyFile(textOf(files, { paths }, name), password);
  } catch (error) {
    if (!(error instanceof HakkoError) || error.code !== 'passphrase-wrong') throw error;
    throw new HakkoError('key-under-other-passphrase', { path: join(paths.ca, name) }, error);
  }
}

/** One derivation opens all of them: they share their salt. */
function deriveRecovery(text: string, code: Secret): DerivedKey {
  const recovery = deriveKeyOfFile(text, code);
  try {
    openKeyFile(text, recovery).fill(0);
    return recovery;
  } catch (error) {
    if (!(error instanceof HakkoError) || error.code !== 'passphrase-wrong') throw error;
    throw new HakkoError('recovery-code-wrong', {}, error);
  }
}

function authorityKeys({ ledger }: Home): readonly string[] {
  // Those in between are of a CA made elsewhere; their keys never come here.
  return ledger.authorities
    .all()
    .filter(({ role }) => role !== 'intermediate')
    .map(keyFileName);
}

function textOf(files: KeyFiles, { paths }: Pick<Home, 'paths'>, name: string): string {
  const text = files.get(name);
  if (text === undefined) throw new HakkoError('file-missing', { path: join(paths.ca, name) });
  return text;
}

function opened(keys: Omit<OpenedKeys, 'close'>): OpenedKeys {
  return {
    ...keys,
    close() {
      for (const key of [...keys.keys.values(), ...keys.recoveryOnly.values()]) key.fill(0);
      keys.recovery?.key.fill(0);
    },
  };
}
