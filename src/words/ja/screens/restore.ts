/** `hakko restore`の画面。 */
import type * as english from '../../en/screens/restore.ts';

export const restore: typeof english.restore = {
  progress: ({ done, total }) => `${done}/${total} ファイル`,
  from: (made, lastBatch) =>
    `${made}のバックアップです${lastBatch === '' ? '' : `(発行回${lastBatch}まで)`}。`,
  taken: (folder) => `${folder} には既に何かがあります。フォルダーごと、脇に移します。`,
  older: (lastEvent) =>
    `そこにあるCAは、まだ読めます(最後の記録は${lastEvent})。本当にバックアップに戻しますか。`,
  confirm: '脇に移して、バックアップから戻しますか?',
  done: (folder) => `${folder} にCAを戻しました。`,
  aside: (folder) =>
    `元のフォルダーは ${folder} に移しました。全て済んだら、削除してください(鍵と通知票が入っています)。`,
  nothingNew:
    'バックアップの後の発行回は、見付かりませんでした。発行したことがあるときは、次に発行する前に、そのbatch.jsonのあるフォルダーを --batches で指定して、もう一度戻してください。',
  batches: (ids) => `バックアップの後の発行回で、台帳にないもの: ${ids}`,
  taught: ({ certificates, numbers, revoked }) =>
    `フォルダーから、証明書${certificates}、管理番号${numbers}、失効${revoked}を読み取りました。同じ番号は二度と使いません。`,
  crls: (crls) => `失効リストは、次の番号の続きから作ります: ${crls}`,
  interrupted: (ids) =>
    `発行回${ids}は途中で止まっていました。その証明書ファイルと通知票は、使わないでください。`,
  certificates: '次の証明書は使われていますが、パスワードと、その利用者のログインは失われました。',
  heads: {
    group: '事業所',
    file: 'ファイル',
    until: '有効期限',
    batch: '発行回',
    serial: 'シリアル番号',
  },
  again:
    '最新の名簿で「hakko issue」を実行してください。この利用者に新しい証明書と通知票を作ります。ほかの方は変わりません。',
  revoke: (serial) =>
    `新しい証明書を使い始めたら、古いものを1つずつ失効してください: hakko revoke ${serial}`,
  revoked: (groups) =>
    `バックアップの後に失効していたもの: ${groups}。名簿に残っている方には、「hakko issue」が新しい証明書を発行します。要らない方は、名簿から除いてください。`,
  letters: (numbers) =>
    `管理番号${numbers}件の通知票は、パスワードが失われたため無効です。利用者には新しい通知票を送ります。`,
  strangers: (serials) =>
    `情報が足りないか、別のCAが発行したため、読み取れなかった証明書: ${serials}。Webサーバーでこのシリアル番号を拒んでください。`,
  foreign: (ids) => `別のCAの発行回なので、何もしていません: ${ids}`,
  unreadable: (paths) => `読み取れなかったファイル: ${paths}`,
  openBatch: (batch) =>
    `バックアップを取ったとき、発行回${batch}は途中でした。次の「hakko issue」が、まずその続きを行います。`,
  renumbered: (batch, people) =>
    `発行回${batch}は、その後に終わっていました。そのうち${people}人には、新しい管理番号で通知票を作り直します(前に印刷したものは無効です)。ほかの方の通知票を、二度発送しないでください。`,
  endedLogins: (loginIds) =>
    `バックアップの後に利用を終えていたため、ここでも利用を終え、通知票を無効にしたログイン: ${loginIds}`,
  endAgain: (batch, loginIds) =>
    `次のログインは、バックアップの後に利用を終えていました。発行回${batch}が終わったら、もう一度終えてください: hakko end ${loginIds}`,
  reset:
    '次のパスワードは、バックアップの後に作り直されていました。新しいものは失われ、古いものがまた使えます(その通知票は無効です)。1つずつ、もう一度作り直してください。',
  withoutNewer:
    'バックアップより新しい台帳は、読めませんでした。バックアップの後に利用を終えたログインはまた使え、作り直したパスワードは元に戻っています。もう一度、終えるか、作り直してください(hakko end ログインID、hakko reset ログインID、hakko reset --install 先頭4桁)。',
  letterFiles: (n) => `通知票のPDF${n}個を、元のフォルダーから写しました。`,
  p12Files: (n) => `証明書ファイル${n}個を、台帳から作り直しました。`,
  next: [
    'バックアップを取った時のパスフレーズと復旧コードで開きます。',
    '次は: hakko verify、続いて hakko crl を実行し、新しい失効リストをWebサーバーに置いてください。バックアップの後に失効し、ここの失効リストにないものは、もう一度失効させてください。',
    'バックアップの後の出来事は、記録に残っていません(控えの紙を見てください)。確かめたら、もう一度バックアップを取ってください。',
  ],
};
