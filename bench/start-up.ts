/** `hakko --version` against a Node that does nothing: what scripts pay for each call. */
import { judge, ratioOf, sideOf, type Bar, type Finding } from './finding.ts';
import { race, type Contestant, type Rounds } from './timing.ts';
import { hakkoCommand } from './workspace.ts';

const BAR: Bar = { kind: 'at-most', value: 2 };

export async function compareStartUp({ rounds, say }: Rounds): Promise<readonly Finding[]> {
  const quiet = { rounds, say: () => undefined };
  say(`(d) start-up, ${rounds} rounds`);
  const [hakko, node] = await race('(d) start-up', [version, emptyScript], quiet);
  if (!hakko || !node) throw new RangeError('a comparison needs two sides');
  const ratio = ratioOf(hakko, node, BAR.kind);
  return [
    {
      ...{ id: 'd', title: 'hakko --version / node -e 0' },
      ...{ hakko: sideOf(hakko), other: sideOf(node), ratio, bar: BAR, passed: judge(ratio, BAR) },
    },
  ];
}

const version: Contestant = {
  name: 'hakko --version',
  items: 1,
  prepare: () => Promise.resolve(hakkoCommand(['--version'])),
};

const emptyScript: Contestant = {
  name: 'node -e 0',
  items: 1,
  prepare: () => Promise.resolve({ file: process.execPath, args: ['-e', '0'] }),
};
