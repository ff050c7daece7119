/** A home of 50,000 people in 5,000 groups, as a large site has it after some years. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openBatch } from '../src/batch/open-batch.ts';
import { readRoster } from '../src/batch/read-roster.ts';
import { openHomeToWrite } from '../src/home/open-home.ts';
import { unlockHome } from '../src/home/unlock-home.ts';
import { Secret } from '../src/secrets/secret.ts';
import { systemClock } from '../src/system/clock.ts';
import type { Context } from '../src/system/context.ts';
import { readEnvironment } from '../src/system/environment.ts';
import { systemFiles } from '../src/system/files.ts';
import { systemRandom } from '../src/system/random.ts';
import { createTerminal } from '../src/system/terminal.ts';
import { fakeRoster } from './roster.ts';
import { runCommand } from './timing.ts';
import type { Workspace } from './workspace.ts';

export const LARGE = { groups: 5_000, peoplePerGroup: 10 } as const;

export interface LargeHome {
  readonly home: string;
  /** Names everybody whom the home knows: nothing is to be done with it. */
  readonly roster: string;
}

/**
 * `hakko issue` makes the 5,000 groups, their certificates, `.p12` files and letters, with one person
 * in each. The other nine join by way of the ledger: their letters and password hashes would take
 * minutes, and no command that is timed here looks at them.
 */
export async function makeLargeHome(workspace: Workspace): Promise<LargeHome> {
  const folder = workspace.freshFolder('large');
  const first = join(folder, 'first.csv');
  writeFileSync(first, fakeRoster(LARGE, 1));
  const roster = join(folder, 'roster.csv');
  writeFileSync(roster, fakeRoster(LARGE));
  const home = await workspace.makeHome(join(folder, 'home'), 'ec-p256');
  await runCommand(workspace.call(['issue', first, '--home', home]));
  joinTheOthers(home, roster, workspace.passphraseFile);
  return { home, roster };
}

function joinTheOthers(folder: string, roster: string, passphraseFile: string): void {
  const context = worldOf();
  const home = openHomeToWrite(context, folder, 'bench');
  try {
    const { ledger, settings } = home;
    const passphrase = new Secret(context.files.read(passphraseFile).toString('utf8').trimEnd());
    const { vault } = unlockHome(context, home, passphrase);
    const request = { path: roster, acceptChanges: 0, partial: false };
    const { plan, name, sha256 } = readRoster(context, settings, ledger, request);
    const batchId = openBatch(context, home, vault, {
      ...{ plan, rosterName: name, rosterSha256: sha256 },
    });
    ledger.transaction(() => {
      const at = context.clock.now();
      for (const { id, uuid } of ledger.people.waitingIn(batchId)) {
        const row = { purpose: 'initial-password', uuid, generation: 1 } as const;
        ledger.people.activate(id, vault.seal(NOBODYS_PASSWORD, row), NOBODYS_HASH, at);
      }
      for (const kind of ['login', 'install'] as const) {
        for (const [index, letter] of ledger.letters.ofBatch(batchId, kind).entries()) {
          ledger.letters.markMade(letter.id, `${kind}-001.pdf`, index + 1, at);
        }
      }
      ledger.batches.finish(batchId, at);
    });
  } finally {
    home.close();
  }
}

/** Of the right length; nobody ever enters it. */
const NOBODYS_PASSWORD = new Secret('a'.repeat(16));
const NOBODYS_HASH = `$2b$04$${'.'.repeat(53)}`;

/** The world as the program has it, without a person at the terminal. */
function worldOf(): Context {
  return {
    ...{ clock: systemClock, files: systemFiles, random: systemRandom },
    environment: readEnvironment(process),
    terminal: createTerminal(process, { quiet: true, colours: false }),
    interrupted: new AbortController().signal,
  };
}
