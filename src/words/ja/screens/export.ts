/** `hakko export`の画面。 */
import type * as english from '../../en/screens/export.ts';

export const exported: typeof english.exported = {
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
};
