/** The site of the home, for a command that publishes it: what a rehearsal made is not published as real. */
import { HakkoError } from '../errors.ts';
import { openHomeToRead } from '../home/open-home.ts';
import { readSite } from '../site/read-site.ts';
import type { Site } from '../site/site.ts';
import type { Invocation } from './invocation.ts';

export interface OpenedSite {
  readonly site: Site;
  /** The bytes of `.p12` files can be read until then. */
  close(): void;
}

/**
 * @param options `sample`: the operator says that it is a rehearsal; `realAlone`: nobody can say so here
 * @throws `site-of-rehearsal`, and what `openHomeToRead` throws
 */
export function openSite(
  { context, home: folder }: Invocation,
  {
    sample = false,
    realAlone = false,
  }: { readonly sample?: boolean; readonly realAlone?: boolean },
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
    return { site, close };
  } catch (error) {
    home.close();
    throw error;
  }
}
