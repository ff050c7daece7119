/** 各コマンドの画面の言葉。1つのコマンドに1つのファイル。 */
import { audit } from './screens/audit.ts';
import { anonymise } from './screens/anonymise.ts';
import { backup } from './screens/backup.ts';
import { bug } from './screens/bug.ts';
import { crl } from './screens/crl.ts';
import { end } from './screens/end.ts';
import { exported } from './screens/export.ts';
import { guide } from './screens/guide.ts';
import { init } from './screens/init.ts';
import { issue } from './screens/issue.ts';
import { ledger } from './screens/ledger.ts';
import { list } from './screens/list.ts';
import { notices } from './screens/notices.ts';
import { passphrase } from './screens/passphrase.ts';
import { portal } from './screens/portal.ts';
import { prompts, progress } from './screens/prompts.ts';
import { recovery } from './screens/recovery.ts';
import { remake } from './screens/remake.ts';
import { rehearse } from './screens/rehearse.ts';
import { reset } from './screens/reset.ts';
import { restore } from './screens/restore.ts';
import { revoke } from './screens/revoke.ts';
import { show } from './screens/show.ts';
import { template } from './screens/template.ts';
import { verify } from './screens/verify.ts';
import { moveHome, waiting } from './screens/waiting.ts';
import type { screens as english } from '../en/screens.ts';

export const screens: typeof english = {
  anonymise,
  audit,
  backup,
  bug,
  crl,
  end,
  exported,
  guide,
  init,
  issue,
  ledger,
  list,
  notices,
  passphrase,
  portal,
  prompts,
  progress,
  recovery,
  remake,
  rehearse,
  reset,
  restore,
  revoke,
  show,
  template,
  verify,
  moveHome,
  waiting,
};
