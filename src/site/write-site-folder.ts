/** A site as a folder of its own, for a server that never sees the home. */
import { join } from 'node:path';
import { HakkoError } from '../errors.ts';
import { CHECKSUMS_FILE, formatChecksums, parseChecksums } from '../system/checksums.ts';
import type { Context } from '../system/context.ts';
import { sha256Of } from './issued-bytes.ts';
import { siteFiles, siteFolders, sitePaths } from './site-paths.ts';
import { formatSiteRecord } from './site-record.ts';
import { formatSiteSettings } from './site-settings.ts';
import type { Site } from './site.ts';

export interface WrittenSite {
  readonly folder: string;
  /** How many files it holds, and how many of them were written now. */
  readonly files: number;
  readonly written: number;
  /** Paths of files that the site has no more. */
  readonly removed: readonly string[];
}

/**
 * Writes a new folder, or brings one up to date in which a site was exported before: its list of
 * checksums comes last, so that whoever reads meanwhile keeps to what was there.
 * @param folder absolute
 * @throws `site-folder-taken` for a folder with something else in it, `site-file-damaged`, `file-failed`
 */
export function writeSiteFolder(context: Context, site: Site, folder: string): WrittenSite {
  const { files } = context;
  const paths = sitePaths(folder);
  const known = oldChecksums(context, folder);
  for (const name of siteFolders) files.createFolder(join(folder, name));
  const checksums = new Map<string, string>();
  let written = 0;
  const put = (path: string, sha256: string, bytes: () => Uint8Array): void => {
    checksums.set(path, sha256);
    if (known.get(path) === sha256 && files.exists(join(folder, path))) return;
    files.write(join(folder, path), bytes(), { replace: true, syncFolder: false });
    written += 1;
  };
  const putText = (path: string, content: string | Uint8Array): void => {
    const bytes = Buffer.from(content);
    put(path, sha256Of(bytes), () => bytes);
  };
  for (const file of site.files) put(siteFiles.p12(file.name), file.sha256, () => file.read());
  for (const { name, certificatePem, crl } of site.authorities) {
    putText(siteFiles.certificate(name), certificatePem);
    if (crl) putText(siteFiles.crl(name), crl.pem);
  }
  for (const name of guideFiles(context, site)) {
    putText(siteFiles.guide(name), files.read(join(site.guideFolder, name)));
  }
  putText(siteFiles.settings, formatSiteSettings(site.settings));
  putText(siteFiles.record, formatSiteRecord(site));
  for (const name of siteFolders) files.syncFolder(join(folder, name));
  const list = [...checksums].map(([path, sha256]) => ({ path, sha256 }));
  files.write(paths.checksums, formatChecksums(list), { replace: true });
  const removed = [...known.keys()].filter((path) => !checksums.has(path));
  for (const path of removed) files.delete(join(folder, path));
  return { folder, files: list.length, written, removed };
}

/** The wording and pictures that the guide would read from there, and nothing else. */
function guideFiles({ files }: Context, { guideFolder }: Site): readonly string[] {
  return files
    .list(guideFolder)
    .filter((name) => /^[a-z0-9.-]+\.(?:yaml|png|jpe?g)$/i.test(name) && !name.startsWith('.'));
}

/** Of the site that stands there; nothing of a folder that is new or empty. */
function oldChecksums({ files }: Context, folder: string): ReadonlyMap<string, string> {
  const path = join(folder, CHECKSUMS_FILE);
  const exported = files.exists(join(folder, siteFiles.record));
  if (!exported && !files.isUnused(folder)) throw new HakkoError('site-folder-taken', { folder });
  // A list that was never written, or is damaged, has every file written again.
  const list = exported && files.exists(path) ? parseChecksums(files.read(path).toString()) : [];
  return new Map(list?.map((checksum) => [checksum.path, checksum.sha256]));
}
