/** `--help`の言葉。 */
import type { help as english } from '../en/help.ts';

export const help: typeof english = {
  program:
    '利用者名簿から、クライアント証明書(.p12)と、パスワードをお知らせする2種類の通知票を作ります。',
  headings: {
    'Usage:': '使い方:',
    'Arguments:': '引数:',
    'Options:': 'オプション:',
    'Global Options:': 'どのコマンドにも使えるオプション:',
    'Commands:': 'コマンド:',
  },
  usage: { options: '[オプション]', command: '<コマンド>' },
  defaultValue: (value) => `(指定がなければ ${value})`,
  choices: (values) => `(${values} のどれか)`,
  examples: '例:',
  options: {
    help: 'この説明を表示します',
    version: '版の番号を表示します',
    home: 'CAのフォルダー(指定がなければ $HAKKO_HOME、それもなければ ./hakko-home)',
    lang: '画面の言語',
    json: '標準出力にJSONを1つ出します',
    output: '表示する内容をファイルに書きます',
    quiet: 'エラーのほかは何も表示しません',
    noColor: '色を付けません',
    yes: '確認せずに進みます',
    wait: '同じCAで別のコマンドが動いていたら、この秒数まで待ちます(指定がなければ0)',
    passphraseFile: 'パスフレーズをファイルから読みます',
    passphraseStdin: 'パスフレーズを標準入力から読みます',
    encoding: '名簿の文字コード(自動で分からないとき)',
  },
  arguments: {
    roster: '名簿のCSV(Excelで保存したもの又はUTF-8)',
    query: 'ログインID、管理番号(A000008-7)又はログインIDの先頭(G13B)',
    shell: 'bash 又は zsh',
  },
  init: {
    description: 'CAを作ります: 設定、鍵、台帳、最初の失効リスト',
    org: '組織の名前(証明書のO、通知票の差出人)',
    caName: 'CAの名前',
    serviceName: '通知票に書くサイトの名前',
    portalUrl: 'ダウンロードページのURL(通知票に印刷します)',
    portalHost: '証明書で利用するサイトのホスト名(2回まで指定できます)',
    key: '利用者の証明書の鍵',
    caKey: 'CAの鍵',
    caYears: 'CAの有効年数',
    clientDays: '利用者の証明書の有効日数',
    twoTier: 'ルートCAと、その下の発行用CAを作ります',
    importKey: '別の場所で作ったCAの鍵を持ち込みます(PKCS#8)',
    importCert: '持ち込むCAの証明書(ルートまで。何回でも指定できます)',
    importPassphraseFile: '持ち込む鍵のパスフレーズをファイルから読みます',
    successor: '今のCAの隣に、次のCAを作ります(今の証明書はそのまま使えます)',
    platform: '必ず開けなければならない端末(例: ios-17。繰り返せます)',
  },
  /** Flags that `init` and `rehearse` share. */
  p12: {
    profile:
      'compatはどの端末でも開けます。modernは新しい端末だけです。bothは両方のファイルを作ります',
  },
  check: {
    description: '名簿の誤りを全て示し、issueが何をするかを示します。何も変えません',
    follow: '1人のログインIDについて詳しく示します',
  },
  issue: {
    description: '名簿の新しい利用者に証明書を発行し、通知票を作ります',
    dryRun: '計画を示して終わります',
    out: '今回のフォルダー(指定がなければCAのフォルダーのbatches)',
    acceptChanges: '変更のあった人数を確かめたうえで進みます',
    partial: '名簿は一部の利用者だけのものです',
  },
  verify: {
    description: '全てをもう一度開いて台帳と比べ、どの端末で開けるかを示します',
    file: '調べる.p12(誰のものでもよい)。どの端末で開けるかだけを示します',
    passwordFile: 'その.p12のパスワードをファイルから読みます',
    crypto: '暗号方式、反復回数、ソルトの表(監査用)',
  },
  crl: {
    description: '失効リスト(CRL)を新しくします。期限も調べます',
    ca: '1つのCAだけを、ファイルの名前で指定します(例: root。繰り返せます)',
    check: '調べるだけです。ない、違う、又は期限が近いときは4で終わります',
    within: '--check で、期限が近いとする日数(例: 30d)',
    write: 'ファイルを台帳から書き直します(パスフレーズは不要。新しいリストは作りません)',
  },
  list: {
    description: '発行したものを一覧にします',
    prefix: '1つの事業所だけを表示します',
    expiring: '期限の近い証明書だけを表示します(例: 60d)',
    revoked: '失効した証明書だけを表示します',
    fail: '一覧が空でなければ4で終わります(cron用)',
  },
  show: { description: '利用者、通知票又は事業所を1画面で示します(パスワードは出ません)' },
  rehearse: {
    description: '使い捨てのCAで全体を予行します。全てのページに「見本」と入ります',
    keep: '作ったものをこのフォルダーに残します',
    key: '利用者の証明書の鍵',
  },
  completion: { description: 'シェルの補完の設定を出力します' },
};
