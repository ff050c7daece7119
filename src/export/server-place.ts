/** Where an export will stand on the web server, as its configuration names it. */
import { isAbsolute } from 'node:path';
import { HakkoError } from '../errors.ts';

export interface ServerPlace {
  /** The exported folder. */
  readonly folder: string;
  /** What the web administrator owns, and no export touches: keys, blocked serial numbers, applications. */
  readonly local: string;
  /** Address and port to listen at; unless given all addresses, port 443, and 80 sends there. */
  readonly listen?: string;
}

/** @throws `export-path-unfit`, `export-listen-unfit` */
export function createServerPlace(place: {
  readonly folder: string;
  readonly local?: string | undefined;
  readonly listen?: string | undefined;
}): ServerPlace {
  const { folder, local = `${folder}-local`, listen } = place;
  for (const [flag, path] of [
    ['--at', folder],
    ['--local', local],
  ] as const) {
    // Nothing that ends a word, opens a block or names a variable in either configuration.
    if (!isAbsolute(path) || !/^[\p{L}\p{N}/._@+-]+$/u.test(path) || path.endsWith('/')) {
      throw new HakkoError('export-path-unfit', { flag, path });
    }
  }
  if (listen !== undefined && !LISTEN.test(listen)) {
    throw new HakkoError('export-listen-unfit', { value: listen });
  }
  return { folder, local, ...(listen !== undefined && { listen }) };
}

/** `8443`, `127.0.0.1:8443`, `[::1]:8443` */
const LISTEN = /^(?:(?:\d{1,3}(?:\.\d{1,3}){3}|\[[0-9a-fA-F:]+\]):)?\d{1,5}$/;
