/** CAのフォルダーを開くときの言葉: 別のコマンドが使っている、又は置き場所がよくない。 */
import type * as english from '../../en/screens/waiting.ts';

export const waiting: typeof english.waiting = (seconds) =>
  `終わるのを${seconds}秒まで待ちます(Ctrl-Cで待つのをやめます)…`;

export const moveHome: typeof english.moveHome = () =>
  'hakkoが動いていないときに、フォルダー全体を、この機械の中の同期されないディスクに移してください。';
