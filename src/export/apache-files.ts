/** The configuration of Apache httpd (2.4.34 or later) for a web site, tried with Debian's. */
import { SECOND_FILE_FIELD, secondSuffix } from '../site/second-files.ts';
import { readTemplate } from '../system/assets.ts';
import type { ExportedFile } from './exported-file.ts';
import { fillTemplate } from './fill-template.ts';
import { prefixKeys } from './prefix-keys.ts';
import type { ServerPlace } from './server-place.ts';
import { serverReadme } from './server-readme.ts';
import { sitePages, styleHash } from './site-pages.ts';
import { REALM, webServerFiles } from './web-server-files.ts';
import type { WebSite } from './web-site.ts';

export function apacheFiles(web: WebSite, place: ServerPlace): readonly ExportedFile[] {
  const { folder, local, listen } = place;
  const suffix = secondSuffix(web.site.files);
  const values = {
    ...{ second: suffix !== undefined, secondSuffix: suffix ?? '' },
    ...{ secondField: SECOND_FILE_FIELD.name, secondValue: SECOND_FILE_FIELD.value },
    ...{ folder, local, realm: REALM, styleHash: styleHash() },
    downloadHost: web.downloadHost,
    host: web.portalHosts.map((host) => ({ host })),
    every: [web.downloadHost, ...web.portalHosts].map((host) => ({ host })),
    listen: listen === undefined ? '*:443' : listen.includes(':') ? listen : `*:${listen}`,
    redirect: listen === undefined,
  };
  const filled = (name: string): string =>
    fillTemplate(Buffer.from(readTemplate(`web-server/apache/${name}`)).toString('utf8'), values);
  const keys = web.groups.flatMap(({ name }) => prefixKeys(name).map((key) => `${key} ${name}\n`));
  return [
    ...webServerFiles(web),
    ...serverReadme('apache', web, place),
    // Files in a folder that no group names ask for an account that nobody has.
    { path: 'accounts/-nobody', content: '' },
    ...sitePages(web.site, {
      certificateName: '<!--#echo var="SSL_CLIENT_S_DN_CN" -->',
      certificateDays: '<!--#echo var="SSL_CLIENT_V_REMAIN" -->',
    }),
    { path: 'maps/prefixes.txt', content: keys.join('') },
    { path: 'apache.conf', content: filled('site.conf') },
    { path: 'apache/groups.conf', content: web.groups.map(groupSection).join('') },
    ...['tls.conf', 'headers.conf', 'client-certificate.conf'].map((name) => ({
      path: `apache/${name}`,
      content: filled(name),
    })),
  ];
}

function groupSection({ name }: { readonly name: string }): string {
  return `<Directory "\${HAKKO}/p12/${name}">\n    AuthUserFile "\${HAKKO}/accounts/${name}"\n</Directory>\n`;
}
