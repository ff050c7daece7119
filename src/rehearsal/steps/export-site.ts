/** What a server needs, exported and read again: the same people and files, marked as a sample. */
import { join } from 'node:path';
import { HakkoError } from '../../errors.ts';
import { readSite } from '../../site/read-site.ts';
import { readSiteFolder } from '../../site/read-site-folder.ts';
import { writeSiteFolder } from '../../site/write-site-folder.ts';
import type { Site } from '../../site/site.ts';
import { made, type Stage } from '../stage.ts';
import type { Fault, Outcome } from '../step.ts';

export function exportSite(stage: Stage): Outcome {
  const { context } = stage;
  const folder = join(stage.folder, 'site');
  const site = readSite(context, made(stage, 'home'));
  try {
    const { files: count } = writeSiteFolder(context, site, folder);
    const again = readSiteFolder(context, folder);
    const faults: Fault[] = site.files
      .filter((file, index) => !isThere(again, index, file.read()))
      .map(({ name: subject }) => ({ code: 'export-differs', subject }));
    if (again.accounts.length !== site.accounts.length) {
      faults.push({ code: 'export-differs', subject: `${again.accounts.length}` });
    }
    if (!again.sample) faults.push({ code: 'page-unmarked', subject: folder });
    return { count, faults };
  } finally {
    context.files.deleteFolder(folder);
  }
}

function isThere({ files }: Site, index: number, bytes: Buffer): boolean {
  try {
    return files[index]?.read().equals(bytes) ?? false;
  } catch (error) {
    if (error instanceof HakkoError) return false;
    throw error;
  }
}
