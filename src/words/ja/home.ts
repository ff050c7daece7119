/** CAのフォルダーの誤りと、その対処。 */
import type { HomeErrorArgs } from '../../home/errors.ts';
import type { Messages } from '../message.ts';

export const homeMessages: Messages<HomeErrorArgs> = {
  'home-exists': ({ folder }) => ({
    what: `${folder} には既に何かがあります。そのままにしました。`,
    todo: 'そのCAを使うときは、このまま他のコマンドを実行してください。別のCAを作るときは --home で別のフォルダーを指定してください。',
  }),
  'home-missing': ({ folder }) => ({
    what: `${folder} にCAがありません。`,
    todo: '「hakko init」で作るか、--home 又は環境変数 HAKKO_HOME でフォルダーを指定してください。',
  }),
  'key-under-other-passphrase': ({ path }) => ({
    what: `パスフレーズは正しいのですが、${path} は開きません。この鍵のファイルのパスフレーズは別のものです。`,
    todo: 'パスフレーズを変更したときに、別の場所に保管していたものではありませんか。元の場所に戻すか、次のコマンドで新しいパスフレーズに改めてください: openssl pkcs8 -topk8 -v2prf hmacWithSHA256 -iter 600000 -in 元の鍵 -out 新しい鍵',
  }),
  'recovery-none': ({ folder }) => ({
    what: `${folder} のCAには復旧コードがありません。`,
    todo: 'パスフレーズがなければ鍵は開けません。金庫の中や、古いバックアップと共に保管した書類も探してください。',
  }),
  'recovery-code-wrong': () => ({
    what: '復旧コードの書き方は正しいのですが、このCAの鍵は開きません。',
    todo: '別のCAのものか、新しいコードに替わる前のものと思われます。金庫の中の最も新しいものを探してください。古いバックアップは、その時の復旧コードで開きます。',
  }),
  'recovery-incomplete': ({ files }) => ({
    what: `復旧コードでは ${files.join('、')} を開けません。何も変えていません。`,
    todo: 'そのファイルをcaフォルダーの外に移してから、同じコマンドをもう一度実行してください。そのファイルは、元のパスフレーズでだけ開きます。',
  }),
  'home-on-network': ({ folder, fileSystem }) => ({
    what: `${folder} は、この機械のディスクではなく、別の機械又はプログラムの先にあります(${fileSystem})。そこでは台帳が壊れるおそれがあります。`,
    todo: '--home で、この機械の中のディスクのフォルダーを指定してください。バックアップの置き場所には使えます。',
  }),
  'home-on-shared-folder': ({ folder, fileSystem }) => ({
    what: `${folder} は、別のシステムのフォルダーをここに見せているものです(${fileSystem})。そこでは台帳が壊れるおそれがあります。`,
    todo: '--home で、このシステムの中のディスクのフォルダーを指定してください(WSLではLinuxのホームの下、WindowsではCドライブ、仮想マシンやコンテナではその中のディスク)。',
  }),
  'home-synced': ({ folder, service, syncedFolder }) => ({
    what: `${folder} は、${service}が同期するフォルダー(${syncedFolder})の中にあるようです。台帳が壊れるおそれがあり、鍵やパスワードがクラウドに写されます。`,
    todo: '--home で、同期されないフォルダーを指定してください。名前が似ているだけで同期されないのであれば、--allow-synced-folder を付けてください。',
  }),
  'home-locks-fail': ({ folder, reason }) => ({
    what: `${folder} では、2つのコマンドが同時に書くのを防げませんでした(${reason})。そこでは台帳が壊れるおそれがあります。`,
    todo: '--home で、別のディスクのフォルダーを指定してください。',
  }),
  'clock-behind': ({ now, lastEvent }) => ({
    what: `この機械の時計は ${now} ですが、台帳の最後の記録は ${lastEvent} です。何も書いていません。`,
    todo: '時計を合わせて、同じコマンドをもう一度実行してください。今の時計が正しく、その記録のときの時計が誤っていたのであれば、--accept-clock を付けてください。',
  }),
  'ca-ended': ({ now, ended }) => ({
    what: `この機械の時計は ${now} で、CAの期限(${ended})を過ぎています。何も書いていません。`,
    todo: '時計が誤っているときは、合わせて、同じコマンドをもう一度実行してください。正しいときは、「hakko init --successor」で次のCAを作ってください。',
  }),
  'init-name-too-long': ({ flag, length, maximum }) => ({
    what: `${flag === '--org' ? '組織の名前(--org)' : 'CAの名前(--ca-name、設定ではca.name)'}が${length}文字です。証明書に書けるのは${maximum}文字までです。何も書いていません。`,
    todo: '略称を用いるなどして、短くしてください。',
  }),
  'ca-life-too-short': ({ years, days, minimum }) => ({
    what: `有効年数${years}年のCAは、発行する証明書(有効日数${days}日、「client: days」)より先に期限が切れるので、何も発行できません。何も書いていません。`,
    todo: `--ca-years を${minimum}以上にするか、証明書の有効日数を短くしてください(作成時は --client-days、後からはhakko.yamlの「client: days」)。`,
  }),
  'init-flag-unused': ({ flag, because }) => ({
    what: `${because} と共に ${flag} は使えません。${because === '--successor' ? '次のCAは、hakko.yamlの設定のとおりに作ります。' : '持ち込むCAの名前、鍵及び期限は、そのまま使います。'}`,
    todo: `${flag} を除いてください。${because === '--successor' ? '変えるときは、先にhakko.yamlを直してください。' : ''}`,
  }),
  'import-incomplete': ({ missing }) => ({
    what: `CAを持ち込むには、鍵と証明書の両方が必要です。${missing} がありません。`,
    todo: '--import-key に鍵のファイル、--import-cert に証明書のファイルを指定してください。',
  }),
  'import-certificate-unreadable': ({ path }) => ({
    what: `${path} から証明書を読み取れません。`,
    todo: 'PEM形式(「-----BEGIN CERTIFICATE-----」)又はDER形式の証明書のファイルを指定してください。',
  }),
  'import-passphrase-wrong': ({ path }) => ({
    what: `このパスフレーズでは、持ち込む鍵 ${path} を開けません。`,
    todo: '鍵を作ったときのパスフレーズを、--import-passphrase-file のファイル(UTF-8)に書いてください。このCAの新しいパスフレーズとは別のものです。',
  }),
  'import-key-mismatch': ({ certificates }) => ({
    what: `持ち込む鍵と対になる証明書がありません。証明書は: ${certificates.join(' / ')}`,
    todo: '--import-key と --import-cert の組合せを確かめてください。',
  }),
  'import-ca-dates': ({ subject, notBefore, notAfter }) => ({
    what: `CAの証明書「${subject}」は、今は有効ではありません(有効期間 ${day(notBefore)}から${day(notAfter)}まで)。`,
    todo: '有効な証明書を指定してください。この機械の日付も確かめてください。',
  }),
  'import-ca-usage': ({ subject, missing }) => ({
    what: `CAの証明書「${subject}」では、必要な用途が許されていません: ${missing.join('、')}`,
    todo: 'keyUsageにkeyCertSignとcRLSignがあり、extKeyUsageがあるときはclientAuthを含む証明書を、CAの発行元に作り直してもらってください。',
  }),
  'import-chain-incomplete': ({ subject, issuer }) => ({
    what: `証明書「${subject}」を発行したCA「${issuer}」の証明書がありません。`,
    todo: 'ルートCAまでの全ての証明書を、--import-cert に指定してください(1つのファイルに並べるか、--import-cert を繰り返します)。',
  }),
  'import-path-length': ({ subject, pathLenConstraint }) => ({
    what: `CAの証明書「${subject}」の下に置けるCAは${pathLenConstraint}までです(pathLenConstraint)。このつながりで発行した証明書は、どこでも受け付けられません。`,
    todo: 'CAの発行元に、証明書のつながりを確かめてください。',
  }),
  'import-ca-known': ({ subject }) => ({
    what: `CA「${subject}」は、既にこのフォルダーにあります。`,
    todo: '次のCAの鍵と証明書を指定してください。',
  }),
  'crl-ca-unknown': ({ name, known }) => ({
    what: `「${name}」というCAは、このフォルダーにありません。`,
    todo: `あるのは: ${known.join('、')}`,
  }),
  'crl-ca-ended': ({ ca, notAfter }) => ({
    what: `CA「${ca}」は${day(notAfter)}に期限が切れています。その署名は誰も受け付けないので、失効リストは要りません。`,
    todo: 'このCAを除いてください。',
  }),
  'crl-key-missing': ({ ca, path }) => ({
    what: `CA「${ca}」の鍵がここにない(${path})ので、署名できません。何も書いていません。`,
    todo: '鍵のファイルを一時的に戻して、同じコマンドをもう一度実行してください。それまでは、Webサーバーの設定で、証明書のシリアル番号を拒むことができます。',
  }),
  'successor-needs-placeholder': ({ key }) => ({
    what: `hakko.yamlの ${key} に {ca} がありません。このままでは、新しい証明書が今のCAのファイルを指してしまいます。`,
    todo: 'http://pki.example.jp/{ca}.crl のように、ファイル名を {ca} としてください。{ca}は、今のCAではroot又はissuing、次のCAではroot-2などになります。',
  }),
};

/** Before there is a home nobody has said where its people are: certificates count in UTC. */
function day(date: Date): string {
  return `${date.toISOString().slice(0, 10)} UTC`;
}
