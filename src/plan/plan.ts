/**
 * What `issue` would do with a roster: compares it with the ledger and decides, but changes and
 * prints nothing.
 */
import type { Entry } from '../roster/entry.ts';
import { groupNameOf } from '../roster/group-name.ts';
import type { Change } from './change.ts';
import { judgeCommonNames } from './common-names.ts';
import { compareWithKnown } from './comparison.ts';
import { judgeFileNames } from './file-names.ts';
import type { KnownGroup, KnownPerson, KnownState } from './known.ts';
import type { PlanProblem } from './problem.ts';

export interface PlanOptions {
  readonly prefixLength: number;
  readonly groupBy: 'prefix' | 'loginId';
  /** The certificate files that a new group gets. */
  readonly fileNamesOf: (group: string) => readonly string[];
  /** What the certificate of a new group would be called, and how many characters that may have. */
  readonly commonNameOf: (group: string) => string;
  readonly commonNameMaximum: number;
  readonly now: Date;
  /** Until when a certificate of this batch would be valid, and until when its CA is. */
  readonly clientNotAfter: Date;
  readonly issuerNotAfter?: Date;
  /** How many changed people the operator has looked at and accepts. */
  readonly acceptChanges: number;
  /** The roster holds a part of the people only; missing ones mean nothing. */
  readonly partial: boolean;
}

/** Entries of one group that get letters in this batch. */
export interface PlannedGroup {
  readonly name: string;
  /** `new` gets a key, a certificate and a `.p12`; `known` has them. */
  readonly kind: 'new' | 'known';
  readonly entries: readonly Entry[];
}

export interface RenewalDue {
  readonly group: string;
  readonly notAfter: Date;
}

export interface Plan {
  readonly groups: readonly PlannedGroup[];
  readonly changes: readonly Change[];
  readonly unchanged: number;
  /** Groups of this roster whose certificate ends soon or has ended. */
  readonly renewalDue: readonly RenewalDue[];
  /** People of the ledger whom this roster does not name. Absence never revokes. */
  readonly absent: readonly KnownPerson[];
  /** Lines whose initial password is not used, because the person has one already. */
  readonly unusedPasswords: readonly number[];
  readonly problems: readonly PlanProblem[];
}

const RENEWAL_DAYS = 60;
const DAY_MS = 86_400_000;
/** More changes than these, and rows have probably slipped against each other. */
const MANY_CHANGES = { people: 20, share: 0.05 };
const MANY_ABSENT_SHARE = 0.1;

export function makePlan(entries: readonly Entry[], known: KnownState, options: PlanOptions): Plan {
  const problems: PlanProblem[] = [];
  const groups = new Map<string, { kind: 'new' | 'known'; entries: Entry[] }>();
  const changes: Change[] = [];
  const unusedPasswords: number[] = [];
  let unchanged = 0;
  const { verdicts, active, absent } = compareWithKnown(entries, known.people);
  for (const entry of entries) {
    const verdict = verdicts.get(entry.loginId.toLowerCase());
    if (verdict) {
      if (verdict.type === 'unchanged') unchanged += 1;
      else if (verdict.type === 'changed') changes.push(verdict.change);
      else {
        const { loginId } = verdict;
        problems.push({ code: 'login-ended', line: entry.line, args: { loginId } });
      }
      if (entry.initialPassword) unusedPasswords.push(entry.line);
      continue;
    }
    const name = groupNameOf(entry.loginId, options);
    const group = known.groups.get(name.toLowerCase());
    const problem = group && judgeJoin(entry, name, group, options.now);
    if (problem) problems.push(problem);
    const own = groups.get(name) ?? { kind: group ? 'known' : 'new', entries: [] };
    own.entries.push(entry);
    groups.set(name, own);
  }
  const planned = [...groups].map(([name, group]) => ({ name, ...group }));
  problems.push(...judgeFileNames(planned, options.fileNamesOf, known.ownerOf));
  problems.push(...judgeCommonNames(planned, options.commonNameOf, options.commonNameMaximum));
  if (planned.some(({ kind }) => kind === 'new')) problems.push(...judgeValidity(options));
  problems.push(...judgeSlip(active, changes, absent, options));
  return {
    groups: planned,
    changes,
    unchanged,
    renewalDue: findRenewalDue(entries, known, options),
    absent,
    unusedPasswords,
    problems,
  };
}

/** Why a new person cannot join a group that the ledger knows. */
function judgeJoin(
  entry: Entry,
  name: string,
  group: KnownGroup,
  now: Date,
): PlanProblem | undefined {
  const { line } = entry;
  if (group.name !== name) {
    return { code: 'group-case', line, args: { group: name, known: group.name } };
  }
  if (group.pending) return undefined;
  if (!group.certificate) return { code: 'group-revoked', line, args: { group: name } };
  const { notAfter } = group.certificate;
  if (notAfter <= now) return { code: 'group-expired', line, args: { group: name, notAfter } };
  return undefined;
}

/** A certificate must not outlive its CA: said now, not halfway through a batch. */
function judgeValidity({ clientNotAfter, issuerNotAfter }: PlanOptions): PlanProblem[] {
  if (!issuerNotAfter || clientNotAfter <= issuerNotAfter) return [];
  return [{ code: 'ca-ends-too-soon', args: { clientNotAfter, issuerNotAfter } }];
}

/** Rows that slipped, or half a roster, look like a flood of changes or leavers. */
function judgeSlip(
  people: number,
  changes: readonly Change[],
  absent: readonly KnownPerson[],
  options: PlanOptions,
): PlanProblem[] {
  const problems: PlanProblem[] = [];
  const many = changes.length > MANY_CHANGES.people || changes.length > people * MANY_CHANGES.share;
  // One or two changes in a small office are no flood, whatever their share.
  if (many && changes.length > 2 && changes.length > options.acceptChanges) {
    problems.push({ code: 'many-changes', args: { changes: changes.length, people } });
  }
  if (!options.partial && absent.length > 2 && absent.length > people * MANY_ABSENT_SHARE) {
    problems.push({ code: 'many-absent', args: { absent: absent.length, people } });
  }
  return problems;
}

function findRenewalDue(
  entries: readonly Entry[],
  known: KnownState,
  options: PlanOptions,
): RenewalDue[] {
  const names = new Set(entries.map((entry) => groupNameOf(entry.loginId, options).toLowerCase()));
  const limit = options.now.getTime() + RENEWAL_DAYS * DAY_MS;
  return [...names].flatMap((name) => {
    const group = known.groups.get(name);
    const notAfter = group?.certificate?.notAfter;
    return group && notAfter && notAfter.getTime() <= limit
      ? [{ group: group.name, notAfter }]
      : [];
  });
}
