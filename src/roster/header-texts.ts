/**
 * The Japanese and English headers under which each column is known. Spelling variants in width,
 * case, blanks and punctuation need no word of their own: `column.ts` folds them.
 */
import type { ColumnName } from './column.ts';

/** Header texts by column, parted by blanks; `ignored` are known and not needed. */
export const headerTexts: Readonly<Record<ColumnName | 'ignored', string>> = {
  loginId: `
    ログインID ログイン名 ユーザーID ユーザID ユーザー名 ユーザ名 利用者ID アカウント アカウント名 ID
    login_ID login user_ID username account`,
  name: `
    氏名 名前 お名前 御名前 ご氏名 御氏名 利用者名 利用者氏名 宛名 氏名漢字 漢字氏名
    name full_name user_full_name display_name`,
  familyName: '姓 氏 苗字 名字 family_name last_name surname',
  givenName: '名 given_name first_name',
  organisation: `
    所属 所属名 所属先 所属機関 所属機関名 事業所 事業所名 事業者 事業者名 法人 法人名 機関 機関名
    医療機関 医療機関名 施設 施設名 会社 会社名 組織 組織名 団体 団体名 勤務先 勤務先名
    organisation organisation_name organization organization_name org company company_name
    office facility employer`,
  department: `
    部署 部署名 部課 部課名 部門 部門名 課 課名 係 係名 診療科
    department department_name dept division section organizational_unit`,
  postalCode: '郵便番号 〒 〒番号 郵便 郵便No postal_code postcode zip zip_code',
  prefecture: '都道府県 都道府県名 県 県名 prefecture state',
  city: '市区町村 市区町村名 市町村 市町村名 市区郡 city municipality',
  address1: `
    住所 住所1 所在地 所在地1 送付先 送付先住所 郵送先 郵送先住所 宛先住所 現住所 町名番地 町域番地 番地
    address address_1 address_line_1 street street_address postal_address mailing_address`,
  address2: `
    住所2 所在地2 建物 建物名 建物名等 マンション名 ビル名 方書
    address_2 address_line_2 building`,
  address3: '住所3 所在地3 address_3 address_line_3',
  initialPassword: `
    初期パスワード パスワード 初期PW 初期PASS 仮パスワード ログインパスワード 暗証番号
    initial_password password login_password pw pass`,
  mail: `
    メール メールアドレス Eメール Eメールアドレス 電子メール 電子メールアドレス mail mail_address email
    email_address`,
  language: '言語 使用言語 通知言語 通知票の言語 language lang locale',
  // A bare 区分 is too often 常勤 or 非常勤: such a column is named as not used.
  operation: '処理 処理区分 操作 異動区分 変更区分 operation',
  formerLoginId: `
    旧ログインID 旧ユーザーID 旧ユーザID 旧利用者ID 旧ID 異動前ログインID
    former_login_ID old_login_ID previous_login_ID old_ID`,
  ignored: `
    フリガナ ふりがな カナ かな カナ氏名 氏名カナ 氏名かな 氏名フリガナ 氏名ふりがな
    ヨミ よみ 読み ヨミガナ よみがな セイ メイ kana furigana
    備考 備考欄 摘要 メモ 特記事項 note notes remark remarks comment
    番号 連番 通番 項番 No 行番号 職員番号 社員番号 登録日 更新日
    電話 電話番号 携帯 携帯電話 TEL FAX phone
    性別 生年月日 年齢 職種 職名 役職 役職名 敬称 title position gender date_of_birth`,
};
