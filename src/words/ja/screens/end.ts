/** `hakko end`の画面。 */
import type * as english from '../../en/screens/end.ts';

export const end: typeof english.end = {
  intro: (n) => (n === 1 ? '次の方の利用を終えます:' : `次の${n}人の利用を終えます:`),
  more: (n) => `… ほか${n}人`,
  stays: ({ group, file, until, leavers, left }) =>
    `${group}の証明書(${file})は、そのまま残ります。利用を終える方の端末に入れたものは、失効するか、期限(${until})が来るまで使えます。作成の後に利用を終えた方は、今回を含めて${leavers}人、残りは${left}人です。`,
  already: (loginId, name, date) =>
    `${loginId}(${name})は、既に利用を終えています${date === '' ? '' : `(${date})`}。`,
  confirm: '利用を終えますか?(初期パスワードは元に戻せません)',
  dryRun: '何も書いていません(--dry-run)。',
  done: (n) =>
    `${n}人の利用を終えました。初期パスワードとその照合用の値を消し、通知票を無効にしました。`,
  downloadPage: '次は: ダウンロードページに別にログインIDがあるときは、そこでも止めてください。',
  lockOut: (group) =>
    `端末の証明書もつながらなくするときは、${group}の全員の証明書を新しくします: hakko revoke ${group} --reissue`,
  nobodyLeft: (group) =>
    `${group}を使う方は、もういません。証明書を失効するときは: hakko revoke ${group} --reason cessationOfOperation`,
};
