/** `hakko export`の画面。 */
import type * as english from '../../en/screens/export.ts';

export const exported: typeof english.exported = {
  progress: ({ done, total }) => `${done}/${total} ファイル`,
  portal: {
    done: (folder) => `ポータルのサイトを書き出しました: ${folder}`,
    holds: (accounts, files) =>
      `ログイン${accounts}人分、証明書ファイル${files}個。パスフレーズ、CAの鍵及び氏名は入っていません。`,
    written: (written, removed) =>
      `書いたファイル${written}個、消したファイル${removed}個。このフォルダーで動いているポータルは、自分で読み直します。`,
    sample: '予行の見本です。全てのページに「見本」と表示されます。',
    next: (folder) => `次は: このフォルダーをサーバーへ写し、そこで: hakko portal --from ${folder}`,
    refresh: '発行、利用終了、失効及び「hakko crl」のたびに、もう一度書き出してください。',
  },
  webServer: {
    done: (server, folder) => `${server}用のサイトを書き出しました: ${folder}`,
    unchanged: (folder) => `前に書き出したときから変わっていません: ${folder}`,
    holds: (groups, logins, revoked) =>
      `証明書${groups}件、ログイン${logins}人分、失効${revoked}件。パスフレーズ、CAの鍵及び氏名は入っていません。`,
    hosts: (download, portals) =>
      `ダウンロードページ ${download}、証明書で利用するサイト ${portals}`,
    previous: (folder) => `前に書き出したものは、元に戻せるように残しました: ${folder}`,
    noGroup:
      'このファイルを読めるのは、あなただけです。Webサーバーのグループを指定するか(--group www-data)、フォルダーの中のREADME.ja.mdを見てください。',
    crlUntil: (day) =>
      `失効リストは${day}に切れます。それまでに書き出し直して写さないと、全員がつながらなくなります。`,
    next: (at) =>
      `次は: フォルダーの中のREADME.ja.mdに、Webサーバーの管理者の手順があります。置き場所は ${at} です。`,
    refresh:
      '発行、利用終了、失効及び「hakko crl」のたびにもう一度書き出し、Webサーバーに読み直させてください。',
  },
  ca: {
    done: (folder) => `CAの証明書と失効リストを書き出しました: ${folder}`,
    until: (day) => `${day}まで`,
    compare: '受け取る方は、電話など別の方法で、フィンガープリントを照らし合わせてください。',
  },
  mobileconfig: {
    done: (profiles, folder) => `構成プロファイル${profiles}個を書き出しました: ${folder}`,
    unsigned:
      '署名はありません。端末には「未署名」又は「未検証」と表示されます。署名の方法は docs/ja/web-server.md にあります。',
    password:
      'パスワードは入っていません。端末が、通知票②の証明書インストール用パスワードを尋ねます。証明書ファイルと同じように扱ってください。',
  },
};
