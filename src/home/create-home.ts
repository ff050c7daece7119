/**
 * Makes a CA home: settings, CA, data key, ledger, first CRLs. It grows in a temporary folder beside
 * its place and moves there whole, so that an interrupted `init` leaves no half home behind.
 */
import { randomUUID } from 'node:crypto';
import { basename, dirname, join, resolve } from 'node:path';
import { HakkoError } from '../errors.ts';
import { createLedger, type HomePurpose } from '../ledger/ledger.ts';
import { encodeDataKey } from '../pkcs8/data-key.ts';
import { deriveKey, encodeDerivedKey } from '../pkcs8/derived-key.ts';
import { encodeKeyFile } from '../pkcs8/key-file.ts';
import { DATA_KEY_OCTETS } from '../secrets/vault.ts';
import type { Secret } from '../secrets/secret.ts';
import { readSettings } from '../settings/read-settings.ts';
import { formatSettings, type SettingValues } from '../settings/write-settings.ts';
import type { Context } from '../system/context.ts';
import { undoneAtExit } from '../system/interrupt.ts';
import { addAuthorities, writeKey, type AddedAuthority } from './add-authorities.ts';
import { createAuthorities } from './create-authorities.ts';
import { homePaths, RECOVERY_KEY, VAULT_KEY, type HomePaths } from './home-paths.ts';
import type { NewAuthority } from './new-authority.ts';
import { deleteUnfinished, unfinishedFolder } from './unfinished-folder.ts';
import { createKeyWrapper, type WrapKey } from './wrap-key.ts';
import { writeCrls, type WrittenCrl } from './write-crls.ts';

export interface HomeRequest {
  readonly folder: string;
  readonly values: SettingValues;
  /** Language of the comments in `hakko.yaml`. */
  readonly language: 'ja' | 'en';
  readonly passphrase: Secret;
  readonly purpose: HomePurpose;
  /** Opens the keys when the passphrase is lost. */
  readonly recoveryCode?: Secret;
  /** CAs made elsewhere, from the root down; new ones are made when there are none. */
  readonly imported?: readonly NewAuthority[];
}

export interface CreatedHome {
  readonly folder: string;
  readonly authorities: readonly AddedAuthority[];
  readonly crls: readonly WrittenCrl[];
}

/** @throws `home-exists`, `settings-invalid`, the `name-…` codes, `file-failed` */
export async function createHome(context: Context, request: HomeRequest): Promise<CreatedHome> {
  const { files } = context;
  const folder = resolve(context.environment.workingFolder, request.folder);
  refuseExisting(context, folder);
  deleteUnfinished(context, dirname(folder), (name) => name === basename(folder));
  const temporary = unfinishedFolder(context, folder);
  const undo = () => {
    files.deleteFolder(temporary);
  };
  return undoneAtExit(context.interrupted, undo, async () => {
    files.createFolder(temporary);
    try {
      const made = await fill(context, homePaths(temporary), request);
      files.moveFolder(temporary, folder);
      return { folder, ...made };
    } catch (error) {
      undo();
      throw error;
    }
  });
}

/** A home that exists is never touched; an empty folder may become one. */
export function refuseExisting(context: Context, folder: string): void {
  const { files } = context;
  if (!files.exists(folder)) return;
  if (!files.isFolder(folder) || files.list(folder).length > 0) {
    throw new HakkoError('home-exists', { folder });
  }
}

async function fill(context: Context, paths: HomePaths, request: HomeRequest) {
  const { clock, files } = context;
  const text = formatSettings(request.values, request.language);
  const settings = readSettings(Buffer.from(text), 'hakko.yaml');
  for (const folder of [paths.ca, paths.crl, paths.batches]) files.createFolder(folder);
  files.write(paths.settings, text);
  // SQLite would make its files with the umask's mode; WAL and SHM files then follow ours.
  for (const database of [paths.ledger, paths.lock]) files.write(database, '');

  const wrapKey = prepareKeys(context, paths, request);
  const at = clock.now();
  const ledger = createLedger(paths.ledger, { homeId: randomUUID(), purpose: request.purpose, at });
  try {
    const { imported, purpose } = request;
    const authorities = imported ?? (await createAuthorities(context, settings, 1));
    const details = { authorities: authorities.map(({ role }) => role), imported: !!imported };
    const { added, signers } = addAuthorities(
      context,
      { paths, ledger },
      {
        ...{ authorities, generation: 1, wrapKey },
        event: { kind: 'home-created', details: { purpose, ...details } },
      },
    );
    const crls = await writeCrls(context, { paths, settings, ledger }, signers);
    return { authorities: added, crls };
  } finally {
    ledger.close();
  }
}

/** Writes the data key of the secrets; the CAs' keys are wrapped in the same way. */
function prepareKeys(
  context: Context,
  paths: HomePaths,
  { passphrase, recoveryCode }: HomeRequest,
): WrapKey {
  const { files, random } = context;
  const derived = deriveKey(passphrase, random);
  const recovery = recoveryCode && deriveKey(recoveryCode, random);
  const wrapKey = createKeyWrapper(derived, recovery, random);
  if (recovery) {
    const text = encodeKeyFile(encodeDerivedKey(recovery), derived, random);
    files.write(join(paths.ca, RECOVERY_KEY), text);
  }
  const dataKey = random.bytes(DATA_KEY_OCTETS);
  writeKey(context, paths, VAULT_KEY, wrapKey(encodeDataKey(dataKey)));
  dataKey.fill(0);
  return wrapKey;
}
