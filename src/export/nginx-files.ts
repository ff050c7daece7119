/** The configuration of nginx (1.18 or later) for a web site, tried with Debian's. */
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

export function nginxFiles(web: WebSite, place: ServerPlace): readonly ExportedFile[] {
  const keys = web.groups.flatMap(({ name }) =>
    prefixKeys(name)
      .filter((key) => key.length <= LONGEST_KEY)
      .map((key) => ({ key, name })),
  );
  const { folder, local, listen } = place;
  const suffix = secondSuffix(web.site.files);
  const values = {
    ...{ second: suffix !== undefined, secondSuffix: suffix ?? '' },
    ...{ secondField: SECOND_FILE_FIELD.name, secondValue: SECOND_FILE_FIELD.value },
    ...{ folder, local, realm: REALM, styleHash: styleHash() },
    downloadHost: web.downloadHost,
    host: web.portalHosts.map((host) => ({ host })),
    every: [web.downloadHost, ...web.portalHosts].map((host) => ({ host })),
    listen: (listen === undefined ? ['443', '[::]:443'] : [listen])
      .map((address) => `    listen ${address} ssl;`)
      .join('\n'),
    redirect: listen === undefined,
    mapSize: String(Math.max(2048, 2 ** Math.ceil(Math.log2(2 * keys.length)))),
  };
  const filled = (name: string): string =>
    fillTemplate(Buffer.from(readTemplate(`web-server/nginx/${name}`)).toString('utf8'), values);
  return [
    ...webServerFiles(web),
    ...serverReadme('nginx', web, place),
    ...sitePages(web.site, {
      certificateName: '<!--# echo var="hakko_certificate" -->',
      certificateDays: '<!--# echo var="ssl_client_v_remain" -->',
    }),
    {
      path: 'maps/prefixes.map',
      content: keys.map(({ key, name }) => `${mapKey(key)} ${name};\n`).join(''),
    },
    { path: 'nginx.conf', content: filled('site.conf') },
    ...['tls.conf', 'headers.conf', 'client-certificate.conf'].map((name) => ({
      path: `nginx/${name}`,
      content: filled(name),
    })),
  ];
}

/** What fits a bucket of the map (`map_hash_bucket_size` of the template), with its own overhead. */
const LONGEST_KEY = 200;

/** Words that a map would take for its own (ngx_http_map_module). */
function mapKey(key: string): string {
  return /^(?:default|hostnames|include|volatile)$/.test(key) ? `\\${key}` : key;
}
