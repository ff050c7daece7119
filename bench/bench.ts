/** `npm run bench`: how fast hakko is beside other ways on this machine. It informs; it never fails. */
import { parseArgs } from 'node:util';
import { compareCertificate } from './client-certificate.ts';
import { describeFindings, type Finding } from './finding.ts';
import { compareWithKeyGeneration } from './key-generation.ts';
import { compareLargeHome } from './large-home-commands.ts';
import { type LargeHome, makeLargeHome } from './large-home.ts';
import { measureLedgerShare } from './ledger-share.ts';
import { compareLetters } from './letters.ts';
import { describeMachine, nameMachine } from './machine.ts';
import { compareWithPrograms } from './other-programs.ts';
import { compareP12Files } from './p12-files.ts';
import { compareWithNginx } from './portal.ts';
import { compareRehearsal } from './rehearsal.ts';
import { compareStartUp } from './start-up.ts';
import { compareVerify } from './verify-files.ts';
import { openWorkspace, type Workspace } from './workspace.ts';

const USAGE = `npm run bench -- [--quick] [--json] [--only NAME]...

  --quick   fewer rounds: a first impression, not a figure to publish
  --json    one JSON document on stdout instead of a Markdown table
  --only    these comparisons alone, as in --only letters --only start-up; there are
            NAMES
`;

/** What a comparison is given. */
interface Bench {
  readonly workspace: Workspace;
  readonly say: (line: string) => void;
  /** Made when the first comparison asks for it: that takes minutes. */
  readonly largeHome: () => Promise<LargeHome>;
}

/** How often a comparison is repeated. Key generation is a lottery: few rounds say little. */
interface Repeats {
  readonly usual: number;
  readonly quick: number;
}

interface Comparison {
  readonly name: string;
  readonly repeats: Repeats;
  compare(bench: Bench, rounds: number): Promise<readonly Finding[]>;
}

const COMPARISONS: readonly Comparison[] = [
  {
    ...{ name: 'start-up', repeats: { usual: 41, quick: 11 } },
    compare: ({ say }, rounds) => compareStartUp({ rounds, say }),
  },
  {
    ...{ name: 'certificate', repeats: { usual: 15, quick: 5 } },
    compare: ({ say }, rounds) => compareCertificate({ rounds, say }),
  },
  {
    ...{ name: 'p12', repeats: { usual: 15, quick: 5 } },
    compare: ({ workspace, say }, rounds) => compareP12Files({ workspace, rounds, say }),
  },
  {
    ...{ name: 'keys', repeats: { usual: 7, quick: 3 } },
    compare: ({ workspace, say }, rounds) => compareWithKeyGeneration({ workspace, rounds, say }),
  },
  {
    ...{ name: 'programs', repeats: { usual: 5, quick: 1 } },
    compare: ({ workspace, say }, rounds) => compareWithPrograms({ workspace, rounds, say }),
  },
  {
    ...{ name: 'ledger', repeats: { usual: 7, quick: 3 } },
    compare: ({ workspace, say }, rounds) => measureLedgerShare({ workspace, rounds, say }),
  },
  {
    ...{ name: 'letters', repeats: { usual: 3, quick: 1 } },
    compare: ({ workspace, say }, rounds) => compareLetters({ workspace, rounds, say }),
  },
  {
    ...{ name: 'large-home', repeats: { usual: 7, quick: 3 } },
    async compare({ workspace, say, largeHome }, rounds) {
      return compareLargeHome({ workspace, large: await largeHome(), rounds, say });
    },
  },
  {
    ...{ name: 'verify', repeats: { usual: 3, quick: 1 } },
    async compare({ workspace, say, largeHome }, rounds) {
      return compareVerify({ workspace, large: await largeHome(), rounds, say });
    },
  },
  {
    ...{ name: 'rehearsal', repeats: { usual: 3, quick: 1 } },
    compare: ({ workspace, say }, rounds) => compareRehearsal({ workspace, rounds, say }),
  },
  {
    ...{ name: 'portal', repeats: { usual: 7, quick: 3 } },
    compare: ({ workspace, say }, rounds) => compareWithNginx({ workspace, rounds, say }),
  },
];
const NAMES = COMPARISONS.map(({ name }) => name);

await bench();

async function bench(): Promise<void> {
  const { values } = parseArgs({
    options: {
      quick: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      only: { type: 'string', multiple: true, default: [] },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const unknown = values.only.filter((name) => !NAMES.includes(name));
  if (values.help || unknown.length > 0) {
    const usage = USAGE.replace('NAMES', NAMES.join(', '));
    if (values.help) process.stdout.write(usage);
    else process.stderr.write(`There is no comparison called ${unknown.join(', ')}.\n\n${usage}`);
    process.exitCode = values.help ? 0 : 2;
    return;
  }
  const say = (line: string): void => {
    process.stderr.write(`${line}\n`);
  };
  const workspace = openWorkspace();
  const machine = nameMachine(workspace.folder);
  say(`${describeMachine(machine)}\n`);
  let large: Promise<LargeHome> | undefined;
  const largeHome = (): Promise<LargeHome> => {
    if (large === undefined) say('making a home of 50,000 people');
    return (large ??= makeLargeHome(workspace));
  };
  const findings: Finding[] = [];
  for (const { name, repeats, compare } of COMPARISONS) {
    if (values.only.length > 0 && !values.only.includes(name)) continue;
    const rounds = values.quick ? repeats.quick : repeats.usual;
    findings.push(...(await compare({ workspace, say, largeHome }, rounds)));
  }
  findings.sort((a, b) => (a.id < b.id ? -1 : Number(a.id > b.id)));
  workspace.close();
  if (values.json) {
    process.stdout.write(`${JSON.stringify({ machine, findings }, undefined, 2)}\n`);
  } else {
    process.stdout.write(`${describeMachine(machine)}\n\n${describeFindings(findings)}`);
  }
}
