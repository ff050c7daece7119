/** One home's download site as `hakko portal` serves it, and as nginx does from the exported folder. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { connect, createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { rowOf } from '../src/batch/initial-passwords.ts';
import { openHomeToRead } from '../src/home/open-home.ts';
import { unlockHome } from '../src/home/unlock-home.ts';
import { Secret } from '../src/secrets/secret.ts';
import { benchWorld } from './bench-world.ts';
import { fakeRoster } from './roster.ts';
import { runCommand } from './timing.ts';
import { hakkoCommand, type Workspace } from './workspace.ts';

export interface ServedSite {
  readonly name: string;
  readonly port: number;
  /** Of page 1, and of the file. */
  readonly paths: { readonly page: string; readonly file: string };
  /** Seconds of the processor that its processes have had so far. */
  cpuSeconds(): number;
  stop(): Promise<void>;
}

export interface DownloadHome {
  readonly home: string;
  readonly group: string;
  /** `LOGINID:PASSWORD` of each person. */
  readonly logins: readonly string[];
}

export const DOWNLOAD_HOST = 'id.wakabano.example';
const PEOPLE = 64;

/** One group of people who may download very often. */
export async function makeDownloadHome(workspace: Workspace): Promise<DownloadHome> {
  const folder = workspace.freshFolder('download');
  const home = await workspace.makeHome(join(folder, 'home'), 'rsa-2048');
  const settings = join(home, 'hakko.yaml');
  const text = readFileSync(settings, 'utf8').replace(/^( {2}downloads:).*$/m, '$1 1000');
  writeFileSync(settings, text);
  const roster = join(folder, 'people.csv');
  writeFileSync(roster, fakeRoster({ groups: 1, peoplePerGroup: PEOPLE }));
  const issue = ['issue', roster, '--without-proof', '--print', 'none', '--home', home];
  await runCommand(workspace.call(issue));
  return { home, ...readLogins(home, workspace.passphraseFile) };
}

function readLogins(folder: string, passphraseFile: string): Omit<DownloadHome, 'home'> {
  const context = benchWorld();
  const home = openHomeToRead(context, folder);
  try {
    const passphrase = new Secret(readFileSync(passphraseFile, 'utf8').trimEnd());
    const { vault } = unlockHome(context, home, passphrase);
    const [group] = home.ledger.groups.all();
    if (!group) throw new RangeError('a home without a group');
    const logins = home.ledger.people.ofGroup(group.id).map((person) => {
      const { loginId, sealedPassword = Buffer.alloc(0) } = person;
      return `${loginId}:${vault.open(sealedPassword, rowOf(person)).reveal()}`;
    });
    return { group: group.name, logins };
  } finally {
    home.close();
  }
}

export async function serveByHakko({ home, group }: DownloadHome): Promise<ServedSite> {
  const anyPort = ['--listen', '127.0.0.1:0', '--portal-listen', '127.0.0.1:0'];
  const { file, args } = hakkoCommand(['portal', '--json', '--home', home, ...anyPort]);
  const child = spawn(file, args, { stdio: ['ignore', 'pipe', 'ignore'] });
  const said = await new Promise<string>((done, failed) => {
    let text = '';
    child.stdout.on('data', (piece: Buffer) => {
      text += piece.toString();
      if (text.endsWith('}\n')) done(text);
    });
    child.once('exit', (code) => {
      failed(new Error(`hakko portal ended with ${String(code)}`));
    });
  });
  const { port } = (JSON.parse(said) as { readonly download: { readonly port: number } }).download;
  const paths = { page: '/', file: `/dl/${group}/${group}.p12` };
  return { name: 'hakko portal', port, paths, ...running(child) };
}

/** As root its workers stay root: what they may read is not what is measured. */
export async function serveByNginx(
  workspace: Workspace,
  { home, group }: DownloadHome,
): Promise<ServedSite> {
  const folder = workspace.freshFolder('nginx');
  const port = await freePort();
  const site = join(folder, 'site');
  const listen = ['--at', site, '--listen', `127.0.0.1:${port}`];
  await runCommand(hakkoCommand(['export', 'nginx', site, ...listen, '--home', home, '--quiet']));
  const hosts = [DOWNLOAD_HOST, 'portal.wakabano.example'];
  for (const host of hosts) await makeCertificate(join(folder, 'site-local', 'tls'), host);
  const exported = join(site, 'nginx.conf');
  // One client that asks without a pause is what these lines keep out.
  const unlimited = readFileSync(exported, 'utf8').replaceAll(/^ *limit_req .*\n/gm, '');
  writeFileSync(exported, unlimited);
  const configuration = join(folder, 'nginx.conf');
  writeFileSync(configuration, nginxConf(folder));
  const args = ['-p', folder, '-e', join(folder, 'error.log'), '-c', configuration];
  const child = spawn('nginx', [...args, '-g', 'daemon off;'], { stdio: 'ignore' });
  for (const end = performance.now() + 20_000; !(await accepts(port));) {
    if (performance.now() > end) throw new Error(readFileSync(join(folder, 'error.log'), 'utf8'));
  }
  const paths = { page: '/', file: `/p12/${group}/${group}.p12` };
  return { name: 'nginx', port, paths, ...running(child) };
}

function nginxConf(folder: string): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  return [
    ...(process.getuid?.() === 0 ? ['user root;'] : []),
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

/** EC P-256, as `hakko portal` makes its own. */
async function makeCertificate(folder: string, host: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const path = (end: string): string => join(folder, `${host}.${end}`);
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
  const out = ['-keyout', path('key'), '-out', path('crt')];
  const args = ['req', '-x509', ...key, ...out, '-subj', `/CN=${host}`, '-days', '2'];
  await runCommand({ file: 'openssl', args });
}

function running(child: ChildProcess): Pick<ServedSite, 'cpuSeconds' | 'stop'> {
  return {
    cpuSeconds: () => cpuSecondsOf(child.pid ?? 0),
    async stop() {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** proc(5): fields 14 and 15 of `stat`, in hundredths of a second, of the process and its children. */
function cpuSecondsOf(pid: number): number {
  const read = (path: string): string => readFileSync(`/proc/${pid}/${path}`, 'utf8');
  const fields = read('stat')
    .replace(/^.*\) /, '')
    .split(' ');
  const own = (Number(fields[11]) + Number(fields[12])) / 100;
  const children = read(`task/${pid}/children`).split(' ').filter(Boolean);
  return children.reduce((sum, child) => sum + cpuSecondsOf(Number(child)), own);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
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
