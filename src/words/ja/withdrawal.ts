/** 失効や利用終了を妨げたものと、その対処。 */
import type { WithdrawalErrorArgs } from '../../withdrawal/errors.ts';
import type { Messages } from '../message.ts';

export const withdrawalMessages: Messages<WithdrawalErrorArgs> = {
  'certificate-unknown': ({ query, near }) => ({
    what: `「${query}」の証明書は台帳にありません。何も書いていません。`,
    todo:
      near.length > 0
        ? `${near.join('、')} ではありませんか。`
        : 'ログインIDの先頭(G13B)又はシリアル番号を指定してください。どちらも「hakko list」で分かります。',
  }),
  'certificate-shared': ({ loginId, group, people }) => ({
    what: `${loginId} は1人のログインIDです。${group} の証明書は${people}人で共用しています。何も書いていません。`,
    todo: `この方だけが利用をやめるときは「hakko end ${loginId}」、${group} の全員をつながらなくするときは「hakko revoke ${group}」です。`,
  }),
  'logins-unknown': ({ logins }) => ({
    what: `次のログインIDは台帳にありません: ${logins.map(({ loginId, near }) => `「${loginId}」${near.length > 0 ? `(${near.join('、')} ではありませんか)` : ''}`).join('、')}。何も書いていません。`,
    todo: '書き間違いを確かめてください。「hakko show G13B」で、その事業所のログインIDが分かります。',
  }),
  'logins-waiting': ({ loginIds, batch }) => ({
    what: `${loginIds.join('、')} は、途中で止まっている発行回${batch}で発行中です。何も書いていません。`,
    todo: '先に「hakko issue」をもう一度実行して発行回を終えてから、利用を終えてください。',
  }),
  'logins-over': ({ loginIds }) => ({
    what: `利用を終えています: ${loginIds.join('、')}`,
    todo: '再び利用する方には新しいログインIDを付け、名簿に加えて「hakko issue」を実行してください。',
  }),
  'certificate-not-in-use': ({ group }) => ({
    what: `${group}には、使っている証明書がありません。`,
    todo: `新しい証明書と通知票を作るときは: hakko revoke ${group} --reissue`,
  }),
  'reissue-nobody': ({ group }) => ({
    what: `${group} の利用者は、もういません。通知票を送る相手がいないので、何も書いていません。`,
    todo: '--reissue を除いてください。',
  }),
  'reissue-not-needed': ({ group, serialNumber }) => ({
    what: `${group} には新しい証明書(${serialNumber})があり、そのまま使えます。何も書いていません。`,
    todo: `--reissue を除くか、新しい方を指定してください: hakko revoke ${serialNumber} --reissue`,
  }),
  'reissue-just-made': ({ group, serialNumber, at }) => ({
    what: `${group} のこの証明書は、前のものに代えて${at}に作ったばかりです。同じコマンドをもう一度実行したものと思われます。何も書いていません。`,
    todo: `通知票の場所は「hakko show ${group}」で分かります。新しい証明書も失効させるときは、シリアル番号を指定してください: hakko revoke ${serialNumber} --reissue`,
  }),
  'invalidity-date-outside': ({ date, from, to }) => ({
    what: `${date}から鍵が他人の手にあったはずはありません。証明書の作成は${from}、今日は${to}です。`,
    todo: `${from}から${to}までの日付にするか、--invalidity-date を除いてください。`,
  }),
  'reason-not-for-clients': ({ reason }) => ({
    what: WHY_NOT[reason] ?? `「${reason}」は、利用者の証明書の失効の理由には使えません。`,
    todo: '別の理由を指定してください。「hakko revoke --help」で分かります。',
  }),
};

const WHY_NOT: Readonly<Record<string, string>> = {
  certificateHold:
    'certificateHold は、後で取り消すための一時停止です。ブラウザやサーバーが取消しを確実に扱わないので、使えません。ここでの失効は、元に戻せません。',
  removeFromCRL: 'removeFromCRL は差分のリスト(delta CRL)のためのもので、hakkoは作りません。',
  cACompromise: 'cACompromise は、CAについての理由です。利用者の証明書には使えません。',
  aACompromise: 'aACompromise は、属性認証局についての理由です。利用者の証明書には使えません。',
};
