import type { PlannedRoster } from '../batch/read-roster.ts';
import type { Words } from '../words/words.ts';
import { refusalCode } from './roster-refusal.ts';
import { clockWarning, problemsOf, warningsOf } from './roster-report.ts';

/** A roster and its plan as data: the document that `check` and `issue` print under `--json`. */
export function planJson(planned: PlannedRoster, words: Words): object {
  const { roster, plan } = planned;
  const count = planned.problems;
  const code = refusalCode(planned);
  return {
    ...(count > 0 && { error: { code, ...words.errors[code]({ file: planned.name, count }) } }),
    file: planned.name,
    sha256: planned.sha256,
    encoding: roster.encoding,
    people: roster.entries.length,
    openBatch: planned.openBatch,
    proof: planned.proof,
    problems: problemsOf(planned, words),
    clock: clockWarning(planned, words),
    warnings: warningsOf(planned, words),
    platformsNotKnown: planned.platformDoubts.map(({ platform, reason }) => ({
      platform,
      reason: words.importability.reason(reason),
    })),
    unusedColumns: roster.unknownHeaders,
    plan: {
      groups: plan.groups.map(({ name, kind, entries }) => ({
        ...{ name, kind },
        loginIds: entries.map(({ loginId }) => loginId),
      })),
      ...(planned.groupNotices && {
        groupNotices: planned.groupNotices.map(({ group, addressee }) => ({
          ...{ group, line: addressee.line },
        })),
      }),
      ...(planned.groupManagers.length > 0 && {
        groupManagers: planned.groupManagers.map(({ group, kinds, addressee, otherLines }) => ({
          ...{ group, kinds, loginId: addressee.loginId, otherLines },
        })),
      }),
      changed: plan.changes.map(({ entry, fields }) => ({ loginId: entry.loginId, fields })),
      unchanged: plan.unchanged,
      renewalDue: plan.renewalDue,
      absent: plan.absent.map(({ loginId }) => loginId),
    },
  };
}
