/** `hakko portal`: the download site and the portal behind mutual TLS, until Ctrl-C or SIGTERM. */
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { HakkoError } from '../errors.ts';
import type { ListenAt } from '../portal/listen.ts';
import type { RunningPortal } from '../portal/start-portal.ts';
import { whileHeard } from '../system/interrupt.ts';
import type { Invocation } from './invocation.ts';
import { collect } from './option-values.ts';
import { sayNotice } from './portal-notices.ts';
import type { Starter } from './starter.ts';

interface PortalCommandOptions {
  readonly from?: string;
  readonly listen: string;
  readonly portalListen: string;
  readonly plainHttp?: boolean;
  readonly serverCert?: readonly string[];
  readonly serverKey?: readonly string[];
  readonly trustProxy?: boolean;
  readonly uniform?: boolean;
  readonly auditLog?: string;
  readonly state?: string;
}

export function definePortal(program: Command, { words, run }: Starter): void {
  const { help } = words;
  program
    .command('portal')
    .description(help.portal.description)
    .option('--from <dir>', help.portal.from)
    .option('--listen <address>', help.portal.listen, '127.0.0.1:8443')
    .option('--portal-listen <address>', help.portal.portalListen, '127.0.0.1:8444')
    .option('--plain-http', help.portal.plainHttp)
    .option('--server-cert <file>', help.portal.serverCert, collect)
    .option('--server-key <file>', help.portal.serverKey, collect)
    .option('--trust-proxy', help.portal.trustProxy)
    .option('--uniform', help.portal.uniform)
    .option('--audit-log <file>', help.portal.auditLog)
    .option('--state <dir>', help.portal.state)
    .addHelpText(
      'after',
      `\n${help.examples}\n  hakko portal\n  hakko portal --from /srv/portal --listen 127.0.0.1:8080 --plain-http --trust-proxy`,
    )
    .action((options: PortalCommandOptions, command: Command) =>
      run(command, (invocation) => portal(invocation, options)),
    );
}

async function portal(invocation: Invocation, options: PortalCommandOptions): Promise<0> {
  const { context, words } = invocation;
  const { interrupted, terminal } = context;
  const running = await start(invocation, options);
  return whileHeard(interrupted, async () => {
    try {
      report(invocation, running);
      await untilAborted(interrupted);
      terminal.say(words.screens.portal.stopping);
      return 0 as const;
    } finally {
      await running.close();
    }
  });
}

async function start(
  invocation: Invocation,
  options: PortalCommandOptions,
): Promise<RunningPortal> {
  const { context } = invocation;
  const { folderSource, homeSource } = await import('../portal/site-source.ts');
  const { startPortal } = await import('../portal/start-portal.ts');
  const { readServerCertificates } = await import('../portal/given-certificates.ts');
  const absolute = (path: string): string => resolve(context.environment.workingFolder, path);
  const { serverCert, serverKey = [], state, auditLog, from } = options;
  const source =
    from === undefined ? homeSource(context, invocation.home) : folderSource(context, from);
  const given =
    (serverCert ?? options.serverKey)
      ? readServerCertificates(context, (serverCert ?? []).map(absolute), serverKey.map(absolute))
      : undefined;
  return startPortal({
    ...{ context, source },
    options: {
      listen: listenAt('--listen', options.listen),
      portalListen: listenAt('--portal-listen', options.portalListen),
      plainHttp: options.plainHttp ?? false,
      trustProxy: options.trustProxy ?? false,
      uniform: options.uniform ?? false,
      onNotice: (notice) => {
        sayNotice(invocation, notice);
      },
      ...(given && { serverCertificates: given }),
      ...(state !== undefined && { state: absolute(state) }),
      ...(auditLog !== undefined && { auditLog: absolute(auditLog) }),
    },
  });
}

/** `127.0.0.1:8443`, `[::1]:8443`, `localhost:0`. @throws `listen-invalid` */
function listenAt(flag: string, value: string): ListenAt {
  const [, host, port] = /^(\[[0-9a-f:.]+\]|[^:[\]\s]+):(\d{1,5})$/i.exec(value) ?? [];
  if (host === undefined || Number(port) > 65_535) {
    throw new HakkoError('listen-invalid', { flag, value });
  }
  return { host: host.replaceAll(/[[\]]/g, ''), port: Number(port) };
}

function report(invocation: Invocation, running: RunningPortal): void {
  const { context, words } = invocation;
  const { terminal, files, environment } = context;
  const { portal: say } = words.screens;
  const { downloadUrl, portalUrls, download, portal, serverAuthority, auditLog, state } = running;
  const { uncoveredHosts } = running;
  const { accounts, files: p12, sample } = running.site();
  const serverCa = join(state, 'server-ca.crt');
  if (serverAuthority !== undefined) files.write(serverCa, serverAuthority, { replace: true });
  if (uncoveredHosts.length > 0) {
    terminal.complain(terminal.colours.red(say.uncovered(uncoveredHosts.join(', '))));
  }
  if (invocation.options.json) {
    invocation.printJson({
      ...{ ready: true, downloadUrl, portalUrls, download: addressOf(download) },
      ...(portal && { portal: addressOf(portal) }),
      ...{ sample, accounts, files: p12, state, auditLog, uncoveredHosts },
      ...(serverAuthority !== undefined && { serverCa }),
      processId: environment.processId,
    });
    return;
  }
  if (sample) terminal.say(terminal.colours.yellow(say.sample));
  terminal.say(terminal.colours.green(say.ready));
  terminal.say(`  ${say.download}: ${downloadUrl} (${say.serves(accounts, p12)})`);
  for (const url of portalUrls) terminal.say(`  ${say.portal}: ${url}`);
  if (![download, portal ?? download].every(({ host }) => /^(?:127\.|::1$)/.test(host))) {
    terminal.say(terminal.colours.yellow(say.exposed));
  }
  if (serverAuthority !== undefined) terminal.say(say.serverCa(serverCa));
  terminal.say(say.log(auditLog));
}

function addressOf({ host, port }: ListenAt): { readonly host: string; readonly port: number } {
  return { host, port };
}

function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener(
      'abort',
      () => {
        resolve();
      },
      { once: true },
    );
  });
}
