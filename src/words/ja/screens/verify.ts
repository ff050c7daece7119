/** `hakko verify`の画面。 */
import type * as english from '../../en/screens/verify.ts';

export const verify: typeof english.verify = {
  progress: ({ done, total, perSecond, secondsLeft }) =>
    `${done}/${total} .p12ファイル  毎秒${perSecond.toFixed(0)}  残り${secondsLeft}秒`,
  platform: '端末',
  evidence: '根拠',
  alike: (file, more) => (more === 0 ? file : `${file}ほか${more}`),
  filePassword: '.p12のパスワード',
  fileLocked: '中は開いていません(--password-file を付けると開きます)。',
  crypto: {
    heads: ['ファイル', '対象', '方式', '反復回数', 'ソルト(オクテット)'],
    key: '鍵',
    safe: '証明書',
    certificate: '証明書',
    mac: 'MAC',
    clear: '暗号化なし',
    none: 'なし',
  },
  locked:
    'パスフレーズがないので、ファイルの中は開いていません(--passphrase-file を付けると開きます)。',
  checked: (files, letters) => `証明書ファイル${files}と通知票${letters}通を、台帳と比べました。`,
  lettersGone: (files) =>
    `通知票のPDFのうち${files}個は、フォルダーにありません。発送の後に削除したのであれば、そのままで構いません。`,
  good: '全て正しく、そろっています。',
  bad: (findings) => `次の${findings}件が見付かりました:`,
  findings: {
    'p12-missing': (path) => `${path} がありません。バックアップから戻してください。`,
    'p12-differs': (path) => `${path} は発行したものと違います。配らないでください。`,
    'p12-unopened': (path) => `${path} は、通知票に印刷したパスワードで開きません。`,
    'p12-chain': (path) => `${path} の証明書は、このCAのものではありません。`,
    'p12-expired': (path, date) => `${path} の証明書は${date}に期限が切れました。`,
    'p12-orphan': (path) => `${path} は台帳にありません。`,
    mode: (path, mode) =>
      `${path} の権限が${mode}で、他の人も読めます。600(フォルダーは700)にしてください。`,
    'letters-differ': (path) => `${path} は作成したものと違います。発送しないでください。`,
    'crl-differs': (path) =>
      `${path} は台帳の失効リストと違います。「hakko crl --write」で書き直せます。`,
    'crl-missing': (path) =>
      `${path} がありません。「hakko crl --write」で書き直せます。一度も作っていないときは「hakko crl」で作ってください。`,
    'crl-expired': (path, date) =>
      `${path} は${date}に期限が切れました。全員がつながらなくなります。「hakko crl」で新しくし、Webサーバーに置いてください。`,
    'crl-soon': (path, date) =>
      `${path} は${date}に期限が切れます。過ぎると全員がつながらなくなります。「hakko crl」で新しくし、Webサーバーに置いてください。`,
    'chain-broken': (sequence) => `記録の${sequence}番目が書き換えられています。`,
    'batch-open': (batch) =>
      `発行回${batch}は途中で止まっています。次の「hakko issue」が続きを行います。`,
  },
};
