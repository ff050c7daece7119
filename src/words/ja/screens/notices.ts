/** `hakko notices`の画面。 */
import type * as english from '../../en/screens/notices.ts';

export const notices: typeof english.notices = {
  intro: (login, install) =>
    `次の通知票を、今のパスワードと管理番号のまま印刷します: ①が${login}通、②が${install}通`,
  posted: (letters) =>
    `このうち${letters}通は発送済みです。紛失、開封又は誤配のときは、印刷しないでください。--reason lost、opened又はmisdelivered を付けると、すべきことを示します。`,
  reason: '印刷し直す理由',
  reasons: {
    spoiled: 'spoiled: 印刷や折りで紙を損じた(損じた紙は手元にある)',
    wording: 'wording: 文言を直した',
    lost: 'lost: 紛失した',
    opened: 'opened: 封が開いていた',
    misdelivered: 'misdelivered: 別の方に届いた',
  },
  confirm: (letters) => `${letters}通を印刷しますか?`,
  dryRun: '何も書いていません(--dry-run)。',
  done: (mark, letters, folder) => `通知票${mark} ${letters}通を ${folder} に作りました。`,
  shred: '代わりになった紙は細断してください。両方を発送しないでください。',
  post: '片面・等倍(100%)で印刷し、①と②は別々に発送してください。',
};
