/** `hakko verify`の画面。 */
import type { EventFault } from '../../../ledger/broken-event.ts';
import type { Platform } from '../../../importability/platform.ts';
import type * as english from '../../en/screens/verify.ts';
import { importability } from '../importability.ts';
import { audit } from './audit.ts';

export const verify: typeof english.verify = {
  progress: ({ done, total, perSecond, secondsLeft }) =>
    `${done}/${total} .p12ファイル  毎秒${perSecond.toFixed(0)}  残り${secondsLeft}秒`,
  platform: '端末',
  evidence: '根拠',
  alike: (file, more) => (more === 0 ? file : `${file}ほか${more}`),
  filePassword: '.p12のパスワード',
  fileLocked: '中は開いていません(--password-file を付けると開きます)。',
  platformRefuses: (path, platform, reason) => `${path} は、${platform}では開けません: ${reason}。`,
  opensOnNamed: (path, platforms) =>
    `${path} は、指定した環境の全てで開けます: ${platforms.join('、')}`,
  opensNowhere: (path) => `${path} を開ける環境はありません(hakkoが知る限り)。`,
  noKey: '秘密鍵が入っていません。このファイルではログインできません。',
  passwordUntried: 'パスワードは試していません。ファイルが求める反復回数が多過ぎます。',
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
    `通知票のPDFのうち${files}個は、フォルダーにありません。発送の後に削除したのであれば、そのままで構いません。必要なものは「hakko remake 発行回 --print login」(又はinstall)で作り直せます。`,
  good: '全て正しく、そろっています。',
  bad: (findings) => `次の${findings}件が見付かりました:`,
  more: (n) => `… ほか、同じような${n}件(--json を付けると全て出ます)`,
  findings: {
    'p12-missing': (path, _detail, batch) =>
      `${path} がありません。「hakko remake ${batch}」で作り直せます。`,
    'p12-differs': (path, _detail, batch) =>
      `${path} は発行したものと違います。配らずに、誰が変えたのかを調べてください。「hakko remake ${batch} --force」で作り直せます。`,
    'p12-unopened': (path) =>
      `${path} は、通知票に印刷したパスワードで開きません。配らずに、hakkoの不具合としてお知らせください。`,
    'p12-chain': (path) =>
      `${path} の証明書は、このCAのものではありません。配らずに、hakkoの不具合としてお知らせください。`,
    'p12-expired': (path, date) =>
      `${path} の証明書は${date}に期限が切れました。ダウンロードページから外してください。`,
    'p12-platform': (file, platform) =>
      `${file} は、必ず開けなければならない環境のうち、${importability.platforms[platform as Platform]}では開けません(理由は表にあります)。「hakko check 名簿」が、開ける形式(hakko.yamlのp12.profile)を示します。直してから「hakko revoke ${file.replace(/\.p12$/, '')} --reissue」で、別のファイルを作れます。`,
    'p12-orphan': (path) =>
      `${path} は、この発行回で発行したものではありません。配らずに、何のファイルかを確かめ、別の場所に移してください。`,
    mode: (path, mode) =>
      `${path} の権限が${mode}で、他の人も使えます。直すコマンドは: chmod -R go= '${path}'`,
    'p12-copy-damaged': (file) =>
      `台帳にある ${file} の控えが壊れていて、作り直せません。発行回のフォルダーのファイルを残し、バックアップに戻すことを考えてください。`,
    'install-password-damaged': (file) =>
      `台帳にある ${file} のパスワードが壊れていて、通知票②を作り直せません。バックアップに戻すことを考えてください。`,
    'initial-password-damaged': (loginId) =>
      `台帳にある ${loginId} の初期パスワードが壊れていて、通知票①を作り直せません。バックアップに戻すことを考えてください。`,
    'letters-differ': (path, kind, batch) =>
      `${path} は作成したものと違います。発送しないでください。「hakko remake ${batch} --print ${kind} --force」で作り直せます。`,
    'letters-orphan': (path) =>
      `${path} は、この発行回で作成したものではありません。発送せずに、別の場所に移してください。`,
    'record-missing': (path, _detail, batch) =>
      `${path} がありません。「hakko remake ${batch}」で作り直せます。`,
    'record-differs': (path, _detail, batch) =>
      `${path} は書いたものと違います。「hakko remake ${batch} --force」で作り直せます。`,
    'file-unknown': (path) =>
      `${path} は、hakkoが作ったものではありません。別の場所に移してください。`,
    'staged-left': (path) =>
      `${path} は、途中で終わったコマンドの残りです。パスワードが入っていることがあります。削除してください。`,
    'batch-folder-missing': (path, _detail, batch) =>
      `発行回${batch}のフォルダー ${path} がありません。ディスクをつなぐか、別の場所に作り直してください: hakko remake ${batch} --out 新しいフォルダー`,
    'batch-unknown': (path) =>
      `${path} は、台帳にない発行回です。台帳が古いバックアップであれば、これを解決するまで発行しないでください。そうでなければ、別の場所に移してください。`,
    'crl-differs': (path) =>
      `${path} は台帳の失効リストと違います。「hakko crl --write」で書き直せます。`,
    'crl-missing': (path) =>
      `${path} がありません。「hakko crl --write」で書き直せます。一度も作っていないときは「hakko crl」で作ってください。`,
    'crl-expired': (path, date) =>
      `${path} は${date}に期限が切れました。全員がつながらなくなります。「hakko crl」で新しくし、Webサーバーに置いてください。`,
    'crl-soon': (path, date) =>
      `${path} は${date}に期限が切れます。過ぎると全員がつながらなくなります。「hakko crl」で新しくし、Webサーバーに置いてください。`,
    'clock-behind': (now, last) =>
      `この機械の時計は ${now} ですが、台帳の最後の記録は ${last} です。時計を合わせてください。`,
    'ca-ended': (now, ended) =>
      `この機械の時計は ${now} で、CAの期限(${ended})を過ぎています。時計を確かめてください。正しいときは、「hakko init --successor」で次のCAを作ってください。`,
    'chain-broken': (sequence, fault) => audit.broken(Number(sequence), fault as EventFault),
    'head-unknown': (path) => audit.recordUnknown(path),
    'head-unreadable': (path) =>
      `${path} は作成したものと違うので、控えた値を比べられません。バックアップから戻してください。`,
    'batch-open': (batch) =>
      `発行回${batch}は途中で止まっています。次の「hakko issue」が続きを行います。`,
  },
};
