/** `hakko passphrase`の画面。 */
import type * as english from '../../en/screens/passphrase.ts';

export const passphrase: typeof english.passphrase = {
  finished:
    '途中で止まっていたパスフレーズの変更を、今終えました。新しいパスフレーズを使ってください。',
  changed: (keys) =>
    `パスフレーズを変更しました。${keys.join('、')} は新しいパスフレーズで開きます。前のパスフレーズでは、もう開きません。`,
  already: (keys) =>
    `${keys.join('、')} は、既に新しいパスフレーズで開きます。何も変えていません。`,
  recoveryCode: {
    new: '新しい復旧コードに替わりました。前の復旧コードは使えません。',
    kept: '復旧コードは、前のまま使えます。',
    none: '復旧コードがありません。パスフレーズを失うとCAは使えなくなります。「hakko passphrase --new-recovery-code」で作れます。',
  },
  elsewhere: (keys) =>
    `ここにないので変更していない鍵: ${keys.join('、')}。保管先の鍵は、前のパスフレーズのままです。前のパスフレーズも共に保管し、次に使う前に、次のコマンドで改めてください: openssl pkcs8 -topk8 -v2prf hmacWithSHA256 -iter 600000 -in 元の鍵 -out 新しい鍵`,
  backups:
    'これまでのバックアップは、その時のパスフレーズと復旧コードで開きます。新しいバックアップを取り(hakko backup フォルダー)、古いものは廃棄するか、前のパスフレーズと共に保管してください。',
};
