/** The steps of a rehearsal, in order. */
import type { Step } from './step.ts';
import { downloadFiles, typePrefixes } from './steps/download-files.ts';
import { endLogin } from './steps/end-login.ts';
import { enterPortal } from './steps/enter-portal.ts';
import { exportSite } from './steps/export-site.ts';
import { followYear } from './steps/follow-year.ts';
import { issueAll } from './steps/issue-all.ts';
import { joinPerson } from './steps/join-person.ts';
import { makeHome } from './steps/make-home.ts';
import { openFiles } from './steps/open-files.ts';
import { openPortal } from './steps/open-portal.ts';
import { checkLog, verifyAll } from './steps/prove-home.ts';
import { planRoster } from './steps/plan-roster.ts';
import { readLetters } from './steps/read-letters.ts';
import { reprintLetter } from './steps/reprint-letter.ts';
import { remakeFile } from './steps/remake-file.ts';
import { renewLists } from './steps/renew-lists.ts';
import { resetInstall } from './steps/reset-install.ts';
import { resetLogin } from './steps/reset-login.ts';
import { restoreBackup } from './steps/restore-backup.ts';
import { revokeGroup } from './steps/revoke-group.ts';
import {
  tryOtherDays,
  tryOtherLogins,
  tryStrangers,
  tryWrongPasswords,
} from './steps/turn-away.ts';

export const steps: readonly Step[] = [
  { phase: 'make', name: 'init', run: makeHome },
  { phase: 'make', name: 'check', run: planRoster },
  { phase: 'make', name: 'issue', run: issueAll },
  { phase: 'letters', name: 'read', run: readLetters },
  { phase: 'letters', name: 'open', run: openFiles },
  { phase: 'portal', name: 'portal', run: openPortal },
  { phase: 'portal', name: 'prefix', run: typePrefixes },
  { phase: 'portal', name: 'download', run: downloadFiles },
  { phase: 'portal', name: 'enter', run: enterPortal },
  { phase: 'portal', name: 'wrong-password', run: tryWrongPasswords },
  { phase: 'portal', name: 'other-login', run: tryOtherLogins },
  { phase: 'portal', name: 'strangers', run: tryStrangers },
  { phase: 'portal', name: 'other-days', run: tryOtherDays },
  { phase: 'year', name: 'join', run: joinPerson },
  { phase: 'year', name: 'end', run: endLogin },
  { phase: 'year', name: 'reset', run: resetLogin },
  { phase: 'year', name: 'revoke', run: revokeGroup },
  { phase: 'year', name: 'follow', run: followYear },
  { phase: 'year', name: 'reset-install', run: resetInstall },
  { phase: 'year', name: 'reprint', run: reprintLetter },
  { phase: 'year', name: 'remake', run: remakeFile },
  { phase: 'year', name: 'crl', run: renewLists },
  { phase: 'proof', name: 'export', run: exportSite },
  { phase: 'proof', name: 'restore', run: restoreBackup },
  { phase: 'proof', name: 'verify', run: verifyAll },
  { phase: 'proof', name: 'audit', run: checkLog },
];
