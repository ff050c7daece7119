/** How much of an EC `issue` is the ledger: time inside node:sqlite, measured in the process itself. */
import { judge, type Amount, type Bar, type Finding } from './finding.ts';
import { median, runCommand, type Rounds } from './timing.ts';
import type { Workspace } from './workspace.ts';

/** In percent. With RSA keys the share is smaller still: the same statements, and much longer work. */
const BAR: Bar = { kind: 'at-most', value: 15 };

const NOTE =
  'Every call of node:sqlite on the main thread was timed by a preload, the waiting for the disk ' +
  'included, against the life of the process from its start';

/** In milliseconds, by the clock and by the processor. */
interface Spent {
  readonly ms: number;
  readonly cpuMs: number;
}

export async function measureLedgerShare({
  workspace,
  rounds,
  say,
}: Rounds & { readonly workspace: Workspace }): Promise<readonly Finding[]> {
  const issue = workspace.issue('ec-p256');
  const preload = new URL('time-sqlite.js', import.meta.url).href;
  const shares: number[] = [];
  const cpuShares: number[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    const { file, args, ...rest } = await issue.prepare();
    const report = await runCommand({ file, args: ['--import', preload, ...args], ...rest });
    const { inside, whole } = JSON.parse(report) as Readonly<Record<'inside' | 'whole', Spent>>;
    shares.push((100 * inside.ms) / whole.ms);
    cpuShares.push((100 * inside.cpuMs) / whole.cpuMs);
    const times = `${inside.ms.toFixed(0)} of ${whole.ms.toFixed(0)} ms`;
    say(`(h) the ledger's share, round ${round} of ${rounds}: ${times}`);
  }
  const share: Amount = { name: issue.name, value: median(shares), unit: '%' };
  const range = `${Math.min(...shares).toFixed(1)} to ${Math.max(...shares).toFixed(1)} %`;
  const cpu = `in processor time ${median(cpuShares).toFixed(1)} %`;
  return [
    {
      ...{ id: 'h', title: "the ledger's share of issue with letters, EC P-256", hakko: share },
      ...{ bar: BAR, passed: judge(share, BAR) },
      note: `${range}, n=${rounds}; ${cpu}. ${NOTE}`,
    },
  ];
}
