/** ファイル、CAのフォルダー、台帳、コマンドの使い方について、何が起きたかと、どうすればよいか。 */
import type { BatchErrorArgs } from '../../batch/errors.ts';
import type { CommandErrorArgs } from '../../commands/errors.ts';
import type { HomeErrorArgs } from '../../home/errors.ts';
import type { LedgerErrorArgs } from '../../ledger/errors.ts';
import type { SecretsErrorArgs } from '../../secrets/errors.ts';
import type { SystemErrorArgs } from '../../system/errors.ts';
import type { Messages } from '../message.ts';

export const commandMessages: Messages<CommandErrorArgs> = {
  'usage-unknown-option': ({ option, suggestion }) => ({
    what: `${option} というオプションはありません。`,
    todo: suggestion
      ? `${suggestion} ではありませんか。`
      : '--help で使えるオプションが分かります。',
  }),
  'usage-unknown-command': ({ command, suggestion }) => ({
    what: `「${command}」というコマンドはありません。`,
    todo: suggestion
      ? `「${suggestion}」ではありませんか。`
      : 'hakko --help で使えるコマンドが分かります。',
  }),
  'usage-missing-argument': ({ argument }) => ({
    what: `引数 <${argument}> がありません。`,
    todo: '--help で例を見られます。',
  }),
  'usage-missing-option-argument': ({ option }) => ({
    what: `${option} には値が必要です。`,
    todo: '--help で例を見られます。',
  }),
  'usage-excess-arguments': () => ({
    what: '引数が多すぎます。',
    todo: '空白を含む名前は引用符で囲んでください。',
  }),
  'usage-invalid-value': ({ option, value, expected }) => ({
    what: `「${value}」は ${option} の値として使えません。`,
    todo: `使えるのは: ${expected}`,
  }),
  'roster-has-problems': ({ file, count }) => ({
    what: `${file}に誤りが${count}件あります。何も書いていません。`,
    todo: '名簿を直して、同じコマンドをもう一度実行してください。',
  }),
  'not-confirmed': () => ({ what: '中止しました。何も書いていません。' }),
  'passphrase-too-short': ({ minimum }) => ({
    what: `新しいパスフレーズが${minimum}文字に足りません。`,
    todo: '無作為な単語を5つ並べるなど、もっと長くしてください。何も書いていません。',
  }),
  'confirmation-missing': () => ({
    what: 'ここでは続けてよいかを確かめられません。何も書いていません。',
    todo: '確認せずに進むなら --yes を、計画だけを見るなら --dry-run を付けてください。',
  }),
  'nothing-known-of': ({ query }) => ({
    what: `「${query}」は台帳にありません。`,
    todo: 'ログインID(G13B1234567)、管理番号(A000008-7)又はログインIDの先頭(G13B)を指定してください。',
  }),
};

export const systemMessages: Messages<SystemErrorArgs> = {
  'file-failed': ({ action, path, errno }) => ({
    what: `${path} ${ACTIONS[action]}(${errno}: ${reasonOf(errno)})。`,
    todo:
      REMEDIES[errno] ??
      '場所を確かめて、同じコマンドをもう一度実行してください。途中までのものは残っていません。',
  }),
  'file-missing': ({ path }) => ({
    what: `${path} というファイルがありません。`,
    todo: '名前と、今いるフォルダーを確かめてください。',
  }),
  'file-exists': ({ path }) => ({
    what: `${path} は既にあります。そのままにしました。`,
    todo: '別の名前にするか、そのファイルを移してください。',
  }),
  'answer-missing': ({ flag, question }) => ({
    what: `ここでは質問に答えられません:「${question}」`,
    todo: `${flag} で答えを指定してください。`,
  }),
  'passphrase-missing': ({ flag }) => ({
    what: 'パスフレーズが必要ですが、ここでは入力できません。',
    todo: `${flag} ファイル名 又は --passphrase-stdin で渡すか、ファイル名を環境変数 HAKKO_PASSPHRASE_FILE に入れてください。`,
  }),
  'passphrase-empty': ({ source }) => ({
    what: `パスフレーズ(${source})が空です。`,
    todo: 'ファイルの内容を確かめてください。',
  }),
  'passphrase-too-long': ({ source, maximumOctets }) => ({
    what: `パスフレーズ(${source})が${maximumOctets}バイトを超えています。`,
    todo: 'ファイルを確かめてください。パスフレーズだけを書いたファイルが必要です。',
  }),
  'passphrase-file-unreadable': ({ path, errno }) => ({
    what: `パスフレーズのファイル ${path} を読めません(${errno}: ${reasonOf(errno)})。`,
    todo: '名前と、読む権限があるかを確かめてください。',
  }),
  'passphrase-not-utf8': ({ source }) => ({
    what: `パスフレーズ(${source})がUTF-8ではありません。`,
    todo: 'ファイルをUTF-8で保存してください。',
  }),
  cancelled: () => ({ what: '中止しました。何も書いていません。' }),
};

export const homeMessages: Messages<HomeErrorArgs> = {
  'home-exists': ({ folder }) => ({
    what: `${folder} には既に何かがあります。そのままにしました。`,
    todo: 'そのCAを使うときは、このまま他のコマンドを実行してください。別のCAを作るときは --home で別のフォルダーを指定してください。',
  }),
  'home-missing': ({ folder }) => ({
    what: `${folder} にCAがありません。`,
    todo: '「hakko init」で作るか、--home 又は環境変数 HAKKO_HOME でフォルダーを指定してください。',
  }),
  'init-name-too-long': ({ flag, length, maximum }) => ({
    what: `${flag === '--org' ? '組織の名前(--org)' : 'CAの名前(--ca-name、設定ではca.name)'}が${length}文字です。証明書に書けるのは${maximum}文字までです。何も書いていません。`,
    todo: '略称を用いるなどして、短くしてください。',
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
  'successor-needs-placeholder': ({ key }) => ({
    what: `hakko.yamlの ${key} に {ca} がありません。このままでは、新しい証明書が今のCAのファイルを指してしまいます。`,
    todo: 'http://pki.example.jp/{ca}.crl のように、ファイル名を {ca} としてください。{ca}は、今のCAではroot又はissuing、次のCAではroot-2などになります。',
  }),
};

export const ledgerMessages: Messages<LedgerErrorArgs> = {
  'ledger-newer': ({ path, version, known }) => ({
    what: `${path} は、これより新しいhakkoが書いたものです(台帳の版 ${version}。このhakkoが扱えるのは ${known} まで)。`,
    todo: 'その新しいhakkoを使ってください。何も変えていません。',
  }),
  'ledger-unreadable': ({ path, reason }) => ({
    what: `台帳 ${path} を読めません(${reason})。`,
    todo: '削除しないでください。ディスクを確かめるか、フォルダー全体のバックアップに戻してください。',
  }),
  'home-in-use': ({ holder }) => ({
    what: `このCAは別のコマンドが使っています: ${holder}`,
    todo: '終わるのを待って、同じコマンドをもう一度実行してください。',
  }),
};

export const secretsMessages: Messages<SecretsErrorArgs> = {
  'sealed-secret-damaged': ({ purpose }) => ({
    what: `台帳に封をした${purpose === 'initial-password' ? '初期パスワード' : '証明書インストール用パスワード'}を開けません。壊れているか、別のCAのものです。`,
    todo: '「hakko verify」で調べ、フォルダー全体のバックアップに戻してください。',
  }),
};

export const batchMessages: Messages<BatchErrorArgs> = {
  interrupted: ({ batch }) => ({
    what: `止めました。発行回${batch}で終わった分は残っています。`,
    todo: '同じコマンドをもう一度実行すると、続きから始めます。',
  }),
  'file-differs': ({ path }) => ({
    what: `${path} を読み直すと、書いた内容と違います。`,
    todo: 'ディスクを確かめてください。台帳に控えがあるので、同じコマンドをもう一度実行すると書き直します。',
  }),
  'letters-miscounted': ({ path, pages, rows }) => ({
    what: `${path} は${pages}通ですが、台帳では${rows}通です。このファイルは残していません。`,
    todo: '同じコマンドをもう一度実行してください。続くときは不具合としてお知らせください。',
  }),
  'folder-not-empty': ({ folder }) => ({
    what: `フォルダー ${folder} が空ではありません。`,
    todo: '--out には、新しいフォルダー又は空のフォルダーを指定してください。',
  }),
};

/** Certificates count in UTC, and so does this day. */
function day(date: Date): string {
  return date.toISOString().slice(0, 10);
}

const ACTIONS = {
  read: 'を読めません',
  write: 'を書けません',
  'create-folder': 'というフォルダーを作れません',
  open: 'を開けません',
  delete: 'を削除できません',
} as const;

const REASONS: Readonly<Record<string, string>> = {
  EACCES: '権限がありません',
  EPERM: '許可されていません',
  ENOSPC: 'ディスクがいっぱいです',
  EDQUOT: '割り当て容量を使い切りました',
  EROFS: '書込みのできないディスクです',
  EISDIR: 'フォルダーです',
  ENOTDIR: '途中にフォルダーでないものがあります',
  ENOENT: '途中のフォルダーがありません',
  EBUSY: '別のプログラムが開いています',
  EIO: 'ディスクの故障です',
  EFBIG: 'ファイルが大きすぎます',
  EMFILE: '開いているファイルが多すぎます',
};

const REMEDIES: Readonly<Record<string, string>> = {
  EACCES:
    '書込みの権限を得るか、別のフォルダーを指定して、同じコマンドをもう一度実行してください。',
  EPERM: '書込みの権限を得るか、別のフォルダーを指定して、同じコマンドをもう一度実行してください。',
  ENOSPC: '空きを作って、同じコマンドをもう一度実行してください。続きから始めます。',
  EDQUOT: '空きを作って、同じコマンドをもう一度実行してください。続きから始めます。',
  EROFS: '書込みのできるディスクのフォルダーを指定してください。',
  EBUSY: 'そのファイルを表示しているプログラムを閉じて、同じコマンドをもう一度実行してください。',
  EISDIR: 'フォルダーではなくファイルを指定してください。',
};

function reasonOf(errno: string): string {
  return REASONS[errno] ?? 'システムに拒まれました';
}
