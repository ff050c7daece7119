/** `hakko revoke`の画面。 */
import type * as english from '../../en/screens/revoke.ts';

export const revoke: typeof english.revoke = {
  intro: (group) => `${group}の証明書を失効します:`,
  fields: {
    file: 'ファイル',
    serial: 'シリアル番号',
    made: '作成',
    until: '有効期限',
    batch: '発行回',
    state: '状態',
  },
  formerState: '前の証明書(今は新しいものがあります)',
  hits: (n) =>
    n === 1
      ? '失効すると、次の方がどの端末からもつながらなくなります:'
      : `失効すると、次の${n}人全員が、どの端末からもつながらなくなります:`,
  hitsNobody: 'この証明書を使う方は、もういません。',
  formerHits: (n) => `次の${n}人のうち、新しい証明書に替えていない方がつながらなくなります:`,
  more: (n) => `… ほか${n}人`,
  leavers: (n) => `作成の後に利用を終えた${n}人の端末に残るものも、使えなくなります。`,
  others: (group) => `${group}の次の証明書は、有効なままです:`,
  onlyOne: '1人が利用をやめるだけなら、失効せずに「hakko end ログインID」を使ってください。',
  reason: '失効の理由(公開される失効リストに載ります)',
  reasons: {
    keyCompromise: 'ファイルとパスワードが漏れた、端末をなくした又は盗まれた',
    superseded: '新しい証明書に替えた(漏れてはいない)',
    affiliationChanged: '名称や所属が変わった',
    cessationOfOperation: '利用をやめた',
    privilegeWithdrawn: '利用を認めないこととした',
    unspecified: '理由を示さない',
  },
  confirm: '失効しますか?(元に戻せません)',
  typeToConfirm: (group) => `元に戻せません。進むときは ${group} と入力してください`,
  notTheSame: (group) => `${group} と入力するか、Ctrl-Cで中止してください。`,
  reissue: ({ login, install, toManager }) =>
    `続けて、新しい証明書を作ります。印刷する通知票は、${login > 0 ? `①が${login}通、` : ''}②が${install}通${toManager ? '(管理者宛て)' : ''}です。`,
  confirmReissue: '新しい証明書と通知票を作りますか?',
  reissued: (group) => `${group}には新しい証明書があります。することはありません。`,
  unfinished: (batch) => `発行回${batch}が途中で止まっています。失効の前に、まずこれを終えます。`,
  finished: (group) =>
    `これは${group}の新しい証明書の発行でした。始めたことは全て終わりました。ほかには何も失効していません。`,
  dryRun: '何も書いていません(--dry-run)。',
  already: (group, date, reason) => `${group}のこの証明書は、${date}に失効しています(${reason})。`,
  ended: (group, date) =>
    `${group}の証明書は${date}に期限が切れていて、誰もつながりません。失効はしません。`,
  done: (group, reason) => `${group}の証明書を失効しました(${reason})。`,
  next: '次は: この失効リストを、Webサーバーにある古いものと置き換えてください。置き換えるまで、失効した証明書でつながります。',
  takeDown: (file) => `${file}を、ダウンロードページから外してください。`,
  again: (group) => `${group}に新しい証明書と通知票を作るときは: hakko revoke ${group} --reissue`,
};
