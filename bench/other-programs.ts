/** hakko issue against the ways that administrators use today: a loop of openssl, and easy-rsa. */
import { easyRsaLoop } from './easy-rsa-loop.ts';
import { judge, ratioOf, sideOf, type Bar, type Finding } from './finding.ts';
import { opensslLoop } from './openssl-loop.ts';
import { race, type Contestant, type Rounds, type Timing } from './timing.ts';
import type { KeyKind, Workspace } from './workspace.ts';

/** How many times as fast as the loop of openssl hakko is to be, item for item. */
const BARS: Readonly<Record<KeyKind, number>> = { 'rsa-2048': 4, 'ec-p256': 3 };

/** Findings (b) and (c): throughput, and how many times as fast as each program that is installed. */
export async function compareWithPrograms({
  workspace,
  ...rounds
}: Rounds & { readonly workspace: Workspace }): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const key of ['rsa-2048', 'ec-p256'] as const) {
    const loop = opensslLoop(workspace, key);
    const easyRsa = easyRsaLoop(workspace, key);
    const others = [loop, easyRsa].filter((contestant) => contestant !== undefined);
    const [hakko, ...timings] = await race(`(c) ${key}`, [workspace.issue(key), ...others], rounds);
    if (!hakko) throw new RangeError('a comparison needs hakko');
    if (key === 'ec-p256') findings.push(throughput(hakko));
    const timingOf = (contestant: Contestant | undefined) =>
      timings.find(({ name }) => name === contestant?.name);
    const bar: Bar = { kind: 'at-least', value: BARS[key] };
    findings.push(compare(key, 'openssl loop', hakko, timingOf(loop), bar));
    findings.push(compare(key, 'easy-rsa', hakko, timingOf(easyRsa)));
  }
  return findings;
}

function throughput(hakko: Timing): Finding {
  const title = 'issue with letters, EC P-256: groups per second';
  return { id: 'b', title, hakko: sideOf(hakko) };
}

function compare(
  key: KeyKind,
  program: string,
  hakko: Timing,
  other: Timing | undefined,
  bar?: Bar,
): Finding {
  const finding = {
    ...{ id: 'c', title: `times as fast as ${program}, ${key}`, hakko: sideOf(hakko) },
    ...(bar && { bar }),
  };
  if (!other)
    return { ...finding, note: `${program}: missing on this machine, or a program that it needs` };
  const ratio = ratioOf(hakko, other, 'at-least');
  return {
    ...{ ...finding, other: sideOf(other), ratio, note: other.name },
    ...(bar && { passed: judge(ratio, bar) }),
  };
}
