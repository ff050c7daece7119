/** A home of 50,000 people in 5,000 groups, as a large site has it after some years. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BatchRun } from '../src/batch/batch-run.ts';
import { findWork, type GroupWork } from '../src/batch/find-work.ts';
import { finishBatch } from '../src/batch/finish-batch.ts';
import { joinGroup } from '../src/batch/join-group.ts';
import { openBatch } from '../src/batch/open-batch.ts';
import { printChoiceOf } from '../src/batch/print-choice.ts';
import { readRoster } from '../src/batch/read-roster.ts';
import type { PrintedPart } from '../src/batch/record-parts.ts';
import type { Job } from '../src/batch/worker-pool.ts';
import { openHomeToWrite } from '../src/home/open-home.ts';
import { unlockHome } from '../src/home/unlock-home.ts';
import { Secret } from '../src/secrets/secret.ts';
import { benchWorld } from './bench-world.ts';
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
 * in each. The other nine join by the same code, but nobody prints their letters or hashes their
 * passwords: that would take minutes, and no command that is timed here looks at them.
 */
export async function makeLargeHome(workspace: Workspace): Promise<LargeHome> {
  const folder = workspace.freshFolder('large');
  const first = join(folder, 'first.csv');
  writeFileSync(first, fakeRoster(LARGE, 1));
  const roster = join(folder, 'roster.csv');
  writeFileSync(roster, fakeRoster(LARGE));
  const home = await workspace.makeHome(join(folder, 'home'), 'ec-p256');
  await runCommand(workspace.call(['issue', first, '--without-proof', '--home', home]));
  await joinTheOthers(home, roster, workspace.passphraseFile);
  return { home, roster };
}

async function joinTheOthers(folder: string, roster: string, passphraseFile: string) {
  const context = benchWorld();
  const home = openHomeToWrite(context, folder, 'bench');
  try {
    const { ledger } = home;
    const passphrase = new Secret(context.files.read(passphraseFile).toString('utf8').trimEnd());
    const unlocked = unlockHome(context, home, passphrase);
    const request = { path: roster, acceptChanges: 0, partial: false };
    const { plan, name, sha256 } = readRoster(context, home, request);
    openBatch(context, home, unlocked.vault, { plan, rosterName: name, rosterSha256: sha256 });
    const batch = ledger.batches.open();
    if (!batch) throw new RangeError('no open batch');
    const run = { context, home, unlocked, batch };
    const joinOne = (work: GroupWork): Promise<void> => {
      const certificate = ledger.certificates.current(work.groupId);
      if (!certificate) throw new RangeError(`no certificate of group ${work.groupId}`);
      return joinGroup(run, withoutHashing, certificate, work);
    };
    await Promise.all(findWork(run).map(joinOne));
    await finishBatch(run, printChoiceOf(home, batch.id), pretendToPrint(run));
  } finally {
    home.close();
  }
}

const withoutHashing: Job = {
  hashPasswords: (passwords) =>
    Promise.resolve(passwords.map(({ personId }) => ({ personId, hash: NOBODYS_HASH }))),
  end: () => undefined,
};
const NOBODYS_HASH = `$2b$04$${'.'.repeat(53)}`;

/** As if the PDFs had been posted and deleted since. */
function pretendToPrint({ context, home, batch }: BatchRun): readonly PrintedPart[] {
  const { ledger } = home;
  const at = context.clock.now();
  return (['login', 'install'] as const).map((kind) => {
    const file = `${kind}-001.pdf`;
    const sha256 = '0'.repeat(64);
    const letters = ledger.letters.ofBatch(batch.id, kind);
    ledger.transaction(() => {
      ledger.letters.addFile({ batchId: batch.id, kind, file, sha256 });
      for (const [index, { id }] of letters.entries()) {
        ledger.letters.markMade(id, { file, page: index + 1, place: 0 }, at);
      }
    });
    return { kind, path: file, letters: letters.length, sha256 };
  });
}
