/** What the web administrator is told, in the folder itself and in both languages. */
import { dirname } from 'node:path';
import { readTemplate } from '../system/assets.ts';
import { localDate } from '../system/local-date.ts';
import type { ExportedFile } from './exported-file.ts';
import { fillTemplate } from './fill-template.ts';
import type { ServerPlace } from './server-place.ts';
import type { WebSite } from './web-site.ts';

export function serverReadme(
  server: 'nginx' | 'apache',
  web: WebSite,
  { folder, local }: ServerPlace,
): readonly ExportedFile[] {
  const { site, groups, downloadHost, portalHosts } = web;
  const values = {
    ...{ folder, local, parent: dirname(folder), downloadHost },
    host: portalHosts.map((host) => ({ host })),
    groups: String(groups.length),
    logins: String(groups.reduce((sum, { accounts }) => sum + accounts.length, 0)),
    downloads: String(site.settings.passwords.downloads),
    crlUntil: localDate(web.crlUntil, site.settings.site.timeZone),
  };
  return ['README.md', 'README.ja.md'].map((path) => {
    const template = Buffer.from(readTemplate(`web-server/${server}/${path}`)).toString('utf8');
    return { path, content: fillTemplate(template, values) };
  });
}
