/** Reads an exported site; what it hands out and whom it lets in must be as it was exported. */
import { join } from 'node:path';
import { HakkoError } from '../errors.ts';
import { parseChecksums } from '../system/checksums.ts';
import type { Context } from '../system/context.ts';
import { requireChecksum, sha256Of } from './issued-bytes.ts';
import { siteFiles, sitePaths } from './site-paths.ts';
import { parseSiteRecord } from './site-record.ts';
import { readSiteSettings } from './site-settings.ts';
import type { Site } from './site.ts';

/**
 * The `.p12` files are read, and compared with their checksums, when they are asked for.
 * @param folder absolute
 * @throws `site-missing`, `site-damaged` (while it is brought up to date, too), `site-newer`,
 * `settings-invalid`
 */
export function readSiteFolder(context: Context, folder: string): Site {
  const { files } = context;
  const paths = sitePaths(folder);
  if (!files.exists(paths.record) || !files.exists(paths.checksums)) {
    throw new HakkoError('site-missing', { folder });
  }
  const checksums = new Map(
    parseChecksums(files.read(paths.checksums).toString())?.map(({ path, sha256 }) => [
      path,
      sha256,
    ]),
  );
  const read = (path: string): Buffer => {
    const whole = join(folder, path);
    const expected = checksums.get(path);
    if (expected === undefined || !files.exists(whole)) return damaged(whole);
    const bytes = files.read(whole);
    return sha256Of(bytes) === expected ? bytes : damaged(whole);
  };
  const record = parseSiteRecord(read(siteFiles.record).toString(), paths.record);
  return {
    sample: record.sample,
    settings: readSiteSettings(read(siteFiles.settings), paths.settings),
    guideFolder: paths.guide,
    accounts: record.accounts,
    files: record.files.map((file) => ({
      ...file,
      read: () =>
        requireChecksum(
          files.read(join(folder, siteFiles.p12(file.name))),
          file.sha256,
          siteFiles.p12(file.name),
        ),
    })),
    authorities: record.authorities.map(({ crl, ...authority }) => ({
      ...authority,
      certificatePem: read(siteFiles.certificate(authority.name)).toString(),
      ...(crl && { crl: { ...crl, pem: read(siteFiles.crl(authority.name)).toString() } }),
    })),
    revokedSerials: [...record.revokedSerials, ...blockedSerials(context, paths.blockedSerials)],
  };
}

/** Spaces and colons between octets, capitals and comments do no harm in it. */
function blockedSerials({ files }: Context, path: string): readonly string[] {
  if (!files.exists(path)) return [];
  const lines = files.read(path).toString().split('\n');
  return lines
    .map((line) => line.replace(/#.*/, '').replaceAll(/[\s:]/g, '').toLowerCase())
    .filter((line) => /^[0-9a-f]+$/.test(line));
}

function damaged(path: string): never {
  throw new HakkoError('site-damaged', { path });
}
