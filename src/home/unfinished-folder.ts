/**
 * Folders that grow under a hidden name until they are whole. The name says which process fills it, so
 * that what a killed one began can be told from what another is working on.
 */
import { randomUUID } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import type { Context } from '../system/context.ts';

type World = Pick<Context, 'environment' | 'files'>;

/** `.hakko-home.4711.3f2a9c01.tmp`, beside the place that the folder is to have. Makes nothing. */
export function unfinishedFolder({ environment }: World, folder: string): string {
  const tail = `${environment.processId}.${randomUUID().slice(0, 8)}.tmp`;
  return join(dirname(folder), `.${basename(folder)}.${tail}`);
}

/**
 * Removes what processes that are gone began here: no key stays behind.
 * @param isOurs judges the name that a folder was to have
 */
export function deleteUnfinished(
  { environment, files }: World,
  parent: string,
  isOurs: (name: string) => boolean,
): void {
  for (const name of files.list(parent)) {
    const [, wanted, digits] = UNFINISHED_NAME.exec(name) ?? [];
    if (wanted === undefined || !isOurs(wanted)) continue;
    // In a container every run has the same number, this one too.
    const processId = Number(digits);
    const works = processId !== environment.processId && environment.isRunning(processId);
    if (!works) files.deleteFolder(join(parent, name));
  }
}

const UNFINISHED_NAME = /^\.(.+)\.(\d+)\.[0-9a-f]{8}\.tmp$/;
