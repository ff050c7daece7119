/** The bench's own temporary folder, with hakko in it: roster, passphrase, a fresh home for each run. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fakeRoster } from './roster.ts';
import { runCommand, type Command, type ProcessContestant } from './timing.ts';

/** Key of the client certificates. */
export type KeyKind = 'rsa-2048' | 'ec-p256';

/** Of every CA in the bench, whoever makes it: hakko's default. */
export const CA_KEY_BITS = 3072;

/** Groups of the roster that `issue` is timed with; two people in each, two letters for each person. */
export const GROUPS = 200;
const PEOPLE_PER_GROUP = 2;

export interface Workspace {
  readonly folder: string;
  /** An empty folder; all that was in the last one of this name is gone. */
  freshFolder(name: string): string;
  /** The passphrase of every home in the bench stands in it. */
  readonly passphraseFile: string;
  /** Makes a home and fills in all that `init` asks for; gives its folder, which must not be there. */
  makeHome(home: string, key: KeyKind): Promise<string>;
  /** A call of hakko that is asked nothing and says as little as it can. */
  call(args: readonly string[]): Command;
  /** `hakko issue` of the whole roster in a fresh home, letters included. */
  issue(key: KeyKind): ProcessContestant;
  /** Removes everything. It is called on any end of the process, Ctrl-C included. */
  close(): void;
}

/** hakko as it stands in this folder, on the Node that runs the bench. */
export const hakko = fileURLToPath(new URL('../bin/hakko.js', import.meta.url));

export function openWorkspace(): Workspace {
  const folder = mkdtempSync(join(tmpdir(), 'hakko-bench-'));
  const close = (): void => {
    rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', close);
  process.once('SIGINT', () => process.exit(130));
  process.once('SIGTERM', () => process.exit(143));
  const roster = join(folder, 'roster.csv');
  writeFileSync(roster, fakeRoster({ groups: GROUPS, peoplePerGroup: PEOPLE_PER_GROUP }));
  const passphraseFile = join(folder, 'passphrase.txt');
  writeFileSync(passphraseFile, 'a passphrase of the bench, worth nothing\n', { mode: 0o600 });
  const freshFolder = (name: string): string => {
    const path = join(folder, name);
    rmSync(path, { recursive: true, force: true });
    mkdirSync(path, { mode: 0o700 });
    return path;
  };
  const call = (args: readonly string[]): Command => {
    const common = ['--passphrase-file', passphraseFile, '--yes', '--quiet', '--lang', 'en'];
    return hakkoCommand([...args, ...common]);
  };
  const makeHome = async (home: string, key: KeyKind): Promise<string> => {
    await runCommand(call(['init', '--home', home, '--key', key, ...SITE]));
    return home;
  };
  return {
    ...{ folder, passphraseFile, freshFolder, close, call, makeHome },
    issue: (key) => ({
      name: `hakko issue (${key}, ${GROUPS} groups, ${GROUPS * PEOPLE_PER_GROUP} people)`,
      items: GROUPS,
      async prepare() {
        const home = await makeHome(join(freshFolder(`hakko-${key}`), 'home'), key);
        return call(['issue', roster, '--without-proof', '--home', home]);
      },
    }),
  };
}

/** A call of hakko. */
export function hakkoCommand(args: readonly string[]): Command {
  return { file: process.execPath, args: [hakko, ...args] };
}

const SITE = [
  ...['--org', '若葉野市', '--ca-name', 'Wakabano Client CA', '--service-name', '連携ポータル'],
  ...['--portal-url', 'https://id.wakabano.example/', '--portal-host', 'portal.wakabano.example'],
  ...['--ca-key', `rsa-${CA_KEY_BITS}`],
];
