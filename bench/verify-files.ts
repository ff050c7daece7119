/** `hakko verify` of 5,000 `.p12` files: on all cores against one thread that opens them. */
import { availableParallelism } from 'node:os';
import { ratioOf, sideOf, type Finding } from './finding.ts';
import { LARGE, type LargeHome } from './large-home.ts';
import { race, type ProcessContestant, type Rounds } from './timing.ts';
import type { Workspace } from './workspace.ts';

/** The whole command: every file is opened, and compared with the ledger and on the disk. */
export async function compareVerify({
  workspace,
  large: { home },
  ...rounds
}: Rounds & { readonly workspace: Workspace; readonly large: LargeHome }): Promise<
  readonly Finding[]
> {
  const verify = workspace.call(['verify', '--home', home, '--json']);
  const preload = new URL('one-core.js', import.meta.url).href;
  const contestant = (name: string, options: readonly string[]): ProcessContestant => ({
    ...{ name, items: LARGE.groups },
    prepare: () => Promise.resolve({ ...verify, args: [...options, ...verify.args] }),
  });
  const cores = availableParallelism();
  const contestants = [
    contestant(`verify on ${cores} cores`, []),
    contestant('verify with one thread that opens', ['--import', preload]),
  ];
  const [hakko, single] = await race('(i) verify', contestants, rounds);
  if (!hakko || !single) throw new RangeError('a comparison needs two sides');
  return [
    {
      ...{
        id: 'i',
        title: `verify of ${LARGE.groups} .p12 files, ${cores} cores: times as fast as one`,
      },
      ...{ hakko: sideOf(hakko), other: sideOf(single), ratio: ratioOf(hakko, single, 'at-least') },
    },
  ];
}
