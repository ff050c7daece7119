/** A CA that is brought in: its files read, its passphrase asked for, everything checked before a write. */
import { resolve } from 'node:path';
import { HakkoError } from '../errors.ts';
import type { KeyFile } from '../home/import-key.ts';
import type { NewAuthority } from '../home/new-authority.ts';
import { Secret } from '../secrets/secret.ts';
import { readPassphrase } from '../system/passphrase.ts';
import type { Invocation } from './invocation.ts';

export interface ImportOptions {
  readonly importKey?: string;
  readonly importCert?: readonly string[];
  readonly importPassphraseFile?: string;
}

const FLAG = '--import-passphrase-file';
const TRIES = 3;

/**
 * @returns the CA and those above it, from the root down; nothing when none is brought in
 * @throws `import-…`, `issuer-not-ca`, `key-unsupported`, `key-file-…`, `file-missing`
 */
export async function readImport(
  invocation: Invocation,
  options: ImportOptions,
): Promise<readonly NewAuthority[] | undefined> {
  const { importKey, importCert } = options;
  if (importKey === undefined || !importCert) return undefined;
  const { context } = invocation;
  const { clock, environment, files } = context;
  const { readKeyFile } = await import('../home/import-key.ts');
  const { importAuthorities } = await import('../home/import-authorities.ts');
  const read = (path: string) =>
    files.read(resolve(environment.workingFolder, path), { pipe: true });
  const certificates = importCert.map((path) => ({ path, bytes: read(path) }));
  const privateKey = await openKey(invocation, options, importKey, readKeyFile(read(importKey)));
  return importAuthorities(privateKey, certificates, clock.now());
}

/** Only a person can type it better the next time. */
async function openKey(
  invocation: Invocation,
  options: ImportOptions,
  path: string,
  file: KeyFile,
): Promise<Buffer> {
  if (!file.encrypted) return file.open(new Secret(''));
  for (let tries = 1; ; tries += 1) {
    const passphrase = await askOldPassphrase(invocation, options, path);
    try {
      return file.open(passphrase);
    } catch (error) {
      if (!(error instanceof HakkoError) || error.code !== 'passphrase-wrong') throw error;
      const wrong = new HakkoError('import-passphrase-wrong', { path }, error);
      const typed = options.importPassphraseFile === undefined;
      if (!typed || tries === TRIES) throw wrong;
      const { errors } = invocation.words;
      invocation.context.terminal.complain(errors['import-passphrase-wrong']({ path }).what);
    }
  }
}

/** The passphrase under which the key arrives: never the one of the home, whose sources are its own. */
async function askOldPassphrase(
  { context, words }: Invocation,
  { importPassphraseFile: file }: ImportOptions,
  path: string,
): Promise<Secret> {
  const message = words.screens.init.importPassphrase(path);
  if (file !== undefined) {
    const resolved = resolve(context.environment.workingFolder, file);
    return readPassphrase(context, { file: resolved }, { message });
  }
  return context.terminal.askSecret({ message, flag: FLAG });
}
