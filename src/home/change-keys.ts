/**
 * Encrypts all keys of a home anew, so that a kill at any moment leaves all of the old files or all of
 * the new ones: the new set grows in a folder of its own, one rename decides, and from then on whoever
 * opens the home to write puts the files in their places, without any passphrase.
 */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { EventDetails } from '../ledger/event-kinds.ts';
import { deriveKey, encodeDerivedKey } from '../pkcs8/derived-key.ts';
import { encodeKeyFile } from '../pkcs8/key-file.ts';
import type { Secret } from '../secrets/secret.ts';
import type { Context } from '../system/context.ts';
import { actorOf } from '../system/environment.ts';
import { RECOVERY_KEY, recoveryFileName, type HomePaths } from './home-paths.ts';
import type { Home } from './open-home.ts';
import type { OpenedKeys } from './opened-keys.ts';

export interface KeyChange {
  /** What opens the keys from now on. */
  readonly passphrase: Secret;
  /** Takes the place of the old code; without it that one stays, or there is none. */
  readonly recoveryCode?: Secret;
  /** Called the moment the new set is the set, before its files are in their places. */
  decided?(): void;
  readonly event: { readonly kind: KeyEventKind; readonly details: KeyEventDetails };
}

export type KeyEventKind = 'passphrase-changed' | 'recovery-code-changed';
/** But for the id that each change is given. */
type KeyEventDetails = Omit<EventDetails[KeyEventKind], 'id'>;

/** @param home opened to be written */
export function changeKeys(
  context: Context,
  home: Home,
  { keys, recoveryOnly, recovery: known }: OpenedKeys,
  { passphrase, recoveryCode, event, decided }: KeyChange,
): void {
  const { random } = context;
  const derived = deriveKey(passphrase, random);
  const fresh = recoveryCode && deriveKey(recoveryCode, random);
  const recovery = fresh ?? known;
  const texts = new Map<string, string>();
  // All of them each time: that `vault.key` is another tells readers that the set is another.
  for (const [name, key] of keys) texts.set(name, encodeKeyFile(key, derived, random));
  if (recovery) {
    texts.set(RECOVERY_KEY, encodeKeyFile(encodeDerivedKey(recovery), derived, random));
  }
  if (fresh) {
    for (const [name, key] of [...keys, ...recoveryOnly]) {
      texts.set(recoveryFileName(name), encodeKeyFile(key, fresh, random));
    }
  }
  decideKeyChange(context, home.paths, texts, event);
  decided?.();
  finishKeyChange(context, home);
}

/** Nothing has changed before this returns; everything has afterwards. */
export function decideKeyChange(
  { files }: Pick<Context, 'files'>,
  paths: HomePaths,
  texts: ReadonlyMap<string, string>,
  event: KeyChange['event'],
): void {
  const growing = growingFolder(paths);
  files.deleteFolder(growing);
  files.createFolder(growing);
  for (const [name, text] of texts) files.write(join(growing, name), text, { syncFolder: false });
  const change: DecidedChange = { id: randomUUID(), ...event };
  files.write(join(growing, CHANGE_FILE), JSON.stringify(change), { syncFolder: false });
  files.moveFolder(growing, paths.newKeys);
}

/** From here on the new set is the set: what failed afterwards is repeated, not undone. */
export function isKeyChangeDecided({ files }: Pick<Context, 'files'>, paths: HomePaths): boolean {
  return files.exists(paths.newKeys);
}

/**
 * Puts the files of a decided change into their places; repeated, it goes on where it was killed.
 * @returns whether there was one
 */
export function finishKeyChange(
  context: Pick<Context, 'files' | 'clock' | 'environment'>,
  { paths, ledger }: Pick<Home, 'paths' | 'ledger'>,
): boolean {
  const { files } = context;
  files.deleteFolder(growingFolder(paths));
  if (!isKeyChangeDecided(context, paths)) return false;
  for (const name of files.list(paths.newKeys).filter((one) => one.endsWith('.key'))) {
    const text = files.read(join(paths.newKeys, name));
    files.write(join(paths.ca, name), text, { replace: true });
  }
  recordChange(context, { paths, ledger });
  files.deleteFolder(paths.newKeys);
  return true;
}

/** Once, however often the rest is repeated. */
function recordChange(
  { files, clock, environment }: Pick<Context, 'files' | 'clock' | 'environment'>,
  { paths, ledger }: Pick<Home, 'paths' | 'ledger'>,
): void {
  const path = join(paths.newKeys, CHANGE_FILE);
  // Already on its way out.
  if (!files.exists(path)) return;
  const { id, kind, details } = JSON.parse(files.read(path).toString('utf8')) as DecidedChange;
  if (ledger.events.all().some((event) => event.kind === kind && event.details.includes(id)))
    return;
  const at = clock.now();
  ledger.events.append({ at, kind, actor: actorOf(environment), details: { ...details, id } });
}

const CHANGE_FILE = 'change.json';

interface DecidedChange {
  readonly id: string;
  readonly kind: KeyEventKind;
  readonly details: KeyEventDetails;
}

function growingFolder({ ca }: HomePaths): string {
  return join(ca, '.new-keys.tmp');
}
