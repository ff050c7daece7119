/** `hakko init --help`の言葉。 */
import type { initHelp as english } from '../en/help-init.ts';

export const initHelp: typeof english = {
  description: 'CAを作ります: 設定、鍵、台帳、最初の失効リスト',
  org: '組織の名前(証明書のO、通知票の差出人)',
  caName: 'CAの名前',
  serviceName: '通知票に書くサイトの名前',
  portalUrl: 'ダウンロードページのURL(通知票に印刷します)',
  portalHost: '証明書で利用するサイトのホスト名(2回まで指定できます)',
  key: '利用者の証明書の鍵',
  caKey: 'CAの鍵',
  caYears: 'CAの有効年数(--successor と共に使うと、次のCAだけに効きます。省けば設定のとおり)',
  clientDays: '利用者の証明書の有効日数',
  twoTier: 'ルートCAと、その下の発行用CAを作ります',
  crlUrl: '証明書に書く失効リストのURL(例: http://pki.example.jp/{ca}.crl)',
  issuerUrl: '証明書に書くCAの証明書のURL(例: http://pki.example.jp/{ca}.cer)',
  importKey: '別の場所で作ったCAの鍵を持ち込みます(PKCS#8)',
  importCert: '持ち込むCAの証明書(ルートまで。何回でも指定できます)',
  importPassphraseFile: '持ち込む鍵のパスフレーズをファイルから読みます',
  recoveryCodeFile: '金庫に保管する復旧コードを、ファイル(FIFOも可)に書きます',
  noRecoveryCode: '復旧コードを作りません(パスフレーズを失うとCAも失われます)',
  allowSyncedFolder: 'クラウドのものに似た名前でも、同期されないフォルダーとして進みます',
  successor: '今のCAの隣に、次のCAを作ります(今の証明書はそのまま使えます)',
  platform: '必ず開けなければならない端末(例: ios-17。繰り返せます)',
};
