/** サイトを書き出せないときの言葉。 */
import type { ExportErrorArgs } from '../../export/errors.ts';
import type { Messages } from '../message.ts';

export const exportMessages: Messages<ExportErrorArgs> = {
  'export-folder-taken': ({ folder }) => ({
    what: `${folder} には、別のものがあります。そのままにしてあります。`,
    todo: '新しいフォルダー、空のフォルダー、又は前に同じものを書き出したフォルダーを指定してください。',
  }),
  'export-host-unfit': ({ setting, value }) => ({
    what: `「${value}」(hakko.yamlの${setting})は、サイトの名前にできません。`,
    todo: 'portal.example.jpのように、https://もパスもないホスト名を書いてください。ダウンロードページには、証明書を求めない別のホスト名が要ります。',
  }),
  'export-hosts-missing': ({ setting }) => ({
    what: `証明書で利用するサイトのホスト名が、hakko.yamlにありません(${setting})。`,
    todo: 'ポータルのホスト名を書いて、もう一度書き出してください。',
  }),
  'export-names-unfit': ({ names }) => ({
    what: `Webサーバーのアカウントにできない名前があります: ${names.slice(0, 5).join('、')}${names.length > 5 ? ` ほか${names.length - 5}件` : ''}`,
    todo: 'ログインIDには、コロン、空白、先頭の#を使えません。これらを利用終了にし(hakko end)、別のログインIDで発行してください。',
  }),
  'export-path-unfit': ({ flag, path }) => ({
    what: `${path} (${flag})は、Webサーバーの設定に書けません。`,
    todo: '--atに、/srv/hakko/siteのような、文字、数字及び . _ @ + - だけの絶対パスを指定してください。',
  }),
  'export-listen-unfit': ({ value }) => ({
    what: `「${value}」は、待ち受けるアドレスではありません。`,
    todo: 'ポート、又はアドレスとポートを指定してください: 443、127.0.0.1:8443、[::1]:8443',
  }),
  'export-empty': ({ home }) => ({
    what: `${home} には、配ってよい証明書がありません。まだ発行していないか、全て期限切れ又は失効です。`,
    todo: '先に発行してください: hakko issue 名簿.csv',
  }),
  'export-groups-unknown': ({ groups }) => ({
    what: `配ってよい証明書がありません: ${groups.join('、')}`,
    todo: '「hakko list」で名前を確かめてください。',
  }),
  'export-crl-missing': ({ authority }) => ({
    what: `CA「${authority}」の失効リストがありません。このままでは、Webサーバーが全員を断ります。`,
    todo: '「hakko crl」で作ってください。鍵がここにないCAのときは、失効リストを受け取り、--crlで指定してください。',
  }),
  'export-group-unknown': ({ group }) => ({
    what: `このコンピューターには、グループ「${group}」がありません。`,
    todo: 'グループの番号を指定するか、--groupを付けずに書き出して、フォルダーの中のREADME.ja.mdのとおりにWebサーバーで行ってください。',
  }),
  'export-group-refused': ({ group, path }) => ({
    what: `${path} を、グループ「${group}」のものにできませんでした。`,
    todo: 'rootか、そのグループの利用者で実行してください。又は、--groupを付けずに書き出して、フォルダーの中のREADME.ja.mdのとおりにWebサーバーで行ってください。',
  }),
};
