/** Sentences for certificates and CRLs. */
import type { X509ErrorArgs } from '../../x509/errors.ts';
import type { Messages } from '../message.ts';

const attributes: Readonly<Record<string, string>> = {
  organizationName: '組織名(O)',
  organizationalUnitName: '部門名(OU)',
  commonName: 'コモンネーム(CN)',
};

const attributeName = (attribute: string): string => attributes[attribute] ?? attribute;

/** Certificates count in UTC, and so does this day. */
const day = (date: Date): string =>
  `${date.getUTCFullYear()}年${date.getUTCMonth() + 1}月${date.getUTCDate()}日(UTC)`;

export const x509Messages: Messages<X509ErrorArgs> = {
  'name-length': ({ attribute, length, maximum }) => ({
    what: `証明書の${attributeName(attribute)}が${length}文字です。1文字以上${maximum}文字以内でなければなりません。`,
    todo: '略称を用いるなどして、短くしてください。',
  }),
  'name-character': ({ attribute }) => ({
    what: `証明書の${attributeName(attribute)}に、使えない文字(改行などの制御文字、又は壊れた文字)があります。`,
    todo: 'その文字を取り除いてください。',
  }),
  'name-country': ({ value }) => ({
    what: `国名(C)「${value}」は使えません。`,
    todo: '「JP」のように、英大文字2文字で指定してください。',
  }),
  'mail-address-invalid': ({ value }) => ({
    what: `メールアドレス「${value}」は証明書に記載できません。`,
    todo: '半角英数字及び記号による「名前@ドメイン」の形で指定してください。',
  }),
  'dns-name-invalid': ({ value }) => ({
    what: `ホスト名「${value}」は証明書に記載できません。`,
    todo: '「portal.example.jp」のように、半角英数字、ハイフン及びピリオドで指定してください。',
  }),
  'url-invalid': ({ value }) => ({
    what: `URL「${value}」は証明書に記載できません。`,
    todo: '「http://」「https://」又は「ldap://」で始まる、半角文字のURLを指定してください。',
  }),
  'validity-order': ({ notBefore, notAfter }) => ({
    what: `有効期間の終わり(${day(notAfter)})が、始まり(${day(notBefore)})より後になっていません。`,
    todo: '有効日数の設定と、この機器の日付を確認してください。',
  }),
  'validity-past-issuer': ({ notAfter, issuerNotAfter }) => ({
    what: `証明書の有効期間(${day(notAfter)}まで)が、認証局の有効期間(${day(issuerNotAfter)}まで)を超えます。`,
    todo: '有効日数を短くするか、次の認証局を用意してください。',
  }),
  'key-unsupported': ({ algorithm }) => ({
    what: `この種類の鍵(${algorithm})には対応していません。`,
    todo: 'RSA(2048ビット以上)、又は楕円曲線P-256若しくはP-384の鍵を使用してください。',
  }),
  'issuer-not-ca': ({ subject }) => ({
    what: `証明書「${subject}」は認証局のものではないため、証明書を発行できません。`,
    todo: '認証局の証明書(CA:TRUE、keyCertSign)を指定してください。',
  }),
  lint: ({ findings }) => ({
    what: `署名を取りやめました。規則に合わない箇所があります：${findings.map(({ rule, section }) => `${rule}(${section})`).join('、')}。`,
    todo: '設定を確認してください。設定に誤りがないときは、プログラムの不具合ですので、この表示を添えてお問合せください。',
  }),
  'signer-not-issuer': ({ issuer }) => ({
    what: `秘密鍵が、認証局「${issuer}」の証明書と対になっていません。`,
    todo: '認証局の鍵ファイルと証明書ファイルの組合せを確認してください。',
  }),
  'signature-invalid': () => ({
    what: '作成された署名を確かめたところ、正しくありませんでした。証明書は発行されていません。',
    todo: '認証局の鍵ファイル、又は署名装置の状態を確認してから、もう一度実行してください。',
  }),
  'certificate-unreadable': () => ({
    what: '証明書を読み取れません。',
    todo: 'ファイルが壊れていないか、証明書(X.509)のファイルであるかを確認してください。',
  }),
  'crl-unreadable': () => ({
    what: '失効リスト(CRL)を読み取れません。',
    todo: 'ファイルが壊れていないか、失効リストのファイルであるかを確認してください。',
  }),
};
