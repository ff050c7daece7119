/** `hakko backup`の画面。 */
import type * as english from '../../en/screens/backup.ts';

export const backup: typeof english.backup = {
  progress: ({ done, total }) => `${done}/${total} ファイル`,
  done: (folder) => `バックアップを取りました: ${folder}`,
  content: ({ people, certificates, lastBatch, keys }) =>
    `内容: 台帳(利用者${people}人、証明書${certificates}${lastBatch === undefined ? '' : `、発行回${lastBatch}まで`})、鍵(${keys})、設定、失効リスト。`,
  verified: (files, size) =>
    `ファイル${files}個、${size}。全て読み直し、台帳を開いて記録のつながりを確かめました。`,
  withoutFiles:
    '通知票と証明書ファイルは入っていません。「hakko remake」で、台帳から作り直せます(--with-files を付けると、ファイルも入ります)。',
  openBatch: (batch) =>
    `発行回${batch}は終わっていませんでした。それまでに発行した分が入っています。終わったら、もう一度バックアップを取ってください。`,
  sameDisk:
    'CAと同じディスクです。ディスクが故障すると、両方が失われます。別の媒体にも写してください。',
  inMemory:
    'この機械のメモリーの中(tmpfs)なので、再起動すると消えます。バックアップになりません。直ちに別の媒体に写してください。',
  notPrivate:
    'この媒体では権限が効かないので、手にした人は誰でも氏名と住所を読めます。鍵の掛かる場所に保管するか、暗号化した媒体を使ってください。',
  unrecorded:
    'CAのフォルダーに書く権限がないので、そこには記録していません。バックアップは完全です。',
  keep: '氏名と住所は読める形、鍵とパスワードは読めない形で入っています。パスフレーズ及び復旧コードとは別に、鍵の掛かる場所に保管してください。',
  restore: (folder) => `戻すときは: hakko restore ${folder}`,
  none: 'バックアップはまだです: hakko backup フォルダー',
  older: (day) =>
    `前回のバックアップは${day}で、今回の発行は入っていません: hakko backup フォルダー`,
};
