/** Names that sentences about a roster share: places, encodings, columns, lists of lines. */
import type { ColumnName } from '../../roster/column.ts';
import type { RosterEncoding } from '../../roster/rules.ts';

/** `128行目『郵便番号』`; empty when the file as a whole is meant. The file name is the caller's. */
export function rosterPlace(place: { readonly line?: number; readonly column?: string }): string {
  const line = place.line === undefined ? '' : `${place.line}行目`;
  return place.column === undefined ? line : `${line}『${place.column}』`;
}

/** Encodings as an administrator meets them in Excel. */
export const rosterEncodings: Readonly<Record<RosterEncoding, string>> = {
  'utf-8': 'UTF-8',
  shift_jis: 'Shift_JIS(Excelの「CSV(コンマ区切り)」)',
  'utf-16le': 'UTF-16LE(Excelの「Unicodeテキスト」)',
  'utf-16be': 'UTF-16BE',
};

/** Column names as a roster has them. */
export const rosterColumns: Readonly<Record<ColumnName, string>> = {
  loginId: 'ログインID',
  name: '氏名',
  familyName: '姓',
  givenName: '名',
  organisation: '所属',
  department: '部署',
  postalCode: '郵便番号',
  prefecture: '都道府県',
  city: '市区町村',
  address1: '住所1',
  address2: '住所2',
  address3: '住所3',
  initialPassword: '初期パスワード',
  language: '言語',
  mail: 'メールアドレス',
  operation: '処理',
  formerLoginId: '旧ログインID',
};

/** `201、202行目`, and only the first ones of many. */
export function linesText(lines: readonly number[]): string {
  const first = lines.slice(0, 10).join('、');
  return lines.length > 10 ? `${first}行目など${lines.length}行` : `${first}行目`;
}

/** How to keep a spreadsheet from changing a value. */
export const excelText =
  '元の名簿を確かめてください。Excelでは、値を入れる前にセルの表示形式を「文字列」にすると、このような変換は起きません。';
