import type {
  LettersErrorArgs,
  LetterField,
  PictureFault,
  TemplateExpectation,
  TemplateWord,
} from '../../letters/errors.ts';
import type { FontFault } from '../../letters/fonts/added-font.ts';
import type { ContradictionReason } from '../../letters/template/contradictions.ts';
import type { Messages } from '../message.ts';

/** What is said when a letter or its template cannot be printed. */
export const lettersMessages: Messages<LettersErrorArgs> = {
  'letter-font-invalid': ({ font }) => ({
    what: `通知票の書体「${font}」を読めません。TrueTypeのファイルではないか、壊れています。`,
    todo: 'hakkoをインストールし直してください。',
  }),
  'letter-font-unusable': ({ path, reason }) => ({
    what: `letters.fonts の書体「${path}」は使えません: ${fontFaults[reason]}`,
    todo: 'TrueType又はOpenTypeのファイル(.ttf、.otf)を、絶対パスで3つまで指定してください。',
  }),
  'letter-overflow': ({ controlNumber, field }) => ({
    what: `通知票${controlNumber}の「${fieldName(field)}」が長すぎて、枠に入りません。`,
    todo: '名簿の該当する欄を短くしてから、もう一度実行してください。',
  }),
  'letter-missing-glyph': ({ controlNumber, field, characters }) => ({
    what: `通知票${controlNumber}の「${fieldName(field)}」に、印刷できない文字があります: ${characters}`,
    todo: '外字や制御文字であれば、ほかの文字に直してください。',
  }),
  'letter-secret-character': ({ controlNumber, field }) => ({
    what: `通知票${controlNumber}の「${fieldName(field)}」に、半角の英数字・記号ではない文字があります。`,
    todo: '半角の英数字と記号だけを使ってください(空白は使えません)。',
  }),
  'letter-unreadable': ({ page, field }) => ({
    what: `通知票のPDFの${page}ページ目から「${fieldName(field)}」を読み取れません。`,
    todo: 'hakkoが作った通知票かどうか、テンプレートをその後に変えていないかを確かめてください。',
  }),
  'template-missing': ({ file }) => ({
    what: `通知票のテンプレート「${file}」がありません。`,
    todo: 'hakkoをインストールし直すか、templatesフォルダーに戻してください。',
  }),
  'template-unknown-name': ({ file, line, name, allowed }) => ({
    what: `${file} ${line}行目: {{${name}}} という名前は使えません。`,
    todo: `使える名前: ${allowed}`,
  }),
  'template-unknown-word': ({ file, line, what, name, allowed }) => ({
    what: `${file} ${line}行目: 「${name}」という${wordName[what]}はありません。`,
    todo: `使えるもの: ${allowed}`,
  }),
  'template-missing-key': ({ file, line, key }) => ({
    what: `${file} ${line}行目: 「${key}」がありません。`,
    todo: `「${key}: 値」の形で書き加えてください。`,
  }),
  'template-wrong-value': ({ file, line, key, expected }) => ({
    what: `${file} ${line}行目: 「${key}」の値が正しくありません。`,
    todo: `ここには${expectationName[expected]}を書いてください。`,
  }),
  'template-personal-in-static': ({ file, line, name }) => ({
    what: `${file} ${line}行目: 「${name}」は通知票ごとに違うので、全ての通知票に共通の部分(static)では使えません。`,
    todo: 'layout.yamlで、この要素をvariableに移してください。',
  }),
  'template-foreign-value': ({ file, line, name }) => ({
    what: `${file} ${line}行目: 「${fieldName(name)}」は、この種類の通知票には印刷できません。`,
    todo: '二つのパスワードを同じ通知票に載せることはできません。この要素を削除してください。',
  }),
  'template-in-window': ({ file, line }) => ({
    what: `${file} ${line}行目: この要素は、封筒の窓に見えることがあります。`,
    todo: '窓には宛名と管理番号だけが見えるようにします。letters.windowMm の窓の位置と大きさを確かめるか、要素の枠(box)を窓の外に移してください。',
  }),
  'template-off-paper': ({ file, line }) => ({
    what: `${file} ${line}行目: この要素は、用紙からはみ出します。`,
    todo: '要素の枠(box)の左と上を0以上にし、右と下を用紙(切り離す用紙では1通分)の中に収めてください。',
  }),
  'template-address-hidden': ({ file, line }) => ({
    what: `${file} ${line}行目: 宛名が、封筒の中で紙が動いても必ず窓に見える範囲にありません。`,
    todo: '枠を「box: window」とすると、窓の設定(letters.windowMm)から計算して置きます。',
  }),
  'template-outside': ({ file }) => ({
    what: `「${file}」は、テンプレートのフォルダーの外にあるファイルです。`,
    todo: 'リンクではなく、ファイルそのものをCAのフォルダーのtemplatesの中に置いてください。',
  }),
  'template-too-large': ({ file, octets }) => ({
    what: `テンプレート「${file}」が大きすぎます。`,
    todo: `文言や配置のファイルは${octets / 1024} KBまでです。別のファイルを置いていないかを確かめてください。`,
  }),
  'template-picture-name': ({ file, line, name }) => ({
    what: `${file} ${line}行目: 「${name}」は、画像のファイル名ではありません。`,
    todo: '画像(PNG又はJPEG)をCAのフォルダーのtemplatesの中に置き、「logo.png」のようにファイル名だけを書いてください。ほかのフォルダーやURLは使えません。',
  }),
  'template-picture-missing': ({ file, line, name }) => ({
    what: `${file} ${line}行目: 画像「${name}」がありません。`,
    todo: 'CAのフォルダーのtemplatesの中に置いてください。',
  }),
  'template-name-missing': ({ file, line }) => ({
    what: `${file} ${line}行目: 通知票①に、誰のものかが載りません。管理者が渡せません(deliver.login: group)。`,
    todo: '配置の variable に「type: text」「when: handOn」「text: handOn」の要素を書き、文言 handOn に {{recipientName}} を入れてください。',
  }),
  'template-contradiction': ({ file, line, found, reason }) => ({
    what: `${file} ${line}行目: 「${found}」は、印刷してはいけない文です。${contradictions[reason].why}`,
    todo: contradictions[reason].todo,
  }),
  'letter-window-small': ({ width, height }) => ({
    what: `letters.windowMm の窓では、紙が動いても必ず見える範囲が ${width.toFixed(1)} × ${height.toFixed(1)} mm しかなく、宛名が入りません。`,
    todo: '窓の左・上・幅・高さ(mm)を測り直すか、窓の大きい封筒を使ってください(長形3号では 80 × 45 mm 以上)。',
  }),
  'picture-unreadable': ({ path, reason }) => ({
    what: `画像「${path}」を読めません: ${pictureFaults[reason]}`,
    todo: '画像を、インターレースなしのPNG又はJPEGで保存し直してください。',
  }),
  'picture-too-large': ({ path, maximumOctets, maximumPixels }) => ({
    what: `画像「${path}」が大きすぎます。`,
    todo: `${maximumOctets / 2 ** 20} MBまで、${maximumPixels / 10_000}万画素までの画像にしてください。`,
  }),
  'template-overflow': ({ file, line, text }) => ({
    what: `「${fieldName(text)}」の文が長すぎて、${file} ${line}行目の枠に入りません。`,
    todo: '文言又は設定の値を短くするか、枠(box)を広げてください。',
  }),
  'template-missing-glyph': ({ file, line, text, characters }) => ({
    what: `「${fieldName(text)}」(${file} ${line}行目)に、印刷できない文字があります: ${characters}`,
    todo: '文言又は設定の値を、ほかの文字に直してください。',
  }),
};

const contradictions: Readonly<
  Record<ContradictionReason, { readonly why: string; readonly todo: string }>
> = {
  'destroys-kept': {
    why: 'passwords.initialPassword が keep なので、この通知票は端末を替えるときや証明書を更新するときにも使います。廃棄すると、使えなくなります。',
    todo: '「鍵の掛かる場所に保管してください」などに直すか、hakko.yamlを reissue にしてください。',
  },
  'keeps-reissued': {
    why: 'passwords.initialPassword が reissue なので、この通知票は一度使ったら不要です。更新のときは、新しい通知票を送ります。',
    todo: '「ダウンロードが済んだら、細断して廃棄してください」などに直すか、hakko.yamlを keep にしてください。',
  },
  'no-replacement': {
    why: '紛失したときは、新しいパスワードを発行し、前の通知票を使えなくします。できないと書くと、紛失を隠す人が出ます。',
    todo: '「紛失したときは、すぐに連絡してください」などに直してください。',
  },
  'guide-enclosed': {
    why: '証明書インストール説明書は、通知票とは別に作ります。封筒に入れ忘れると、受け取った人が作業を始められません。',
    todo: '「証明書インストール説明書」を御覧ください、などに直してください。',
  },
  'password-announced': {
    why: '封を開けずに盗む物を選べるようになります。',
    todo: 'この文を削除してください。「親展」で足ります。',
  },
  'password-asked': {
    why: '職員がパスワードを尋ねることはありません。尋ねる人がいれば、なりすましです。',
    todo: '「管理番号をお知らせください。パスワードは言わないでください」などに直してください。',
  },
  'password-in-code': {
    why: 'QRコードに入っているのは、ダウンロードページのURLだけです。',
    todo: 'この文を削除するか、「QRコードにパスワードは含まれていません」に直してください。',
  },
};

const fontFaults: Readonly<Record<FontFault, string>> = {
  'relative-path': '絶対パスではありません。',
  'too-many': '4つ目です。',
  collection: '複数の書体をまとめたファイル(TTC)です。',
  'web-font': 'ウェブ用の書体(WOFF)です。',
  'unknown-kind': '書体のファイルではありません。',
  'not-embeddable': 'PDFへの埋込みを、書体の作者が認めていません。',
  'no-subsetting': '一部の文字だけを埋め込むことを、書体の作者が認めていません。',
  damaged: 'ファイルが壊れています。',
};

const fields: Readonly<Record<LetterField, string>> = {
  recipient: '宛名',
  controlNumber: '管理番号',
  replaces: '前の通知票の管理番号',
  loginId: 'ログインID',
  prefix: '最初に入力する文字',
  initialPassword: '初期パスワード',
  fileName: '証明書ファイル名',
  installPassword: '証明書インストール用パスワード',
  certificateEnd: '証明書の有効期限',
  downloadUrl: 'ダウンロードページ',
};

/** A key of the template's own is shown as it stands in its file. */
function fieldName(field: string): string {
  return new Map<string, string>(Object.entries(fields)).get(field) ?? field;
}

const wordName: Readonly<Record<TemplateWord, string>> = {
  key: '項目',
  element: '要素',
  style: 'スタイル',
  font: '書体',
  text: '文言',
  condition: '条件',
  value: '値',
  picture: '図',
};

const expectationName: Readonly<Record<TemplateExpectation, string>> = {
  text: '文字列',
  number: '数',
  positive: '0より大きい数',
  whole: '1以上の整数',
  list: '一覧(「- 」で始まる行の並び)',
  map: '「項目: 値」の並び',
  box: '[左, 上, 幅, 高さ](mm)',
  closed: '二つ一組の「**」又は「`」',
  cells: '見出しと同じ数の欄',
  'picture-name': '英小文字、数字及びハイフンから成る名前',
  pair: '[右, 下](mm)',
};

const pictureFaults: Readonly<Record<PictureFault, string>> = {
  kind: 'PNGでもJPEG(白黒又はRGB)でもありません。',
  damaged: 'ファイルが壊れています。',
  interlaced: 'インターレースのPNGです。',
};
