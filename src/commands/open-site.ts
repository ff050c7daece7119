/** The site of the home, for a command that publishes it: what a rehearsal made is not published as real. */
import { resolve } from 'node:path';
import { HakkoError } from '../errors.ts';
import { openHomeToRead } from '../home/open-home.ts';
import { withForeignCrls } from '../site/foreign-crls.ts';
import { readSite } from '../site/read-site.ts';
import type { Site } from '../site/site.ts';
import type { Invocation } from './invocation.ts';

export interface OpenedSite {
  readonly site: Site;
  /** The bytes of `.p12` files can be read until then. */
  close(): void;
}

/**
 * @param options `sample`: the operator says that it is a rehearsal; `realAlone`: nobody can say so here;
 * `crls`: paths of revocation lists that are made elsewhere
 * @throws `site-of-rehearsal`, and what `openHomeToRead` and `withForeignCrls` throw
 */
export function openSite(
  { context, home: folder }: Invocation,
  {
    sample = false,
    realAlone = false,
    crls = [],
  }: {
    readonly sample?: boolean;
    readonly realAlone?: boolean;
    readonly crls?: readonly string[];
  },
): OpenedSite {
  const home = openHomeToRead(context, folder);
  try {
    const site = readSite(context, home);
    if (site.sample && !sample) {
      const flag = realAlone ? {} : { flag: '--sample' };
      throw new HakkoError('site-of-rehearsal', { home: folder, ...flag });
    }
    const close = () => {
      home.close();
    };
    const { environment, files, clock } = context;
    const lists = crls.map((path) => ({
      path,
      bytes: files.read(resolve(environment.workingFolder, path)),
    }));
    return { site: withForeignCrls(site, lists, clock.now()), close };
  } catch (error) {
    home.close();
    throw error;
  }
}
