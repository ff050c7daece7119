/** What stood in the place of a restored home: moved aside under a name that tells when. */
import { basename, dirname, join } from 'node:path';
import { HakkoError } from '../errors.ts';
import { homePaths } from '../home/home-paths.ts';
import { acquireLock, type Lock } from '../ledger/lock.ts';
import type { Context } from '../system/context.ts';
import { localTime } from '../system/local-date.ts';

/** Homes that were moved aside from this place, the newest first. */
export function findReplaced({ files }: Context, folder: string): readonly string[] {
  const start = `${basename(folder)}${REPLACED}`;
  const names = files.list(dirname(folder)).filter((name) => name.startsWith(start));
  return names.toReversed().map((name) => join(dirname(folder), name));
}

const REPLACED = '.replaced-';

/** Whether something would have to give way. */
export function isTaken({ files }: Context, folder: string): boolean {
  return files.exists(folder) && (!files.isFolder(folder) || files.list(folder).length > 0);
}

/**
 * Moves what is there aside and lets the new home take its place.
 * @returns where the old one went
 */
export function replaceHome(
  { files, clock }: Context,
  { grown, folder, timeZone }: { grown: string; folder: string; timeZone: string },
): string {
  const [date = '', time = ''] = localTime(clock.now(), timeZone).split(' ');
  const digits = (text: string): string => text.replaceAll(/\D/g, '');
  const wanted = `${folder}${REPLACED}${digits(date)}-${digits(time)}`;
  let aside = wanted;
  for (let number = 2; files.exists(aside); number += 1) aside = `${wanted}-${number}`;
  files.moveFolder(folder, aside);
  try {
    files.moveFolder(grown, folder);
  } catch (error) {
    files.moveFolder(aside, folder);
    throw error;
  }
  files.delete(homePaths(aside).lockHolder);
  return aside;
}

/**
 * Nobody may be working in what is replaced, from the first look at it to the end; one whose lock is
 * damaged or gone is nobody's.
 * @throws `home-in-use`
 */
export function lockOlderHome(
  context: Context,
  folder: string,
  timeZone: string,
): Lock | undefined {
  const { lock: databasePath, lockHolder: holderPath } = homePaths(folder);
  if (!context.files.exists(databasePath)) return undefined;
  try {
    return acquireLock(context, { databasePath, holderPath, command: 'hakko restore', timeZone });
  } catch (error) {
    if (error instanceof HakkoError && error.code === 'ledger-unreadable') return undefined;
    throw error;
  }
}
