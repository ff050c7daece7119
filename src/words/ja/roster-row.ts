/** Sentences about one row of a roster. */
import type { RosterRowProblemArgs } from '../../roster/problem.ts';
import { defaultRosterRules } from '../../roster/rules.ts';
import type { Messages } from '../message.ts';
import { excelText, rosterColumns } from './roster-labels.ts';

const typeCharacter =
  '元の名簿で正しい文字を確かめて入力し直してください。Excelの「CSV UTF-8(コンマ区切り)」で保存すると、文字は失われません。';

export const rosterRowMessages: Messages<RosterRowProblemArgs> = {
  'value-missing': ({ missing }) => ({
    what: `${rosterColumns[missing]}が空です。`,
    todo: `${rosterColumns[missing]}を入力するか、この行を削除してください。`,
  }),
  'login-id-invalid': ({ value, pattern, characters }) => ({
    what: `「${value}」はログインIDとして使えません。${characters.length > 0 ? `使えない文字は${characters.join('、')}です。` : ''}`,
    todo:
      pattern === defaultRosterRules.loginIdPattern.source
        ? '英字又は数字で始まり、英字、数字、ハイフン(-)、下線(_)から成る4文字以上64文字以下としてください。'
        : `設定された形(${pattern})に合わせてください。`,
  }),
  'login-id-scientific': ({ value }) => ({
    what: `「${value}」は、ExcelがログインIDを数値と見なして指数に変えたものと思われます。元のログインIDは失われています。`,
    todo: excelText,
  }),
  'login-id-shorter-than-prefix': ({ value, prefixLength }) => ({
    what: `「${value}」は、先頭${prefixLength}桁を取るには短すぎます。`,
    todo: `ログインIDを${prefixLength}文字以上とするか、設定の桁数を確かめてください。`,
  }),
  'excel-error': ({ value }) => ({
    what: `「${value}」はExcelの計算式のエラーです。元の値は失われています。`,
    todo: '元の名簿で計算式を直すか、値を入力し直してください。',
  }),
  'excel-date': ({ value, proposal }) => ({
    what: `「${value}」は、Excelが日付に変えたものと思われます。${proposal === undefined ? '' : `「${proposal}」ではありませんか。`}`,
    todo: excelText,
  }),
  'lost-character': ({ value, characters }) => ({
    what: `「${value}」に${characters.join('、')}があります。保存のときに失われた文字の跡と思われます。`,
    todo: typeCharacter,
  }),
  'private-use-character': ({ value, characters }) => ({
    what: `「${value}」に外字${characters.join('、')}があります。外字は、登録したパソコンでしか正しい形になりません。`,
    todo: '同じ字又は通用の字に置き換えてください。',
  }),
  'control-character': ({ value, characters }) => ({
    what: `「${value}」に、目に見えない文字${characters.join('、')}があります。`,
    todo: 'セルの文字を消して、入力し直してください。',
  }),
  'unprintable-character': ({ value, characters }) => ({
    what: `「${value}」の${characters.join('、')}は、通知票の書体にない文字です。`,
    todo: '通用の字に置き換えてください。',
  }),
  'line-break': ({ value }) => ({
    what: `「${value}」の途中に改行があります。`,
    todo: '改行を取り除いてください。改行できるのは住所だけです。',
  }),
  'line-break-beside-password': () => ({
    what: 'セルの中に改行があります。初期パスワードの列がある名簿では、引用符の閉じ忘れと区別できないため、改行を使えません。',
    todo: '改行を取り除いてください。住所は「住所1」「住所2」の列に分けてください。',
  }),
  'leading-apostrophe': ({ value, proposal }) => ({
    what: `「${value}」の先頭に引用符(')があります。「${proposal}」ではありませんか。`,
    todo: '不要なら取り除いてください。',
  }),
  'too-long': ({ value, length, limit }) => ({
    what: `「${value}」は${length}文字あります。宛名に印刷できるのは${limit}文字までです。`,
    todo: '短くするか、住所なら二つの列に分けてください。',
  }),
  'too-many-address-lines': ({ lines, limit }) => ({
    what: `住所が${lines}行あります。宛名に印刷できるのは${limit}行までです。`,
    todo: '行をまとめてください。',
  }),
  'address-missing': () => ({
    what: '住所が空です。この方の通知票には宛先の住所が印刷されません。',
    todo: '郵送するときは住所を入力してください。',
  }),
  'postal-code-missing': () => ({
    what: '郵便番号が空です。',
    todo: '郵送するときは郵便番号を入力してください。',
  }),
  'postal-code-lost-zero': ({ value, digits, proposal }) => ({
    what: `「${value}」は${digits}桁です。Excelが先頭の0を落としたと思われます。「${proposal}」ではありませんか。`,
    todo: excelText,
  }),
  'postal-code-invalid': ({ value }) => ({
    what: `「${value}」は郵便番号として読めません。`,
    todo: '「123-4567」又は「1234567」のように、7桁の数字を入力してください。',
  }),
  'initial-password-invalid': ({ reason, min, max }) => ({
    what: {
      'too-short': `初期パスワードが${min}文字に足りません。`,
      'too-long': `初期パスワードが${max}文字を超えています。`,
      characters: '初期パスワードに使えない文字(空白、全角文字など)があります。',
      'excel-number':
        '初期パスワードは、Excelが数値と見なして指数に変えたものと思われます。元の値は失われています。',
    }[reason],
    todo: `半角の英字、数字、記号で${min}文字以上${max}文字以下としてください。空にすると、自動で作ります。`,
  }),
  'language-unknown': ({ value }) => ({
    what: `「${value}」は通知票の言語として使えません。`,
    todo: '「ja」(日本語)か「en」(英語)とするか、空にしてください。',
  }),
  'mail-invalid': ({ value }) => ({
    what: `「${value}」はメールアドレスとして読めません。`,
    todo: '「taro@example.jp」のように、半角の英字、数字及び記号で入力するか、空にしてください。',
  }),
  'mail-missing': () => ({
    what: 'メールアドレスが空です。この方の証明書には、メールアドレスが入りません。',
    todo: '証明書に入れるときは、メールアドレスを入力してください。',
  }),
  'operation-unsupported': ({ value, operation, loginId }) => ({
    what: `「${value}」の処理は、名簿からは行えません。`,
    todo: `${operationTodo(operation, loginId)}その後、この行の値を空にしてください。処理を表す列でないときは、見出しの名前を変えてください。`,
  }),
};

function operationTodo(operation: 'end' | 'revoke' | 'move' | 'other', loginId: string): string {
  switch (operation) {
    case 'end':
      return `利用の終了は「hakko end ${loginId}」で行います。`;
    case 'revoke':
      return '証明書の失効は「hakko revoke」で行います。同じ証明書の全員がつながらなくなりますので、一人だけのときは「hakko end」を使ってください。';
    case 'move':
      return '異動は、新しいログインIDの行を名簿に加えて発行し、古いログインIDを「hakko end」で終了します。';
    case 'other':
      return '利用の終了は「hakko end」、証明書の失効は「hakko revoke」で行います。';
  }
}
