/** The CAs whose CRLs a command is about, and the signers for them. */
import { HakkoError } from '../errors.ts';
import type { Authority } from '../ledger/authorities.ts';
import type { Context } from '../system/context.ts';
import type { Signer } from '../x509/signer.ts';
import { findClockFault } from './clock-fault.ts';
import { authorityFileName } from './home-paths.ts';
import type { Home } from './open-home.ts';

/**
 * The CAs of these names.
 * @param names as their files are called: `root`, `issuing-2`
 * @throws `crl-ca-unknown`, `crl-ca-ended`
 */
export function findCrlAuthorities(
  context: Context,
  { ledger }: Pick<Home, 'ledger'>,
  names: readonly string[],
): readonly Authority[] {
  // Those in between come with a CA made elsewhere, whose issuer writes their lists.
  const own = ledger.authorities.all().filter(({ role }) => role !== 'intermediate');
  return [...new Set(names)].map((name) => {
    const authority = own.find((candidate) => authorityFileName(candidate) === name);
    if (!authority) {
      throw new HakkoError('crl-ca-unknown', { name, known: own.map(authorityFileName) });
    }
    if (authority.notAfter <= context.clock.now()) {
      throw new HakkoError('crl-ca-ended', { ca: name, notAfter: authority.notAfter });
    }
    return authority;
  });
}

/**
 * Said before the passphrase is asked for.
 * @throws `crl-key-missing`
 */
export function requireCrlKeys(
  { files }: Context,
  { paths }: Pick<Home, 'paths'>,
  authorities: readonly Authority[],
): void {
  for (const authority of authorities) {
    const path = paths.key(authority);
    if (files.exists(path)) continue;
    throw new HakkoError('crl-key-missing', { ca: authorityFileName(authority), path });
  }
}

/**
 * Said before the passphrase is asked for: a run that signs nothing must not pass for one that did.
 * @throws `ca-ended`, and `crl-key-missing` when the key of no CA that lives is here
 */
export function requireAnyCrl(
  context: Context,
  home: Pick<Home, 'paths' | 'ledger' | 'settings'>,
): void {
  const now = context.clock.now();
  const { ledger, paths, settings } = home;
  const living = ledger.authorities.all().filter(({ notAfter }) => notAfter > now);
  if (living.some((authority) => context.files.exists(paths.key(authority)))) return;
  const fault = findClockFault(now, ledger, settings.site.timeZone);
  if (fault?.code === 'ca-ended') throw fault;
  requireCrlKeys(context, home, living.slice(-1));
}

/** Only the signers of these CAs; all of them when none is named. */
export function signersOf(
  signers: ReadonlyMap<number, Signer>,
  authorities: readonly Authority[],
): ReadonlyMap<number, Signer> {
  if (authorities.length === 0) return signers;
  const wanted = new Set(authorities.map(({ id }) => id));
  return new Map([...signers].filter(([id]) => wanted.has(id)));
}
