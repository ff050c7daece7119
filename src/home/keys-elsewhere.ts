/** The CAs of a home whose keys somebody keeps elsewhere, as one may with the root of two tiers. */
import type { Context } from '../system/context.ts';
import { keyFileName } from './home-paths.ts';
import type { Home } from './open-home.ts';

/** @returns names of key files, such as `root.key`: the key has signed here, and is not here now */
export function findKeysElsewhere(
  { files }: Pick<Context, 'files'>,
  { ledger, paths }: Pick<Home, 'ledger' | 'paths'>,
): readonly string[] {
  // A CA that was brought in without its key never had a CRL of ours.
  const signed = new Set(ledger.authorities.latestCrls().map(({ authorityId }) => authorityId));
  return ledger.authorities
    .all()
    .filter((authority) => signed.has(authority.id) && !files.exists(paths.key(authority)))
    .map(keyFileName);
}
