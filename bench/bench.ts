/** `npm run bench`: how fast hakko is beside other ways on this machine. It informs; it never fails. */
import { parseArgs } from 'node:util';
import { compareCertificate } from './client-certificate.ts';
import { describeFindings, type Finding } from './finding.ts';
import { compareWithKeyGeneration } from './key-generation.ts';
import { compareLargeHome } from './large-home-commands.ts';
import { makeLargeHome } from './large-home.ts';
import { measureLedgerShare } from './ledger-share.ts';
import { describeMachine, nameMachine } from './machine.ts';
import { compareWithPrograms } from './other-programs.ts';
import { compareP12Files } from './p12-files.ts';
import { compareStartUp } from './start-up.ts';
import { compareVerify } from './verify-files.ts';
import { openWorkspace } from './workspace.ts';

const USAGE = `npm run bench -- [--quick] [--json]

  --quick   fewer rounds: a first impression, not a figure to publish
  --json    one JSON document on stdout instead of a Markdown table
`;

/** How often each comparison is repeated. Key generation is a lottery: few rounds say little. */
const ROUNDS = {
  ...{ keys: 7, programs: 5, startUp: 41, inProcess: 15, share: 7, largeHome: 7, verify: 3 },
} as const;
const QUICK_ROUNDS = {
  ...{ keys: 3, programs: 1, startUp: 11, inProcess: 5, share: 3, largeHome: 3, verify: 1 },
} as const;

await bench();

async function bench(): Promise<void> {
  const { values } = parseArgs({
    options: {
      quick: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(USAGE);
    return;
  }
  const rounds = values.quick ? QUICK_ROUNDS : ROUNDS;
  const say = (line: string): void => {
    process.stderr.write(`${line}\n`);
  };
  const workspace = openWorkspace();
  const machine = nameMachine(workspace.folder);
  say(`${describeMachine(machine)}\n`);
  const findings: Finding[] = [
    ...(await compareStartUp({ rounds: rounds.startUp, say })),
    ...(await compareCertificate({ rounds: rounds.inProcess, say })),
    ...(await compareP12Files({ workspace, rounds: rounds.inProcess, say })),
    ...(await compareWithKeyGeneration({ workspace, rounds: rounds.keys, say })),
    ...(await compareWithPrograms({ workspace, rounds: rounds.programs, say })),
    ...(await measureLedgerShare({ workspace, rounds: rounds.share, say })),
  ];
  say('making a home of 50,000 people');
  const large = await makeLargeHome(workspace);
  findings.push(
    ...(await compareLargeHome({ workspace, large, rounds: rounds.largeHome, say })),
    ...(await compareVerify({ workspace, large, rounds: rounds.verify, say })),
  );
  findings.sort((a, b) => (a.id < b.id ? -1 : Number(a.id > b.id)));
  workspace.close();
  if (values.json) {
    process.stdout.write(`${JSON.stringify({ machine, findings }, undefined, 2)}\n`);
  } else {
    process.stdout.write(`${describeMachine(machine)}\n\n${describeFindings(findings)}`);
  }
}
