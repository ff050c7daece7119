/** The download site of `hakko portal` beside nginx with the same file, from the folder exported for it. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  DOWNLOAD_HOST,
  makeDownloadHome,
  serveByHakko,
  serveByNginx,
  type ServedSite,
} from './download-sites.ts';
import { ratioOf, sideOf, type Finding } from './finding.ts';
import { isOnPath } from './machine.ts';
import { median, type Rounds, type Timing } from './timing.ts';
import type { Workspace } from './workspace.ts';

const CONNECTIONS = 16;
const REQUESTS = { page: 12_000, file: 2_400 } as const;
type What = keyof typeof REQUESTS;

const TITLES: Readonly<Record<What, string>> = {
  page: 'page 1 over TLS, connections kept open: requests, times as fast as nginx',
  file: 'the .p12 with its login (bcrypt): downloads, times as fast as nginx',
};

/** Requests a second, and how many of them a second of the servers' processor time answers. */
export async function compareWithNginx({
  workspace,
  rounds,
  say,
}: Rounds & { readonly workspace: Workspace }): Promise<readonly Finding[]> {
  const home = await makeDownloadHome(workspace);
  const sites = [await serveByHakko(home)];
  const missing = ['nginx', 'openssl'].filter((program) => !isOnPath(program));
  if (missing.length === 0) sites.push(await serveByNginx(workspace, home));
  const client = fork(new URL('load-client.js', import.meta.url), { stdio: 'ignore' });
  try {
    const findings: Finding[] = [];
    for (const what of ['page', 'file'] as const) {
      const loads = sites.map((site) => createLoad(site, what));
      for (let round = 1; round <= rounds; round += 1) {
        for (const load of loads) await load.run(client, home.logins, round);
        const rates = loads.map((load) => load.latest());
        say(`(o) ${what}, round ${round} of ${rounds}: ${rates.join(', ')}`);
      }
      findings.push(...findingsOf(what, loads, missing));
    }
    return findings;
  } finally {
    client.kill();
    for (const site of sites) await site.stop();
  }
}

interface Answered {
  readonly seconds: number;
  /** Share of one core that the client had. */
  readonly busy: number;
  /** Of an answer, headers included. */
  readonly octets: number;
  readonly error?: string;
}

/** What one site answered, round after round. */
interface Load {
  run(client: ChildProcess, logins: readonly string[], round: number): Promise<void>;
  latest(): string;
  /** By the clock, and by the processor time of the site alone. */
  timing(clock: 'wall' | 'cpu'): Timing;
  /** How busy the client was, and how large an answer is. */
  describe(): string;
}

function createLoad(site: ServedSite, what: What): Load {
  const requests = REQUESTS[what];
  const rounds: (Answered & { readonly cpuSeconds: number })[] = [];
  return {
    async run(client, logins, round) {
      const login = (_: unknown, index: number): string =>
        what === 'page' ? '' : (logins[(round * CONNECTIONS + index) % logins.length] ?? '');
      const before = site.cpuSeconds();
      client.send({
        ...{ port: site.port, host: DOWNLOAD_HOST, path: site.paths[what], requests },
        logins: Array.from({ length: CONNECTIONS }, login),
      });
      const [answered] = (await once(client, 'message')) as [Answered];
      if (answered.error !== undefined) throw new Error(`${site.name}: ${answered.error}`);
      rounds.push({ ...answered, cpuSeconds: site.cpuSeconds() - before });
    },
    latest() {
      const { seconds = NaN, busy = NaN } = rounds.at(-1) ?? {};
      const rate = (requests / seconds).toFixed(0);
      return `${site.name} ${rate}/s (client ${(100 * busy).toFixed(0)} % of a core)`;
    },
    timing: (clock) => ({
      ...{ name: site.name, items: requests },
      seconds: rounds.map(({ seconds, cpuSeconds }) => (clock === 'wall' ? seconds : cpuSeconds)),
    }),
    describe() {
      const busy = (100 * median(rounds.map((round) => round.busy))).toFixed(0);
      return `${site.name}: ${rounds[0]?.octets ?? 0} octets an answer, client ${busy} % of a core`;
    },
  };
}

function findingsOf(
  what: What,
  [hakko, nginx]: readonly Load[],
  missing: readonly string[],
): readonly Finding[] {
  if (!hakko) throw new RangeError('a comparison needs hakko');
  const note = [hakko, nginx].flatMap((load) => (load ? [load.describe()] : [])).join('; ');
  return (['wall', 'cpu'] as const).map((clock) => {
    const title = clock === 'wall' ? TITLES[what] : `the same, for a second of the processor`;
    const timing = hakko.timing(clock);
    const finding = { id: `o-${what}-${clock}`, title, hakko: sideOf(timing) };
    if (!nginx) return { ...finding, note: `missing on this machine: ${missing.join(', ')}` };
    const other = nginx.timing(clock);
    const ratio = ratioOf(timing, other, 'at-least');
    return { ...finding, other: sideOf(other), ratio, note: `${what}: ${note}. ${NOTE}` };
  });
}

const NOTE = `${CONNECTIONS} connections, one request under way on each; the client is one thread, and where it is busy all the time, it is what limits the faster site. the processor time includes their handshakes. nginx has two workers and no limit_req here`;
