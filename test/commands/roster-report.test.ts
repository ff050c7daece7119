/** Dates in the problems of a plan are those of the site, not those of UTC. */
import { describe, expect, it } from 'vitest';
import type { PlannedRoster } from '../../src/batch/read-roster.ts';
import { problemsOf } from '../../src/commands/roster-report.ts';
import { loadWords } from '../../src/words/words.ts';

const words = await loadWords('en');

function planned(timeZone: string): PlannedRoster {
  const clientNotAfter = new Date('2028-11-22T14:59:59Z');
  const issuerNotAfter = new Date('2027-11-22T15:00:00Z');
  const problem = { code: 'ca-ends-too-soon', args: { clientNotAfter, issuerNotAfter } } as const;
  const roster = {
    ...{ entries: [], problems: [], warnings: [], unknownHeaders: [], columns: [] },
    ...{ ignoredHeaders: [], encoding: undefined, delimiter: undefined },
  };
  const plan = {
    ...{ groups: [], changes: [], unchanged: 0, renewalDue: [], absent: [], unusedPasswords: [] },
    problems: [problem],
  };
  return {
    name: 'a.csv',
    sha256: '',
    timeZone,
    roster,
    plan,
    letterFaults: [],
    platformDoubts: [],
    groupNotices: undefined,
    groupManagers: [],
    proof: 'not-needed',
    problems: 1,
  };
}

describe('a problem of the plan', () => {
  it.each([
    ['Asia/Tokyo', '2028-11-22', '2027-11-23'],
    ['UTC', '2028-11-22', '2027-11-22'],
    ['Pacific/Auckland', '2028-11-23', '2027-11-23'],
  ])('names dates as people count them in %s', (timeZone, client, issuer) => {
    const [problem] = problemsOf(planned(timeZone), words);
    expect(problem?.what).toContain(`valid until ${client}, but the CA ends on ${issuer}`);
  });
});
