/** `hakko init`の画面。 */
import type * as english from '../../en/screens/init.ts';

export const init: typeof english.init = {
  intro: (folder) => `${folder} に新しいCAを作ります。`,
  org: '組織の名前(証明書と通知票に出ます)',
  caName: 'CAの名前',
  caNameDefault: (organisation) => `${organisation} 証明書発行CA`,
  serviceName: '通知票に書くサイトの名前',
  serviceNameDefault: (organisation) => `${organisation}ポータルサイト`,
  portalUrl: 'ダウンロードページのURL',
  tooLong: (maximum) => `${maximum}文字以内にしてください。`,
  importPassphrase: (path) => `持ち込む鍵 ${path} のパスフレーズ`,
  making: '鍵を作っています…',
  done: (folder) => `${folder} にCAを作りました。`,
  successorDone: (folder) => `${folder} に次のCAを作りました。新しい証明書は、このCAで発行します。`,
  authority: (name, until) => `CA「${name}」 有効期限 ${until}`,
  crl: (until) => `失効リストの期限 ${until}(過ぎると全員がつながらなくなります)`,
  crlOf: (ca, until) =>
    `CA「${ca}」の失効リストの期限 ${until}(過ぎると、その下の全員がつながらなくなります)`,
  inMemory: (folder) =>
    `${folder} は、この機械のメモリーの中(tmpfs)です。再起動すると、CAも発行したものも全て消えます。使い続けるCAは、ディスクに作ってください。`,
  noKey: (name) =>
    `CA「${name}」の鍵はここにないので、失効リストは作りません。Webサーバーには、このCAの発行元から得た失効リストも置いてください。`,
  revokedElsewhere:
    '持ち込んだCAがこれまでに失効させた証明書は、ここで作る失効リストに載りません。そのような証明書が有効期間内にあるときは、このCAを使わず、新しいCAを作ってください。',
  importedEndsSoon: (until, days) =>
    `このCAの期限(${until})は、今日発行する証明書(有効日数${days}日)より先に切れます。発行する前に、hakko.yamlの「client: days」を短くしてください。`,
  keep: {
    withCode:
      'パスフレーズと復旧コードは、金庫に保管してください。両方を失うと、CAは使えなくなります。',
    withoutCode:
      'パスフレーズは金庫に保管してください。復旧コードがないので、失うとCAは使えなくなります。「hakko passphrase --new-recovery-code」で作れます。',
  },
  next: (home) => [
    `${home}/hakko.yaml を見て、差出人、お問合せ先、ホスト名を書き入れてください。`,
    '次は: hakko check 名簿.csv、続いて hakko issue 名簿.csv',
  ],
  successorNext: (bundle) => [
    `発行する前に、Webサーバーの ${bundle} を新しいものに置き換えてください(今のCAと次のCAの証明書が入っています)。`,
    '失効リスト(crlフォルダーの全て)も、Webサーバーに置いてください。そろうまで、新しい証明書ではつながりません。',
    '今のCAの鍵は、その証明書が全て切れるまで残してください。フォルダー全体をバックアップしてください。',
  ],
};
