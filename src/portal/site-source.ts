/** Where the portal gets its site from: a home, or a folder that was exported from one. */
import { join, resolve } from 'node:path';
import { homePaths } from '../home/home-paths.ts';
import { openHomeToRead } from '../home/open-home.ts';
import { readSiteInPieces } from '../site/read-site.ts';
import { readSiteFolder } from '../site/read-site-folder.ts';
import { sitePaths } from '../site/site-paths.ts';
import type { Site } from '../site/site.ts';
import type { Context } from '../system/context.ts';
import type { Pieces } from '../system/turns.ts';

export interface SiteSource {
  /** Where the portal keeps what it must not forget, unless told otherwise. */
  readonly state: string;
  /** Reads the site as it is now; others may have their turn in between. */
  open(): Pieces<OpenedSite>;
}

export interface OpenedSite {
  readonly site: Site;
  /** Whether somebody has changed what it was read from. */
  changed(): boolean;
  /** The bytes of its files can be read until then. */
  close(): void;
}

/** Serves from a home, whose ledger other commands may be writing meanwhile. */
export function homeSource(context: Context, folder: string): SiteSource {
  const { files } = context;
  const paths = homePaths(resolve(context.environment.workingFolder, folder));
  const watched = [paths.ledger, paths.ledgerWal, paths.settings];
  return {
    state: paths.portal,
    *open() {
      let seen = fingerprints(files, watched);
      const home = openHomeToRead(context, folder);
      let whole = false;
      try {
        // What comes while we read is a change: it may be in a part of it alone.
        const head = home.ledger.events.head();
        const settings = files.fingerprint(paths.settings);
        const ledger = identityOf(files.fingerprint(paths.ledger));
        const site = yield* readSiteInPieces(context, home);
        whole = true;
        return {
          site,
          changed() {
            const now = fingerprints(files, watched);
            if (now === seen) return false;
            const replaced =
              identityOf(files.fingerprint(paths.ledger)) !== ledger ||
              files.fingerprint(paths.settings) !== settings;
            // SQLite moves its pages about now and then; every real change appends an event.
            if (replaced || home.ledger.events.head() !== head) return true;
            seen = now;
            return false;
          },
          close: () => {
            home.close();
          },
        };
      } finally {
        // It failed, or was left half read.
        if (!whole) home.close();
      }
    },
  };
}

/** Serves from an exported folder, which may be brought up to date meanwhile. */
export function folderSource(context: Context, folder: string): SiteSource {
  const { files } = context;
  const absolute = resolve(context.environment.workingFolder, folder);
  const paths = sitePaths(absolute);
  const watched = [paths.record, paths.checksums, paths.blockedSerials];
  return {
    // Beside it: the folder itself is replaced with each export.
    state: join(absolute, '..', `${absolute.split(/[\\/]/).at(-1) ?? 'portal'}-state`),
    *open() {
      const seen = fingerprints(files, watched);
      const site = readSiteFolder(context, absolute);
      yield;
      return {
        site,
        changed: () => fingerprints(files, watched) !== seen,
        close: () => undefined,
      };
    },
  };
}

function fingerprints(files: Context['files'], paths: readonly string[]): string {
  return paths.map((path) => files.fingerprint(path)).join(' ');
}

/** The file, whatever is in it: a restored home brings another. */
function identityOf(fingerprint: string): string {
  return fingerprint.split(':').slice(0, 2).join(':');
}
