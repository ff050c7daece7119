/** 別のコマンドが終わるのを待つ間の言葉。 */
import type * as english from '../../en/screens/waiting.ts';

export const waiting: typeof english.waiting = (seconds) =>
  `終わるのを${seconds}秒まで待ちます(Ctrl-Cで待つのをやめます)…`;
