/** The subject of a group's certificate: what a browser's picker shows. */
import type { Home } from '../home/open-home.ts';
import type { Group } from '../ledger/groups.ts';
import type { Name } from '../x509/name.ts';
import { localDate } from '../system/local-date.ts';

/** No personal names: everybody of the group carries it. */
export function clientSubject({ settings }: Pick<Home, 'settings'>, group: Group, at: Date): Name {
  const { site, client } = settings;
  const month = localDate(at, site.timeZone).slice(0, 7).replace('-', '');
  const { name } = group;
  return {
    countryName: site.country,
    organizationName: site.organisation,
    organizationalUnitName: name,
    commonName: client.commonName.replace('{prefix}', () => name).replace('{month}', month),
  };
}
