/** A portal as its operator starts it, a process of its own, over an exported site with an issued home's people. */
import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { onTestFinished } from 'vitest';
import { createWorkplace, type Workplace } from '../e2e/hakko.ts';
import { passwordsIn } from '../portal/portal-here.ts';
import { createWorld } from '../system/world.ts';

const program = resolve(import.meta.dirname, '../../bin/hakko.js');

export interface ServedPortal {
  readonly folder: string;
  /** The exported site. */
  readonly site: string;
  readonly state: string;
  readonly process: ChildProcess;
  readonly port: number;
  readonly portalPort: number;
  /** PEM file of the CA of the server's own certificate. */
  readonly serverCa: string;
  readonly initial: ReadonlyMap<string, string>;
  readonly install: ReadonlyMap<string, string>;
  /** Resident memory in octets. */
  memory(): number;
}

const ROSTER = [
  'ログインID,氏名',
  ...['G13B1234567,髙橋 美咲', 'G13B1234568,山﨑 健一', 'H07A0000001,𠮷野 桃子'],
  '',
].join('\n');

/** By the clock of this machine, which the portal reads, too. */
async function exportSite(hosts: readonly string[]): Promise<Workplace> {
  const place = createWorkplace();
  const roster = place.write('roster.csv', ROSTER);
  for (const step of [
    () => place.init(...hosts.flatMap((host) => ['--portal-host', host])),
    () => place.unlocked('issue', roster, '--yes'),
    () => place.hakko(['export', 'portal', 'site']),
  ]) {
    const { code, stderr } = await step();
    if (code !== 0) throw new Error(stderr);
  }
  return place;
}

/**
 * @param options `before`: a program in front, such as strace with its arguments; `args`: more flags;
 * `hosts`: of the portal
 */
export async function servePortal(options: {
  readonly before?: readonly string[];
  readonly args?: readonly string[];
  readonly hosts?: readonly string[];
}): Promise<ServedPortal> {
  const { folder, path } = await exportSite(options.hosts ?? []);
  const site = path('site');
  const command = [
    ...(options.before ?? []),
    ...[process.execPath, program, 'portal', '--from', site, '--json'],
    ...['--listen', '127.0.0.1:0', '--portal-listen', '127.0.0.1:0', ...(options.args ?? [])],
  ];
  const [name = '', ...args] = command;
  const child = spawn(name, args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  let processId = child.pid ?? 0;
  onTestFinished(() => ended(child, processId));
  const said = await new Promise<string>((done, failed) => {
    let text = '';
    let complaint = '';
    child.stderr.on('data', (piece: Buffer) => (complaint += piece.toString()));
    child.stdout.on('data', (piece: Buffer) => {
      text += piece.toString();
      if (text.endsWith('}\n')) done(text);
    });
    child.on('exit', () => {
      failed(new Error(complaint));
    });
  });
  const ready = JSON.parse(said) as {
    readonly download: { readonly port: number };
    readonly portal: { readonly port: number };
    readonly serverCa: string;
    readonly processId: number;
    readonly state: string;
  };
  ({ processId } = ready);
  return {
    ...{ folder, site, process: child, state: ready.state, serverCa: ready.serverCa },
    ...{ port: ready.download.port, portalPort: ready.portal.port },
    ...passwordsIn(createWorld({ folder }), join(folder, 'hakko-home')),
    memory: () => {
      const status = readFileSync(`/proc/${ready.processId}/status`, 'utf8');
      return 1024 * Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]);
    },
  };
}

/** A program in front, such as strace, ends with what it started. */
function ended(child: ChildProcess, processId: number): Promise<void> {
  return new Promise((done) => {
    if (child.exitCode !== null || child.signalCode !== null) {
      done();
      return;
    }
    child.on('exit', () => {
      done();
    });
    process.kill(processId, 'SIGTERM');
  });
}
