/** A rehearsal of 500 people, with everybody at the portal, against the bare `issue` of the same roster. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ratioOf, sideOf, type Finding } from './finding.ts';
import { fakeRoster } from './roster.ts';
import { race, type ProcessContestant, type Rounds } from './timing.ts';
import { hakkoCommand, type KeyKind, type Workspace } from './workspace.ts';

const SIZE = { groups: 50, peoplePerGroup: 10 };
const PEOPLE = SIZE.groups * SIZE.peoplePerGroup;

/** How much longer one waits for the proof than for the thing itself. */
export async function compareRehearsal({
  workspace,
  ...rounds
}: Rounds & { readonly workspace: Workspace }): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const [key, name] of [
    ['rsa-2048', 'RSA-2048'],
    ['ec-p256', 'EC P-256'],
  ] as const) {
    const contestants = [rehearsal(workspace, key), bareIssue(workspace, key)];
    const [hakko, issue] = await race(`(n) rehearsal, ${name}`, contestants, rounds);
    if (!hakko || !issue) throw new RangeError('a comparison needs two sides');
    findings.push({
      ...{ id: 'n', title: `a rehearsal of ${PEOPLE} people, ${name} / the bare issue of them` },
      ...{ hakko: sideOf(hakko), other: sideOf(issue), ratio: ratioOf(hakko, issue, 'at-most') },
      note: `${PEOPLE} people in ${SIZE.groups} groups; the rehearsal makes a CA of its own, and everybody enters two hosts over two TLS versions`,
    });
  }
  return findings;
}

function rosterIn(folder: string): string {
  const path = join(folder, 'people.csv');
  writeFileSync(path, fakeRoster(SIZE));
  return path;
}

function rehearsal(workspace: Workspace, key: KeyKind): ProcessContestant {
  return {
    ...{ name: `hakko rehearse (${key})`, items: PEOPLE },
    prepare() {
      const roster = rosterIn(workspace.freshFolder(`rehearse-${key}`));
      const args = ['rehearse', roster, '--key', key, '--quiet', '--lang', 'en'];
      return Promise.resolve(hakkoCommand(args));
    },
  };
}

function bareIssue(workspace: Workspace, key: KeyKind): ProcessContestant {
  return {
    ...{ name: `hakko issue (${key})`, items: PEOPLE },
    async prepare() {
      const folder = mkdtempSync(join(workspace.folder, 'issue-'));
      const home = await workspace.makeHome(join(folder, 'home'), key);
      return workspace.call(['issue', rosterIn(folder), '--home', home, '--without-proof']);
    },
  };
}
