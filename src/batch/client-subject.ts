/** The subject of a group's certificate: what a browser's picker shows. */
import { parseDer } from '../asn1/der-node.ts';
import type { Home } from '../home/open-home.ts';
import type { Group } from '../ledger/groups.ts';
import { fillCommonName } from '../settings/common-name.ts';
import type { Settings } from '../settings/read-settings.ts';
import { localDate } from '../system/local-date.ts';
import { nameLength, nameLengthMaximum } from '../x509/name-length.ts';
import { describeName, encodeName, parseName, type Name } from '../x509/name.ts';

/**
 * No personal names: everybody of the group carries it. Where the group had a certificate of the same
 * name, such as `G13B-202611`, the new one is `G13B-202611-2`, so that people can tell old from new.
 */
export function clientSubject(
  { settings, ledger }: Pick<Home, 'settings' | 'ledger'>,
  group: Group,
  at: Date,
): Name {
  const { site } = settings;
  const { name } = group;
  const commonName = clientCommonName(settings, name, at);
  const subject = {
    countryName: site.country,
    organizationName: site.organisation,
    organizationalUnitName: name,
    commonName,
  };
  const held = ledger.certificates.ofGroup(group.id).filter(({ state }) => state !== 'abandoned');
  const taken = new Set(held.map((certificate) => certificate.subject));
  let free = subject;
  for (let number = 2; taken.has(describeSubject(free)); number += 1) {
    const numbered = `${commonName}-${number}`;
    // A name that fills its place cannot grow: two alike are better than none.
    if (nameLength(numbered) > nameLengthMaximum) return subject;
    free = { ...subject, commonName: numbered };
  }
  return free;
}

/** Before a number is added to it; it may be longer than a certificate takes. */
export function clientCommonName(
  { site, client }: Pick<Settings, 'site' | 'client'>,
  group: string,
  at: Date,
): string {
  const month = localDate(at, site.timeZone).slice(0, 7).replace('-', '');
  return fillCommonName(client.commonName, { prefix: group, month });
}

/** As the ledger keeps it: read back from what will be signed. */
export function describeSubject(subject: Name): string {
  return describeName(parseName(parseDer(encodeName(subject))));
}
