/** Where things stand in an exported site. */
import { join } from 'node:path';
import { CHECKSUMS_FILE } from '../system/checksums.ts';

export interface SitePaths {
  readonly folder: string;
  /** Accounts with their hashes, and what the other files are. */
  readonly record: string;
  readonly settings: string;
  readonly guide: string;
  readonly checksums: string;
  /** Written by whoever runs the server: certificates to be turned away at once, a serial number a line. */
  readonly blockedSerials: string;
}

/** Paths below the folder, with `/`, as its list of checksums has them. */
export const siteFiles = {
  record: 'site.json',
  settings: 'settings.yaml',
  blockedSerials: 'blocked-serials.txt',
  p12: (name: string): string => `p12/${name}`,
  certificate: (authority: string): string => `ca/${authority}.crt`,
  crl: (authority: string): string => `crl/${authority}.crl.pem`,
  guide: (name: string): string => `guide/${name}`,
} as const;

/** Folders of a site. */
export const siteFolders = ['p12', 'ca', 'crl', 'guide'] as const;

export function sitePaths(folder: string): SitePaths {
  return {
    folder,
    record: join(folder, siteFiles.record),
    settings: join(folder, siteFiles.settings),
    guide: join(folder, 'guide'),
    checksums: join(folder, CHECKSUMS_FILE),
    blockedSerials: join(folder, siteFiles.blockedSerials),
  };
}
