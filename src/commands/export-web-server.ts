/** `hakko export nginx`, `hakko export apache`: a folder from which a real web server serves the site. */
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { localDate } from '../system/local-date.ts';
import type { ExportedFile } from '../export/exported-file.ts';
import type { ServerPlace } from '../export/server-place.ts';
import type { WebSite } from '../export/web-site.ts';
import type { WrittenExport } from '../export/write-export.ts';
import { loadWords } from '../words/words.ts';
import type { Invocation } from './invocation.ts';
import { openSite } from './open-site.ts';
import { collect } from './option-values.ts';
import type { Starter } from './starter.ts';

interface WebServerOptions {
  readonly at?: string;
  readonly local?: string;
  readonly listen?: string;
  readonly group?: string;
  readonly crl?: readonly string[];
}

type WebServer = 'nginx' | 'apache';

export function defineExportNginx(parent: Command, starter: Starter): void {
  defineWebServer(parent, starter, 'nginx');
}

export function defineExportApache(parent: Command, starter: Starter): void {
  defineWebServer(parent, starter, 'apache');
}

function defineWebServer(parent: Command, { words, run }: Starter, server: WebServer): void {
  const { help } = words;
  const example = `hakko export ${server} /srv/hakko/site --group www-data`;
  parent
    .command(server)
    .description(help.export[server])
    .argument('<dir>', help.export.serverDir)
    .option('--at <path>', help.export.at)
    .option('--local <path>', help.export.local)
    .option('--listen <address>', help.export.listen)
    .option('--group <name>', help.export.group)
    .option('--crl <file>', help.export.crl, collect)
    .addHelpText(
      'after',
      `\n${help.examples}\n  ${example}\n  hakko export ${server} ./site --at /srv/hakko/site`,
    )
    .action((dir: string, options: WebServerOptions, command: Command) =>
      run(command, (invocation) => exportWebServer(invocation, server, dir, options)),
    );
}

async function exportWebServer(
  invocation: Invocation,
  server: WebServer,
  dir: string,
  { at, local, listen, group: groupName, crl: crls = [] }: WebServerOptions,
): Promise<0> {
  const { context, home } = invocation;
  const { createServerPlace } = await import('../export/server-place.ts');
  const { createWebSite } = await import('../export/web-site.ts');
  const { findServerGroup } = await import('../export/server-group.ts');
  const { writeExport } = await import('../export/write-export.ts');
  const folder = resolve(context.environment.workingFolder, dir);
  const place = createServerPlace({ folder: at ?? folder, local, listen });
  const group = groupName === undefined ? undefined : findServerGroup(context, groupName);
  const opened = openSite(invocation, { realAlone: true, crls });
  try {
    const web = createWebSite(opened.site, home);
    const files = await filesOf(invocation, server, web, place);
    const { progress: say } = invocation.words.screens.exported;
    const progress = context.terminal.progress(files.length, say);
    const onFile = (): void => {
      progress.step();
    };
    const written = await writeExport(context, {
      ...{ kind: server, folder, files, onFile },
      ...(group && { group }),
    }).finally(() => {
      progress.stop();
    });
    report(invocation, { server, place, web, written, ...(group && { group: group.name }) });
    return 0;
  } finally {
    opened.close();
  }
}

async function filesOf(
  { context }: Invocation,
  server: WebServer,
  web: WebSite,
  place: ServerPlace,
): Promise<readonly ExportedFile[]> {
  const { helpPages } = await import('../export/help-pages.ts');
  const { openGuideLibrary } = await import('../portal/guide-library.ts');
  const library = openGuideLibrary(context, web.site);
  const names = {
    ja: (await loadWords('ja')).pages.help.platforms,
    en: (await loadWords('en')).pages.help.platforms,
  };
  const help = await helpPages(web.site.settings, library, names);
  if (server === 'nginx') {
    return [...help, ...(await import('../export/nginx-files.ts')).nginxFiles(web, place)];
  }
  return [...help, ...(await import('../export/apache-files.ts')).apacheFiles(web, place)];
}

interface Done {
  readonly server: WebServer;
  readonly place: ServerPlace;
  readonly web: WebSite;
  readonly written: WrittenExport;
  readonly group?: string;
}

function report(invocation: Invocation, { server, place, web, written, group }: Done): void {
  const { context, words, options } = invocation;
  const { terminal } = context;
  const say = words.screens.exported.webServer;
  const { site, groups, downloadHost, portalHosts, crlUntil } = web;
  const logins = groups.reduce((sum, { accounts }) => sum + accounts.length, 0);
  const revoked = site.revokedSerials.length;
  if (options.json) {
    invocation.printJson({
      ...{ server, ...written, at: place.folder, local: place.local, downloadHost, portalHosts },
      ...{ groups: groups.length, logins, revoked, ...(group !== undefined && { group }) },
      crlUntil,
    });
    return;
  }
  const { folder, previous } = written;
  terminal.say(
    terminal.colours.green(written.changed ? say.done(server, folder) : say.unchanged(folder)),
  );
  terminal.say(`  ${say.holds(groups.length, logins, revoked)}`);
  terminal.say(`  ${say.hosts(downloadHost, portalHosts.join(', '))}`);
  if (previous !== undefined) terminal.say(`  ${say.previous(previous)}`);
  if (group === undefined) terminal.say(`${words.labels.warning}: ${say.noGroup}`);
  terminal.say(say.crlUntil(localDate(crlUntil, site.settings.site.timeZone)));
  terminal.say(say.next(place.folder));
  terminal.say(say.refresh);
}
