/** Looking at a home of 50,000 people, and giving it the same roster again: time and peak memory. */
import { judge, ratioOf, sideOf, type Amount, type Bar, type Finding } from './finding.ts';
import { LARGE, type LargeHome } from './large-home.ts';
import { measurePeakMemory, race, type ProcessContestant, type Rounds } from './timing.ts';
import { hakkoCommand, type Workspace } from './workspace.ts';

/** In MiB: a small server has one to two GiB for everything. */
const MEMORY_BAR: Bar = { kind: 'at-most', value: 300 };

const { groups, peoplePerGroup } = LARGE;
const SIZE = `${(groups * peoplePerGroup).toLocaleString('en')} people`;

/** Each in multiples of `hakko --version`, the least that a call of hakko can cost. */
export async function compareLargeHome({
  workspace,
  large: { home, roster },
  ...rounds
}: Rounds & { readonly workspace: Workspace; readonly large: LargeHome }): Promise<
  readonly Finding[]
> {
  const ofHome = (name: string, ...args: readonly string[]): ProcessContestant => ({
    ...{ name, items: 1 },
    prepare: () => Promise.resolve(workspace.call([...args, '--home', home])),
  });
  const commands = [
    ofHome('list --expiring 60d', 'list', '--expiring', '60d'),
    ofHome('check of the same roster', 'check', roster),
    ofHome('issue of the same roster', 'issue', roster),
  ];
  const version: ProcessContestant = {
    ...{ name: 'hakko --version', items: 1 },
    prepare: () => Promise.resolve(hakkoCommand(['--version'])),
  };
  const [least, ...timings] = await race(`(g) ${SIZE}`, [version, ...commands], rounds);
  if (!least) throw new RangeError('a comparison needs two sides');
  const findings: Finding[] = [];
  for (const [index, command] of commands.entries()) {
    const timing = timings[index];
    if (!timing) throw new RangeError(`no timing of ${command.name}`);
    const value = await measurePeakMemory(await command.prepare());
    const peak: Amount = { name: command.name, value, unit: 'MiB' };
    findings.push(
      {
        ...{ id: 'g', title: `${SIZE}: ${command.name} / hakko --version` },
        ...{ hakko: sideOf(timing), other: sideOf(least) },
        ratio: ratioOf(timing, least, 'at-most'),
      },
      {
        ...{ id: 'g', title: `${SIZE}: ${command.name}, peak memory` },
        ...{ hakko: peak, bar: MEMORY_BAR, passed: judge(peak, MEMORY_BAR) },
      },
    );
  }
  return findings;
}
