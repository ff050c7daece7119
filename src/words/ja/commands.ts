/** コマンドの書き方や答えの誤りと、その対処。 */
import type { CommandErrorArgs } from '../../commands/errors.ts';
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
  'usage-conflict': ({ option, other }) => ({
    what: `${option} と ${other} は、共に使えません。`,
    todo: 'どちらかを除いてください。',
  }),
  'usage-invalid-value': ({ option, value, expected }) => ({
    what: `「${value}」は ${option} の値として使えません。`,
    todo: `使えるのは: ${expected}`,
  }),
  'responsible-invalid': ({ option, maximum }) => ({
    what: `${option} の値は、記録に書けません。何も行っていません。`,
    todo: `1文字以上${maximum}文字以内で、1行で指定してください。`,
  }),
  'head-unreadable': ({ value, minimum }) => ({
    what: `「${value}」は、記録の末尾の値でも、それが入ったファイルでもありません。`,
    todo: `「hakko audit」が示す値を、少なくとも初めの${minimum}桁まで指定するか、batch.jsonのパスを指定してください。`,
  }),
  'roster-has-problems': ({ file, count }) => ({
    what: `${file}に誤りが${count}件あります。何も書いていません。`,
    todo: '名簿を直して、同じコマンドをもう一度実行してください。',
  }),
  'plan-has-problems': ({ file, count }) => ({
    what: `${file}に誤りはありませんが、まだ発行できません(妨げ${count}件)。何も書いていません。`,
    todo: '上に示したとおりにして、同じコマンドをもう一度実行してください。',
  }),
  'templates-have-problems': ({ count }) => ({
    what: `テンプレートに、直すところが${count}か所あります。`,
    todo: '上に示したところを直してから、もう一度実行してください。何も作っていません。',
  }),
  'proof-missing': ({ roster }) => ({
    what: '通知票が50通を超えるのに、今の文言と配置で刷り上がりを確かめた記録がありません。誤りがあれば、全員の通知票に出ます。',
    todo: `先に校正刷りを作って見てください: hakko template proof --roster ${roster}。確かめずに進むときは --without-proof を付けます。`,
  }),
  'pdf-password-unfit': ({ minimum, maximum }) => ({
    what: `PDFのパスワードは、半角の英数字と記号(空白を除く)で${minimum}文字から${maximum}文字までにしてください。`,
    todo: 'PDFを手に入れた人は、パスワードを何度でも試せます。乱数で作ったものをファイルに書いてください。',
  }),
  'pdf-password-missing': ({ batch, flag }) => ({
    what: `止まっていた発行回${batch}は、印刷会社に渡すために通知票を暗号化しています。`,
    todo: `パスワードのファイルをもう一度指定してください: hakko issue 名簿.csv ${flag} ファイル`,
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
  'confirmation-untyped': ({ flag, people }) => ({
    what: `${people}人がつながらなくなるので、--yes だけでは進めません。何も書いていません。`,
    todo: `${flag} を付けてください。`,
  }),
  'confirmation-differs': ({ flag, given }) => ({
    what: `確認のための「${given}」が違います。何も書いていません。`,
    todo: `対象を確かめてください。正しければ ${flag} を付けてください。`,
  }),
  'letter-lost': ({ controlNumber, batch }) => ({
    what: `${controlNumber} は、発行回${batch}の通知票の番号です。このCAを戻したバックアップより後のものなので、誰のものかは分かりません。`,
    todo: 'この通知票は無効です。ログインIDで調べてください。最新の名簿で「hakko issue」を実行すると、新しい通知票を作ります。',
  }),
  'nothing-known-of': ({ query }) => ({
    what: `「${query}」は台帳にありません。`,
    todo: 'ログインID(G13B1234567)、管理番号(A000008-7)又はログインIDの先頭(G13B)を指定してください。',
  }),
};
