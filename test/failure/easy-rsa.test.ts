/**
 * The same kills against easy-rsa (Debian's), for comparison: 500 kills over 25 CAs, each command killed
 * at a random moment and given once more. What it bears badly is counted, not judged. Two minutes.
 */
import type { ChildProcess } from 'node:child_process';
import { expect, it } from 'vitest';
import { createPki, EASY_RSA, faultsOf, type Pki, type PkiFaults } from './easy-rsa-pki.ts';
import { inLanes } from './lanes.ts';
import { recordProof } from './results.ts';
import { choicesFrom, seededChoices, type Choices } from './seed.ts';
import { hasProgram } from '../programs.ts';
import { run } from './trial.ts';

const CAS = 25;
const KILLS_OF_A_CA = 20;

interface Tally extends PkiFaults {
  readonly kills: number;
  /** The same command once more did not do it. */
  readonly refused: number;
}

it.skipIf(EASY_RSA === undefined || !hasProgram('openssl'))(
  'easy-rsa, killed as often',
  async () => {
    const choices = seededChoices('easy-rsa');
    const seeds = Array.from({ length: CAS }, () => choices.below(2 ** 31));
    const tallies = await inLanes(seeds, async (seed) => {
      const pki = await createPki();
      const tally = await killAgainAndAgain(pki, choicesFrom(seed));
      pki.remove();
      return tally;
    });
    const sum = (of: (tally: Tally) => number) => tallies.reduce((all, each) => all + of(each), 0);
    const kills = sum((tally) => tally.kills);
    expect(kills).toBe(CAS * KILLS_OF_A_CA);
    recordProof('easy-rsa', [
      ['version', await versionOf()],
      ['runs', CAS],
      ['kills', kills],
      ['refused resumes, manual steps', sum((tally) => tally.refused)],
      ['lost people', sum((tally) => tally.lost)],
      ['duplicate serials', sum((tally) => tally.duplicateSerials)],
      ['second active certificates', sum((tally) => tally.secondCertificates)],
      ['partial files', sum((tally) => tally.partialFiles)],
      ['lost indexes', sum((tally) => tally.lostIndexes)],
    ]);
  },
);

async function versionOf(): Promise<string> {
  const { stdout } = await run([EASY_RSA ?? '', 'version'], '/');
  return /^Version:\s*(\S+)/m.exec(stdout)?.[1] ?? '';
}

/** Each name is killed once at a random moment, then given again as it was, then without what is in the way. */
async function killAgainAndAgain(pki: Pki, choices: Choices): Promise<Tally> {
  const names: string[] = [];
  let [kills, refused] = [0, 0];
  const undisturbed = await pki.issue('First');
  expect([undisturbed.code, undisturbed.signal], undisturbed.stderr).toEqual([0, null]);
  while (kills < KILLS_OF_A_CA) {
    const name = `B${names.length}`;
    names.push(name);
    const moment = Math.round(choices.next() * undisturbed.ms);
    const killed = await pki.issue(name, { ...killedAfter(moment) });
    if (killed.signal !== 'SIGKILL') continue;
    kills += 1;
    const again = await pki.issue(name);
    if (again.code === 0) continue;
    refused += 1;
    pki.clear(name);
    await pki.issue(name);
  }
  return { ...(await faultsOf(pki, names)), kills, refused };
}

/** The script, easy-rsa and openssl together, as a power cut would. */
function killedAfter(ms: number) {
  return {
    group: true,
    during: (child: ChildProcess) => {
      const timer = setTimeout(() => {
        if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
      }, ms);
      child.once('exit', () => {
        clearTimeout(timer);
      });
    },
  };
}
