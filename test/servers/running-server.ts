/** nginx or Apache of the system in the foreground on loopback, by a configuration that includes an export. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { connect, createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { runProgram } from '../programs.ts';
import { DOWNLOAD_HOST, PORTAL_HOSTS, type Server } from './issued-site.ts';

export interface RunningServer {
  readonly port: number;
  /** PEM of the CA that signed the server's own certificates. */
  readonly serverCa: string;
  /** Judges the configuration as `nginx -t` and `apachectl -t` do; gives what it complains of. */
  complaint(): string;
  /** Has it read its configuration again; on return none of the processes of before is left. */
  reload(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts it. The export stands in `site` below the folder, what is the web administrator's in `site-local`.
 * As root its workers are `www-data`, as in service: they read only what the export lets them.
 */
export async function startServer(
  server: Server,
  folder: string,
  port: number,
): Promise<RunningServer> {
  const serverCa = makeServerCertificates(join(folder, 'site-local', 'tls'));
  const configuration = join(folder, 'server.conf');
  writeFileSync(configuration, server === 'nginx' ? nginxConf(folder) : apacheConf(folder, port));
  const [program, ...args] =
    server === 'nginx'
      ? ['nginx', '-p', folder, '-e', join(folder, 'error.log'), '-c', configuration]
      : ['apache2', '-d', '/usr/lib/apache2', '-f', configuration];
  const complaint = (): string => {
    const { status, stderr } = spawnSync(program, [...args, '-t'], { encoding: 'utf8' });
    return status === 0 ? '' : stderr;
  };
  if (complaint() !== '') throw new Error(complaint());
  const foreground = server === 'nginx' ? ['-g', 'daemon off;'] : ['-DFOREGROUND'];
  const child = spawn(program, [...args, ...foreground], { stdio: 'ignore' });
  const pid = child.pid ?? 0;
  await until(async () => childrenOf(pid).length > 0 && (await accepts(port)));
  return {
    port,
    serverCa,
    complaint,
    async reload() {
      const before = new Set(childrenOf(pid));
      child.kill(server === 'nginx' ? 'SIGHUP' : 'SIGUSR1');
      await until(async () => {
        const now = childrenOf(pid);
        return now.length > 0 && !now.some((one) => before.has(one)) && (await accepts(port));
      });
    },
    async stop() {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** A port of loopback that nobody listens at now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

function nginxConf(folder: string): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  return [
    ...(isRoot() ? ['user www-data;'] : []),
    `pid ${folder}/server.pid;`,
    'worker_processes 2;',
    'events { worker_connections 512; }',
    'http {',
    `  access_log ${folder}/access.log;`,
    ...temporary.map((kind) => `  ${kind}_temp_path ${folder}/tmp-${kind};`),
    `  include ${folder}/site/nginx.conf;`,
    '}',
    '',
  ].join('\n');
}

function apacheConf(folder: string, port: number): string {
  const modules = [
    ...['mpm_event', 'authn_core', 'alias', 'auth_basic', 'authn_file', 'authz_core', 'authz_user'],
    ...['dir', 'headers', 'include', 'mime', 'reqtimeout', 'rewrite', 'ssl', 'proxy', 'proxy_http'],
    'socache_shmcb',
  ];
  return [
    ...modules.map((name) => `LoadModule ${name}_module modules/mod_${name}.so`),
    ...(isRoot() ? ['User www-data', 'Group www-data'] : []),
    `PidFile ${folder}/server.pid`,
    `ErrorLog ${folder}/error.log`,
    `CustomLog ${folder}/access.log "%h %u \\"%r\\" %>s"`,
    'LogLevel info',
    'ServerName localhost',
    `Listen 127.0.0.1:${port}`,
    'StartServers 1',
    'TypesConfig /etc/mime.types',
    // As Debian's own configuration has it: sessions outlive a reload.
    `SSLSessionCache shmcb:${folder}/sessions(512000)`,
    `Include ${folder}/site/apache.conf`,
    '',
  ].join('\n');
}

export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/** Certificates that have nothing to do with the CA of the clients, as in service. */
function makeServerCertificates(folder: string): string {
  mkdirSync(folder, { recursive: true });
  const path = (name: string): string => join(folder, name);
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
  runProgram('openssl', [
    ...['req', '-x509', ...newKey, '-keyout', path('ca.key'), '-out', path('ca.crt')],
    ...['-subj', '/CN=Server CA', '-days', '2'],
  ]);
  for (const host of [DOWNLOAD_HOST, ...PORTAL_HOSTS]) {
    runProgram('openssl', [
      ...['req', '-x509', '-CA', path('ca.crt'), '-CAkey', path('ca.key'), ...newKey],
      ...['-keyout', path(`${host}.key`), '-out', path(`${host}.crt`)],
      ...['-subj', `/CN=${host}`, '-addext', `subjectAltName=DNS:${host}`, '-days', '2'],
      ...['-addext', 'basicConstraints=critical,CA:FALSE'],
    ]);
  }
  return readFileSync(path('ca.crt'), 'utf8');
}

/** Lets other users go through a folder, not look into it. */
export function openThrough(folder: string): void {
  chmodSync(folder, 0o711);
}

function childrenOf(pid: number): readonly string[] {
  const path = `/proc/${pid}/task/${pid}/children`;
  return existsSync(path) ? readFileSync(path, 'utf8').split(' ').filter(Boolean) : [];
}

async function accepts(port: number): Promise<boolean> {
  const socket = connect({ port, host: '127.0.0.1' });
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 60_000;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error('the server is not ready after a minute');
    await wait(25);
  }
}
