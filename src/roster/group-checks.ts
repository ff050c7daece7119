/** What can only be seen with all rows in hand: login IDs that repeat, and groups that clash. */
import type { Findings } from './findings.ts';
import { groupNameOf, isDeviceName, isSafeFileName } from './group-name.ts';
import type { Header } from './header.ts';
import type { RowReading } from './row-entry.ts';
import type { RosterRules } from './rules.ts';
import { shown } from './shown.ts';

/** Checks login IDs and groups across the whole roster, rows with other problems included. */
export function checkGroups(
  readings: readonly RowReading[],
  header: Header,
  rules: RosterRules,
  findings: Findings,
): void {
  const named = readings.filter(hasLoginId);
  const column = header.texts.get('loginId');
  reportRepeated(named, column, findings);
  reportLostZeros(named, column, findings);

  const groups = Map.groupBy(named, ({ loginId }) => groupNameOf(loginId, rules));
  reportFileNames(groups, column, findings);
  if (rules.groupBy === 'loginId') return;
  reportCaseClashes(groups, column, findings);
  for (const [group, members] of groups) {
    reportOrganisations(group, members, header, rules, findings);
  }
}

type Named = RowReading & { readonly loginId: string };
type Groups = ReadonlyMap<string, readonly Named[]>;

function hasLoginId(reading: RowReading): reading is Named {
  return reading.loginId !== undefined;
}

function reportRepeated(
  named: readonly Named[],
  column: string | undefined,
  findings: Findings,
): void {
  const firsts = new Map<string, Named>();
  for (const reading of named) {
    const key = reading.loginId.toLowerCase();
    const first = firsts.get(key);
    if (first === undefined) firsts.set(key, reading);
    else {
      findings.at({ line: reading.line, column }).problem('login-id-repeated', {
        value: shown(reading.loginId),
        ...{ first: shown(first.loginId), firstLine: first.line },
      });
    }
  }
}

/** A login ID of digits that is shorter than nearly all others has most likely lost leading zeros. */
function reportLostZeros(
  named: readonly Named[],
  column: string | undefined,
  findings: Findings,
): void {
  const ofDigits = named.filter(({ loginId }) => /^\d+$/u.test(loginId));
  const byLength = [...Map.groupBy(ofDigits, ({ loginId }) => loginId.length)];
  const [usualLength, usual] = byLength.toSorted(([, a], [, b]) => b.length - a.length)[0] ?? [
    0,
    [],
  ];
  if (usual.length * 2 < named.length) return;
  for (const { line, loginId } of ofDigits.filter(({ loginId }) => loginId.length < usualLength)) {
    const args = { value: shown(loginId), usualLength };
    findings.at({ line, column }).warning('login-id-lost-zero', args);
  }
}

function reportFileNames(groups: Groups, column: string | undefined, findings: Findings): void {
  for (const [name, members] of groups) {
    const lines = linesOf(members);
    const { problem } = findings.at({ line: lines[0] ?? 1, column });
    const group = shown(name);
    if (isDeviceName(name)) problem('device-name', { group, lines });
    else if (!isSafeFileName(name)) problem('unsafe-file-name', { group, lines });
  }
}

/** `G13B.p12` and `g13b.p12` are one file on Windows and macOS. */
function reportCaseClashes(groups: Groups, column: string | undefined, findings: Findings): void {
  const variants = Map.groupBy(groups, ([name]) => name.toLowerCase()).values();
  for (const [most, ...others] of [...variants].map(largestFirst)) {
    for (const [prefix, members] of others) {
      const lines = linesOf(members);
      const args = {
        prefix: shown(prefix),
        lines,
        other: shown(most[0]),
        otherLines: linesOf(most[1]),
      };
      findings.at({ line: lines[0] ?? 1, column }).problem('prefix-case-clash', args);
    }
  }
}

type NamedGroup = readonly [string, readonly Named[]];

function largestFirst(groups: readonly NamedGroup[]): [NamedGroup, ...NamedGroup[]] {
  return groups.toSorted(([, a], [, b]) => b.length - a.length) as [NamedGroup, ...NamedGroup[]];
}

function reportOrganisations(
  name: string,
  members: readonly Named[],
  header: Header,
  rules: RosterRules,
  findings: Findings,
): void {
  const having = members.filter(({ organisation }) => organisation !== undefined);
  const counts = [...Map.groupBy(having, ({ organisation }) => organisation)]
    .map(([organisation = '', rows]) => ({ name: shown(organisation), lines: linesOf(rows) }))
    .toSorted((a, b) => b.lines.length - a.lines.length);
  const [, second] = counts;
  if (second === undefined) return;
  const place = { line: second.lines[0] ?? 1, column: header.texts.get('organisation') };
  const args = { group: shown(name), organisations: counts };
  findings.at(place)[rules.organisationClash]('organisation-clash', args);
}

function linesOf(rows: readonly RowReading[]): readonly number[] {
  return rows.map(({ line }) => line);
}
