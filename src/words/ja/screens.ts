/** 各コマンドの画面の言葉。1つのコマンドに1つのファイル。 */
import { bug } from './screens/bug.ts';
import { crl } from './screens/crl.ts';
import { init } from './screens/init.ts';
import { issue } from './screens/issue.ts';
import { ledger } from './screens/ledger.ts';
import { list } from './screens/list.ts';
import { prompts, progress } from './screens/prompts.ts';
import { rehearse } from './screens/rehearse.ts';
import { show } from './screens/show.ts';
import { verify } from './screens/verify.ts';
import { waiting } from './screens/waiting.ts';
import type { screens as english } from '../en/screens.ts';

export const screens: typeof english = {
  bug,
  crl,
  init,
  issue,
  ledger,
  list,
  prompts,
  progress,
  rehearse,
  show,
  verify,
  waiting,
};
