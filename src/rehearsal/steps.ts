/** The steps of a rehearsal, in order. */
import type { Step } from './step.ts';
import { endLogin } from './steps/end-login.ts';
import { issueAll } from './steps/issue-all.ts';
import { joinPerson } from './steps/join-person.ts';
import { makeHome } from './steps/make-home.ts';
import { openFiles } from './steps/open-files.ts';
import { checkLog, verifyAll } from './steps/prove-home.ts';
import { planRoster } from './steps/plan-roster.ts';
import { readLetters } from './steps/read-letters.ts';
import { revokeGroup } from './steps/revoke-group.ts';

export const steps: readonly Step[] = [
  { phase: 'make', name: 'init', run: makeHome },
  { phase: 'make', name: 'check', run: planRoster },
  { phase: 'make', name: 'issue', run: issueAll },
  { phase: 'letters', name: 'read', run: readLetters },
  { phase: 'letters', name: 'open', run: openFiles },
  { phase: 'year', name: 'join', run: joinPerson },
  { phase: 'year', name: 'end', run: endLogin },
  { phase: 'year', name: 'revoke', run: revokeGroup },
  { phase: 'proof', name: 'verify', run: verifyAll },
  { phase: 'proof', name: 'audit', run: checkLog },
];
