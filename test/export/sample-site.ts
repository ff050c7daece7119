/** A site of two groups, without a home behind it. */
import { sha256Of } from '../../src/site/issued-bytes.ts';
import { readSettings } from '../../src/settings/read-settings.ts';
import type { Site } from '../../src/site/site.ts';
import { siteSettings } from '../../src/site/site-settings.ts';

const UNTIL = new Date('2028-11-22T14:59:59Z');

/** @param change parts of the site that are different */
export function sampleSite(
  change: Partial<Site> & { readonly hosts?: readonly string[] } = {},
): Site {
  const { hosts = ['portal.sakura.example'], ...parts } = change;
  const text = [
    'site:',
    '  organisation: さくら市',
    '  serviceName: さくらネット',
    'portal:',
    '  downloadUrl: https://id.sakura.example/',
    '  hosts:',
    ...hosts.map((host) => `    - ${JSON.stringify(host)}`),
  ];
  if (hosts.length === 0) text[text.length - 1] = '  hosts: []';
  const file = (group: string) => {
    const bytes = Buffer.from(`the file of ${group}`);
    const name = `${group}.p12`;
    return {
      ...{ name, group, serialNumber: `6b32${group.toLowerCase()}`, notAfter: UNTIL },
      ...{ sha256: sha256Of(bytes), read: () => bytes },
    };
  };
  return {
    sample: false,
    settings: siteSettings(readSettings(Buffer.from(text.join('\n')), 'hakko.yaml')),
    guideFolder: '/nowhere',
    accounts: [],
    files: [file('G13B'), file('H07A')],
    authorities: [
      {
        name: 'root',
        certificatePem: '',
        notAfter: UNTIL,
        crl: { pem: '', nextUpdate: new Date('2027-12-28T00:00:00Z') },
      },
    ],
    revokedSerials: [],
    ...parts,
  };
}
