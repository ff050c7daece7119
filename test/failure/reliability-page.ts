/** docs/reliability.md: what was tried to break hakko, and what came of it, as this run counted it. */
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { readProof, type Proof, type Row } from './results.ts';
import { wrongs } from './zeros.ts';

const page = new URL('../../docs/reliability.md', import.meta.url);

/** Writes the page, unless a proof was left out or did not come to its end. */
export function writeReliabilityPage(results: string): void {
  const missing = sections.filter(({ proof }) => readProof(results, proof) === undefined);
  if (missing.length > 0) {
    const names = missing.map(({ proof }) => proof).join(', ');
    console.error(`docs/reliability.md was left as it is: nothing from ${names}`);
    return;
  }
  const rowsOf = (proof: Proof): readonly Row[] => readProof(results, proof) ?? [];
  writeFileSync(
    page,
    `${[
      '# What was tried to break it',
      introduction,
      measuredOn(),
      '## Side by side with easy-rsa',
      besideEasyRsa,
      compare(rowsOf('kills'), rowsOf('easy-rsa')),
      ...sections
        .filter(({ proof }) => proof !== 'easy-rsa')
        .flatMap(({ proof, title, text, heading }) => [
          `## ${title}`,
          text,
          table(heading, (arranged[proof] ?? asTheyAre)(rowsOf(proof))),
        ]),
      '## What this does not show',
      limits,
    ].join('\n\n')}\n`,
  );
}

const introduction = `\`npm run test:faults\` kills, starves and deceives hakko for about 20 minutes on two cores, and fails when anything
of what follows goes otherwise. It needs Linux, root (for small disks and another user), strace, faketime,
easy-rsa and openssl. \`HAKKO_WRITE_DOCS=1 npm run test:faults\` writes this page. A proof that chooses at
random prints its seed; \`HAKKO_SEED\` makes the same choices again.

Real processes of the built program work in homes with EC keys, whose key files have 1,000 rounds of PBKDF2
instead of 600,000: a third of a second less in each run, in which there is nothing to hit. After each trial
the same command is given again, nothing else is done, and a checker looks from outside (plain SQL, every
file, every letter read back from its PDF). All of this must be nought:

${[...wrongs, 'refused resume', 'manual step'].map((wrong) => `- ${wrong}`).join('\n')}

Each \`.p12\` is opened with the password as the letters print it, by hakko's reader, and a sample by OpenSSL.`;

const besideEasyRsa = `hakko: runs of 200 people in 100 groups, each killed (SIGKILL) up to 20 times and resumed by the same command.
easy-rsa: a CA each 20 kills, one certificate and \`.p12\` at a time by a script that leaves out what is there
already, killed once each with all its processes and then given again. A refused resume is a second call that
does not end well; the files in its way were then removed by hand (a manual step) and the call given once more.`;

interface Section {
  readonly proof: Proof;
  readonly title: string;
  readonly text: string;
  readonly heading: readonly string[];
}

const sections: readonly Section[] = [
  {
    proof: 'easy-rsa',
    title: '',
    text: '',
    heading: [],
  },
  {
    proof: 'kills',
    title: 'SIGKILL at random moments',
    text: 'Where the kills fell, by what lock and ledger said afterwards. The last row: `init` killed, and given again.',
    heading: ['while', 'kills'],
  },
  {
    proof: 'sweep',
    title: 'A fault at every call',
    text: `strace kills at, or fails, every single \`write\`, \`pwrite64\`, \`fsync\`, \`rename\` and \`openat\` of a run of 5 people
on a path of its folder (home, SQLite's own files, roster, passphrase file; node's modules and the system's
libraries are left out): one run for each. A position that is not reached fails the test. Errors end with exit
code 1, errno and path in the message and no secret in it. *Borne*: SQLite copies its WAL into the ledger
after everything is durable; when that fails the run ends well, and the next one makes up for it. SQLite keeps
the errno to itself, so for its files the message names the nearest.`,
    heading: ['fault', 'calls', 'struck', 'borne'],
  },
  {
    proof: 'disk',
    title: 'Full and read-only disks',
    text: 'A run of 60 people needs more than 1,000 KiB beside the fresh home. Afterwards: the disk is grown or made writable, the keys are unchanged, the same command ends.',
    heading: ['fault', 'told as', 'ended with', 'afterwards'],
  },
  {
    proof: 'rights',
    title: 'Wrong rights',
    text: 'Commands as `nobody` in a home of root, and whole runs under odd umasks.',
    heading: ['fault', 'told as', 'ended with', 'afterwards'],
  },
  {
    proof: 'planted',
    title: 'Planted links and FIFOs',
    text: `At each name that the rest of an interrupted run writes: what a link points to is unchanged, nothing waits for a
FIFO. Either the finished file takes the name (a rename follows no link), or the run ends with exit code 1 and
the path; without the plant the same command then ends.`,
    heading: ['planted', 'names', 'replaced', 'refused'],
  },
  {
    proof: 'together',
    title: 'Four processes on one home',
    text: `One works; the others end with exit code 5 and its name, within a second more than a reading command takes. In every
fifth round whoever holds the home is killed: the next one finds it free.`,
    heading: ['rounds', 'processes', 'refused with the holder named', 'holders killed'],
  },
  {
    proof: 'clock',
    title: 'Wrong clocks',
    text: 'By faketime. No certificate begins before its CA or ends after it, no CRL ends after it, CRL numbers only rise.',
    heading: ['clock', 'outcome'],
  },
  {
    proof: 'flipped',
    title: 'Flipped bits in the event log',
    text: `One bit in every byte of every event in the raw file of a closed ledger; all eight in the first 20 bytes of a row,
which say what the others mean. \`verify\` answers, \`issue\` (every 200th) refuses. Where verify says nothing,
SQLite does not read the bit: every event is as it was.`,
    heading: ['bits', 'exit code of verify', 'it says'],
  },
  {
    proof: 'copied',
    title: 'A copy in the middle of a run',
    text: `Taken at random moments of a run of 60 people; the copy is then finished by the same command. The certificates that
copy and original share are the same to the last bit: no serial number stands for two.`,
    heading: ['copied', 'copies', 'certificates in both'],
  },
  {
    proof: 'canary',
    title: 'Marked secrets',
    text: `Passphrases, passwords from the roster, passwords as printed and the recovery code, searched for as UTF-8, UTF-16,
hexadecimal and base64: after init, check, issue (wrong passphrase, bad roster, killed, resumed, joined), verify,
list, show, crl, backup, passphrase, and with a diagnostic report. None was found outside the letters that
print it and the file that was asked for (\`--recovery-code-file\`).`,
    heading: ['searched', 'how many', 'forms of secrets'],
  },
];

const limits = `- **Power cuts.** A kill leaves what the kernel has not written yet; a power cut does not. Here only the order of
  calls is tried (fsync of file, rename, fsync of folder, fsync of the ledger), not a disk that loses what was
  not synced.
- **Windows and macOS.** All of this is Linux.
- **Network disks** and disks that lie about fsync.
- **Whoever may write in the home.** An attacker with the rights of its owner can make a whole new ledger.`;

const asTheyAre = (rows: readonly Row[]): readonly Row[] => rows;

/** Where a table is not what the proof has counted, row by row. */
const arranged: Readonly<Partial<Record<Proof, typeof asTheyAre>>> = {
  kills: (rows) => rows.filter(([name]) => name !== RUNS),
  planted: countPlants,
};

/** Rows of the proof `kills` that are no stage of a run of `issue`. */
const [RUNS, INIT] = ['runs', 'init'];

function compare(kills: readonly Row[], easyRsa: readonly Row[]): string {
  const ours = new Map(kills.map(([name, count]) => [name, count]));
  const theirs = new Map(easyRsa.map(([name, count]) => [name, count]));
  const stages = kills.filter(([name]) => name !== RUNS && name !== INIT);
  const total = stages.reduce((sum, [, count]) => sum + Number(count), 0);
  const {
    runs,
    kills: killed,
    version,
    ...faults
  } = Object.fromEntries(theirs) as Record<string, number>;
  return table(
    ['', 'hakko', `easy-rsa ${version ?? ''}`],
    [
      ['runs, CAs', ours.get(RUNS) ?? 0, runs ?? 0],
      ['kills', total, killed ?? 0],
      ...Object.entries(faults).map(([name, count]) => [name, 0, count]),
    ],
  );
}

/** Of each kind, how many names a finished file took, and how many stopped the run. */
function countPlants(rows: readonly Row[]): readonly Row[] {
  return [...Map.groupBy(rows, ([kind]) => kind)].map(([kind = '', plants]) => {
    const refused = plants.filter(([, , code]) => code === 1).length;
    return [kind, plants.length, plants.length - refused, refused];
  });
}

function measuredOn(): string {
  const { model = 'unknown' } = cpus()[0] ?? {};
  const day = new Date().toISOString().slice(0, 10);
  return `Measured on ${day} with Node ${process.versions.node} on ${cpus().length} cores of ${model.trim()}.`;
}

function table(heading: readonly string[], lines: readonly Row[]): string {
  const line = (cells: Row): string => `| ${cells.join(' | ')} |`;
  return [line(heading), line(heading.map(() => '---')), ...lines.map(line)].join('\n');
}
