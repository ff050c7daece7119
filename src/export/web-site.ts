/**
 * What the configuration of a web server is made of. Every name in it was looked at: none can break out
 * of its line (RFC 1123 2.1 for hosts, RFC 7617 2 for logins).
 */
import { HakkoError } from '../errors.ts';
import { isSafeFileName } from '../roster/group-name.ts';
import type { Site, SiteAccount, SiteFile } from '../site/site.ts';

export interface WebSite {
  readonly site: Site;
  /** `id.sakura.example` */
  readonly downloadHost: string;
  /** Hosts that are reached with the certificate. */
  readonly portalHosts: readonly string[];
  /** Groups whose files are handed out, by name. */
  readonly groups: readonly WebGroup[];
  /** When the first of the revocation lists ends, and with it the site. */
  readonly crlUntil: Date;
}

export interface WebGroup {
  readonly name: string;
  /** The one that letters name comes first. */
  readonly files: readonly SiteFile[];
  readonly accounts: readonly SiteAccount[];
}

/**
 * @throws `export-host-unfit`, `export-hosts-missing`, `export-names-unfit`, `export-empty`,
 * `export-crl-missing`
 */
export function createWebSite(site: Site, home: string): WebSite {
  const { downloadUrl, hosts } = site.settings.portal;
  if (hosts.length === 0) throw new HakkoError('export-hosts-missing', { setting: HOSTS });
  if (site.files.length === 0) throw new HakkoError('export-empty', { home });
  const portalHosts = [...new Set(hosts.map((host) => readHost(HOSTS, host)))];
  const downloadHost = readHost(DOWNLOAD_URL, new URL(downloadUrl).hostname);
  // With a certificate demanded, nobody could download one.
  if (portalHosts.includes(downloadHost)) {
    throw new HakkoError('export-host-unfit', { setting: HOSTS, value: downloadHost });
  }
  refuseUnfitNames(site);
  return { site, downloadHost, portalHosts, groups: groupsOf(site), crlUntil: crlEnd(site) };
}

/** A server that checks the whole chain needs a list of each CA in it (RFC 5280 6.3). */
function crlEnd({ authorities }: Site): Date {
  const ends = authorities.map(({ name, crl }) => {
    if (!crl) throw new HakkoError('export-crl-missing', { authority: name });
    return crl.nextUpdate.getTime();
  });
  return new Date(Math.min(...ends));
}

const HOSTS = 'portal.hosts';
const DOWNLOAD_URL = 'portal.downloadUrl';

/** In lower case, an internationalised one in its ASCII form (RFC 5890). */
function readHost(setting: string, value: string): string {
  const host = URL.canParse(`https://${value}/`) ? new URL(`https://${value}/`).hostname : '';
  const labels = host.split('.');
  const fits = labels.length > 1 && labels.every((label) => LABEL.test(label)) && host.length < 254;
  // An address would be one as a host name, too, but no certificate or browser takes it for one.
  if (!fits || /^[\d.]+$/.test(host) || /[/?#@:\\]/.test(value)) {
    throw new HakkoError('export-host-unfit', { setting, value });
  }
  return host;
}

const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/** A login ID ends at the first `:` in a header and in a file of accounts, where `#` starts a comment. */
const LOGIN_ID = /^[^\p{C}\p{Z}:#][^\p{C}\p{Z}:]*$/u;

function refuseUnfitNames({ accounts, files }: Site): void {
  const logins = accounts.map(({ loginId }) => loginId).filter((id) => !LOGIN_ID.test(id));
  const names = files
    .filter(
      ({ name, group }) => !isSafeFileName(group) || !isSafeFileName(name.replace(/\.p12$/, '')),
    )
    .map(({ name }) => name);
  const unfit = [...new Set([...logins, ...names])];
  if (unfit.length > 0) throw new HakkoError('export-names-unfit', { names: unfit });
}

function groupsOf({ accounts, files }: Site): readonly WebGroup[] {
  const people = Map.groupBy(accounts, ({ group }) => group);
  const byGroup = Map.groupBy(files, ({ group }) => group);
  return [...byGroup]
    .map(([name, own]) => ({ name, files: own, accounts: people.get(name) ?? [] }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
