/** Accounts of one group, as nginx and Apache read them: a login ID and a bcrypt hash a line. */
import type { SiteAccount } from '../site/site.ts';

/**
 * A server compares login IDs octet by octet. On a telephone they are typed in any case, so each stands
 * as issued, in lower and in upper case; two that differ in case alone are never issued.
 */
export function formatAccounts(accounts: readonly SiteAccount[]): string {
  return accounts
    .flatMap(({ loginId, passwordHash }) => {
      const hash = serverHash(passwordHash);
      const forms = new Set([loginId, loginId.toLowerCase(), loginId.toUpperCase()]);
      return [...forms].map((form) => `${form}:${hash}\n`);
    })
    .join('');
}

/**
 * `$2b$` and `$2y$` name the same algorithm; APR's own bcrypt, Apache's on systems whose crypt(3) has
 * none, knows the second name alone (apr_password_validate).
 */
function serverHash(hash: string): string {
  if (!BCRYPT.test(hash)) throw new RangeError('not a bcrypt hash');
  return hash.replace(/^\$2[aby]\$/, '$2y$$');
}

const BCRYPT = /^\$2[aby]\$\d\d\$[./A-Za-z0-9]{53}$/;
