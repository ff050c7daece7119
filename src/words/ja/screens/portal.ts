/** `hakko portal`の画面。 */
import type * as english from '../../en/screens/portal.ts';

export const portal: typeof english.portal = {
  ready: 'ポータルを始めました。Ctrl-Cで終わります。',
  download: 'ダウンロードページ',
  portal: 'ポータル',
  serverCa: (path) =>
    `サーバーの証明書は使い捨てです。ブラウザーは警告を出します。警告なしで試すときは、${path}を信頼させてください(利用者の端末では行わないでください)。`,
  uncovered: (hosts) =>
    `${hosts}の証明書が、指定したものの中にありません。ブラウザーは警告を出します。設定portal.downloadUrl及びportal.hostsの名前ごとに、--server-certと--server-keyで指定してください。`,
  sample: '予行の見本です。全てのページに「見本」と表示されます。',
  serves: (accounts, files) => `ログイン${accounts}人分、証明書ファイル${files}個`,
  log: (path) => `試みの記録: ${path}`,
  exposed: 'ほかの機械からも接続できます。',
  stopping: '終わります。途中のダウンロードは最後まで送ります。',
  notices: {
    reloaded: (accounts, files) =>
      `変更を読み直しました: ログイン${accounts}人分、証明書ファイル${files}個。`,
    'reload-failed': (what) => `変更を読めないので、前のまま動いています。${what}`,
    'crl-soon': (ca, date) =>
      `CA「${ca}」の失効リストが${date}に切れます。過ぎると全員がつながらなくなります。「hakko crl」で新しくし、書き出し直してください。`,
    'crl-expired': (ca, date) =>
      `全員がつながりません: CA「${ca}」の失効リストが${date}に切れました。「hakko crl」で新しくし、書き出し直してください。`,
    'crl-missing': (ca) =>
      `全員がつながりません: CA「${ca}」の使える失効リストがありません。「hakko crl」で新しくし、書き出し直してください。`,
    'audit-unwritable': (what) =>
      `試みを記録できません。${what}ポータルは動き続けます。書けるようになると自分で気付き、抜けた数を記録します。`,
    'audit-written-again': (missing) =>
      `試みの記録を再開しました。抜けた${missing}件は、その数だけを記録しました。`,
    'downloads-unwritable': (what) =>
      `証明書ファイルを渡せません。済んだダウンロードを書き留められないためです。${what}ページは動き続け、利用者には後でもう一度お試しいただくよう案内します。書けるようにすると、ポータルが自分で気付きます。`,
    'downloads-written-again': (downloads) =>
      `証明書ファイルを渡すのを再開しました。遅れた${downloads}件のダウンロードは、全て書き留めました。`,
    'downloads-lost': (downloads) =>
      `済んだダウンロード${downloads}件を書き留められないまま終わりました。次に始めたとき、数に入りません。`,
    failed: (what) => `不具合が起きました: ${what}`,
  },
};
