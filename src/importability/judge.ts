/** Where a .p12 opens: the description held against the demands of each range of platforms. Pure. */
import { findDemand, type Evidence } from './demand.ts';
import type { P12Description } from './description.ts';
import { platformRanges, type Platform, type PlatformRange, type RangeName } from './platform.ts';
import { remarksOn, type Remark } from './remark.ts';
import type { Source } from './sources.ts';
import { technicalName } from './technical-name.ts';
import { observe, traits, unread, type Trait } from './trait.ts';

/** What is said of one range. */
export interface Verdict {
  readonly range: RangeName;
  readonly platforms: readonly Platform[];
  /** `unknown`: nothing refuses the file, and something was not tried, not read or not seen. */
  readonly outcome: 'opens' | 'refuses' | 'unknown';
  /** The weakest that the outcome rests on. */
  readonly evidence: Evidence;
  /** Why it does not open, or what is not known; the plainest first. Empty when it opens. */
  readonly reasons: readonly Reason[];
  /** What a person meets although the file opens, or what opens it although programs do not. */
  readonly remarks: readonly Remark[];
}

/** One trait of the file that stands in the way. */
export interface Reason {
  readonly trait: Trait;
  /** What the file shows (`trait.ts`); `unread`: it was not seen. */
  readonly value: string;
  /** The value as people write it: `SHA-256`, `AES-256 (PBES2, HMAC-SHA-256)`, `700000`. */
  readonly shown: string;
  /** `doubted`: a table without a claim; `unread`: the file did not show it. */
  readonly kind: 'refused' | 'doubted' | 'unread';
  readonly source: Source | undefined;
}

/** The verdicts on a file, one for each range, in the order of `platformRanges`. */
export function judge(description: P12Description): readonly Verdict[] {
  return platformRanges.map((range) => judgeFor(range, description));
}

/** The verdict of one range. */
export function judgeFor(range: PlatformRange, description: P12Description): Verdict {
  const findings = traits.flatMap((trait) => findingsOf(range, trait, description));
  const of = (kind: Finding['kind']): readonly Finding[] =>
    findings.filter((finding) => finding.kind === kind);
  const refused = of('refused');
  const open = [...of('doubted'), ...of('unread')];
  const outcome = refused.length > 0 ? 'refuses' : open.length > 0 ? 'unknown' : 'opens';
  const grounds = { refuses: refused, unknown: open, opens: findings }[outcome];
  return {
    range: range.name,
    platforms: range.platforms,
    outcome,
    evidence: weakest(grounds.map(({ evidence }) => evidence)),
    reasons: grounds.flatMap(({ trait, value, shown, kind, source }) =>
      kind === 'accepted' ? [] : [{ trait, value, shown, kind, source }],
    ),
    remarks: remarksOn(range.name, description, refused),
  };
}

interface Finding extends Omit<Reason, 'kind'> {
  readonly kind: Reason['kind'] | 'accepted';
  readonly evidence: Evidence;
}

function findingsOf(
  { demands }: PlatformRange,
  trait: Trait,
  description: P12Description,
): readonly Finding[] {
  // A platform of which nothing is written makes no demand.
  if (!demands.some(({ on }) => on === trait)) return [];
  return observe(trait, description).map((value): Finding => {
    const found = { trait, value, shown: technicalName(value) };
    if (value === unread)
      return { ...found, kind: 'unread', source: undefined, evidence: 'unknown' };
    const demand = findDemand(demands, trait, value);
    if (demand === undefined || demand.evidence === 'unknown') {
      return { ...found, kind: 'doubted', source: demand?.source, evidence: 'unknown' };
    }
    const kind = demand.says === 'accepts' ? 'accepted' : 'refused';
    return { ...found, kind, source: demand.source, evidence: demand.evidence };
  });
}

function weakest(evidences: readonly Evidence[]): Evidence {
  if (evidences.includes('unknown')) return 'unknown';
  return evidences.includes('read') ? 'read' : 'tried';
}
