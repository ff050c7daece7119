/** A site as the pages ask of it: by prefix, by login, by file. */
import { foldGroupName } from '../ledger/groups.ts';
import { foldLoginId } from '../ledger/people.ts';
import { costOf } from '../secrets/password-hash.ts';
import { secondSuffix } from '../site/second-files.ts';
import type { Site, SiteAccount, SiteFile } from '../site/site.ts';
import type { Pieces } from '../system/turns.ts';
import type { Trust } from './judge-certificate.ts';
import { trustAuthorities } from './trusted-authority.ts';

export interface SiteIndex {
  readonly site: Site;
  readonly trust: Trust;
  /** bcrypt costs that occur, from the lowest. */
  readonly costs: readonly number[];
  /** The group of a prefix, folded, as it was issued; none when nobody has a login in it. */
  groupName(prefix: string): string | undefined;
  /** The login, folded, if it is one of this prefix. */
  account(prefix: string, loginId: string): SiteAccount | undefined;
  /** The files of a prefix, the one that letters name first. */
  files(prefix: string): readonly SiteFile[];
  /** `-modern` where groups have a second file of that name. */
  readonly secondSuffix?: string;
}

/** @throws what `trustAuthorities` throws */
export function* indexSite(site: Site): Pieces<SiteIndex> {
  const accounts = new Map<string, SiteAccount>();
  const groups = new Map<string, string>();
  const found = new Set<number>();
  for (const account of site.accounts) {
    accounts.set(account.foldedLoginId, account);
    groups.set(foldGroupName(account.group), account.group);
    found.add(costOf(account.passwordHash));
    if (accounts.size % ACCOUNTS_A_PIECE === 0) yield;
  }
  const files = Map.groupBy(site.files, ({ group }) => foldGroupName(group));
  const suffix = secondSuffix(site.files);
  yield;
  const authorities = trustAuthorities(site.authorities);
  yield;
  return {
    site,
    trust: {
      authorities,
      revokedSerials: new Set(site.revokedSerials),
    },
    // A site without anybody takes its time, too.
    costs: found.size === 0 ? [costOf('')] : [...found].toSorted((a, b) => a - b),
    groupName: (prefix) => groups.get(prefix),
    account(prefix, loginId) {
      const account = accounts.get(loginId);
      return account && foldGroupName(account.group) === prefix ? account : undefined;
    },
    files: (prefix) => files.get(prefix) ?? [],
    ...(suffix !== undefined && { secondSuffix: suffix }),
  };
}

/** Some milliseconds of work. */
const ACCOUNTS_A_PIECE = 1000;

/**
 * What was typed as it is compared: full width and half width, capitals and small letters, spaces around
 * it are one on a telephone.
 */
export function foldTyped(typed: string): string {
  return foldLoginId(typed.normalize('NFKC').trim());
}

/** The form of prefixes and login IDs: whatever else is typed is none, and becomes part of no path. */
export function isName(text: string): boolean {
  return /^[a-z0-9][a-z0-9_-]{0,63}$/.test(text);
}
