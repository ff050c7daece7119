/** Names the machine that was measured: a ratio means nothing without it. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statfsSync } from 'node:fs';
import {
  availableParallelism,
  cpus,
  loadavg,
  release,
  totalmem,
  type as systemType,
} from 'node:os';
import { delimiter, join } from 'node:path';

export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGiB: number;
  readonly system: string;
  readonly node: string;
  /** OpenSSL that Node holds, and that of the `openssl` program (none: undefined). */
  readonly nodeOpenssl: string;
  readonly opensslProgram?: string;
  /** File system of the temporary folder, where all work: fsync is what it costs there. */
  readonly fileSystem: string;
  /** Of the minute before the bench; above 0.5 others were at work, and the figures are worth less. */
  readonly loadAverage: number;
}

/** @param folder in which the bench works */
export function nameMachine(folder: string): Machine {
  const opensslProgram = firstLineOf('openssl', ['version']);
  return {
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: availableParallelism(),
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    system: `${distribution()}, kernel ${release()}, ${process.arch}`,
    node: process.versions.node,
    nodeOpenssl: process.versions.openssl,
    ...(opensslProgram !== undefined && { opensslProgram }),
    fileSystem: fileSystemOf(folder),
    loadAverage: loadavg()[0] ?? 0,
  };
}

/** One paragraph. */
export function describeMachine(machine: Machine): string {
  const { cpu, cores, memoryGiB, system, node, nodeOpenssl, opensslProgram, fileSystem } = machine;
  const busy = machine.loadAverage > 0.5 ? ' **The machine was busy.**' : '';
  return (
    `Machine: ${cpu}, ${cores} cores, ${memoryGiB} GiB; ${system}; temporary folder on ${fileSystem}. ` +
    `Node ${node} with OpenSSL ${nodeOpenssl}; ` +
    `openssl program: ${opensslProgram ?? 'missing'}. ` +
    `Load average before: ${machine.loadAverage.toFixed(2)}.${busy}`
  );
}

/** Whether a program of this name stands in a folder of the path. */
export function isOnPath(program: string): boolean {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders.some((folder) => folder !== '' && existsSync(join(folder, program)));
}

/** First line that a program prints; undefined when there is no such program. */
function firstLineOf(program: string, args: readonly string[]): string | undefined {
  try {
    const stdio = ['ignore', 'pipe', 'ignore'] as const;
    const printed = execFileSync(program, args, { encoding: 'utf8', stdio: [...stdio] });
    return printed.split('\n', 1)[0]?.trim();
  } catch {
    return undefined;
  }
}

function distribution(): string {
  try {
    const name = /^PRETTY_NAME="?([^"\n]+)/m.exec(readFileSync('/etc/os-release', 'utf8'));
    return name?.[1] ?? systemType();
  } catch {
    return systemType();
  }
}

/** Magic numbers of statfs(2). */
const FILE_SYSTEMS: ReadonlyMap<number, string> = new Map([
  [0xef53, 'ext4'],
  [0x01021994, 'tmpfs (fsync is free there)'],
  [0x794c7630, 'overlayfs'],
  [0x9123683e, 'btrfs'],
  [0x58465342, 'xfs'],
]);

function fileSystemOf(folder: string): string {
  const { type } = statfsSync(folder);
  return FILE_SYSTEMS.get(type) ?? `file system 0x${type.toString(16)}`;
}
