/**
 * Every setting of `hakko.yaml`: key, kind, default, comment. This one table writes the file, checks
 * it and gives the type of what was read; nothing else knows a setting's name or default.
 */
import { keyAlgorithms } from '../x509/key-algorithm.ts';
import { commonNameForm } from './common-name.ts';
import { deliverSettings, englishSettings, letterSettings } from './letter-settings.ts';
import {
  alphabet,
  choice,
  country,
  integer,
  list,
  nameText,
  optionalText,
  optionalUrl,
  regularExpression,
  text,
  timeZone,
  trueOrFalse,
  url,
} from './setting.ts';

export const settingsTable = {
  site: {
    organisation: nameText('', {
      ja: '発行する組織の名前。証明書のOと通知票の差出人になります(64文字まで)',
      en: 'Name of the issuing organisation: the O of certificates, the sender of letters (64 characters)',
    }),
    country: country('JP', {
      ja: '国コード(証明書のC)',
      en: 'Country code (the C of certificates)',
    }),
    serviceName: text('', {
      ja: '通知票に書くサイトの名前',
      en: 'Name of the service, as letters call it',
    }),
    office: optionalText({ ja: '差出人の部署名', en: 'Office that sends the letters' }),
    postalCode: optionalText({ ja: '差出人の郵便番号', en: 'Postal code of the sender' }),
    address: optionalText({ ja: '差出人の住所', en: 'Address of the sender' }),
    phone: optionalText({ ja: 'お問合せ先の電話番号', en: 'Telephone for questions' }),
    hours: optionalText({ ja: 'お問合せの受付時間', en: 'Hours in which questions are answered' }),
    email: optionalText({ ja: 'お問合せ先の電子メール', en: 'E-mail for questions' }),
    documentNumber: optionalText({ ja: '文書番号', en: 'Document number printed on letters' }),
    groupWord: text('事業所', {
      ja: '同じ証明書を使う人のまとまりの呼び名',
      en: 'What people call a group that shares one certificate',
    }),
    timeZone: timeZone('Asia/Tokyo', {
      ja: '画面と通知票の日時の時間帯(IANA名)',
      en: 'Time zone of dates on screen and letters (IANA name)',
    }),
  },
  ca: {
    name: nameText('', {
      ja: 'CAの名前(証明書のCN。64文字まで)',
      en: 'Name of the CA (its CN; 64 characters)',
    }),
    keyAlgorithm: choice(keyAlgorithms, 'rsa-3072', {
      ja: 'CAの鍵(作成時だけ使います)',
      en: 'Key of the CA (used when it is made)',
    }),
    years: integer(1, 30, 10, {
      ja: 'CAの有効年数(作成時だけ使います)',
      en: 'Life of the CA in years (used when it is made)',
    }),
    tiers: choice(['one', 'two'], 'one', {
      ja: 'one: ルートCAが直接発行します / two: ルートCAの下の発行用CAが発行します(作成時だけ使います)',
      en: 'one: the root issues / two: an issuing CA below the root does (used when they are made)',
    }),
    crlDays: integer(1, 1000, 400, {
      ja: '失効リスト(CRL)の有効日数。過ぎると全員がつながらなくなります',
      en: 'Life of a revocation list (CRL) in days; once it ends, everybody is locked out',
    }),
    crlUrl: optionalUrl({
      ja: '証明書に書く失効リスト(CRL)のURL。{ca}はCAのファイル名に置き換わります(例: http://pki.example.jp/{ca}.crl)',
      en: 'URL of the revocation list, written into certificates; {ca} becomes the file name of the CA, as in http://pki.example.jp/{ca}.crl',
    }),
    issuerUrl: optionalUrl({
      ja: '証明書に書くCAの証明書(DER)のURL。{ca}はCAのファイル名に置き換わります(例: http://pki.example.jp/{ca}.cer)',
      en: 'URL of the CA certificate (DER), written into certificates; {ca} becomes the file name of the CA, as in http://pki.example.jp/{ca}.cer',
    }),
  },
  client: {
    keyAlgorithm: choice(keyAlgorithms, 'rsa-2048', {
      ja: '利用者の証明書の鍵',
      en: 'Key of client certificates',
    }),
    days: integer(1, 3650, 730, {
      ja: '利用者の証明書の有効日数',
      en: 'Life of client certificates in days',
    }),
    commonName: commonNameForm('{prefix}-{month}', {
      ja: '証明書のCN。{prefix}=ログインIDの先頭、{month}=発行年月。ブラウザの証明書選択に出ます',
      en: 'CN of client certificates; {prefix}, {month}. It is what a browser offers to choose',
    }),
    rfc822Name: choice(['no', 'roster'], 'no', {
      ja: 'roster: 名簿のメールアドレスを証明書に入れます(groupBy: loginId のときだけ) / no: 入れません',
      en: 'roster: certificates carry the e-mail address of the roster (with groupBy: loginId alone) / no: they carry none',
    }),
  },
  roster: {
    loginIdPattern: regularExpression('^[A-Za-z0-9][A-Za-z0-9_-]{3,63}$', {
      ja: 'ログインIDの形(正規表現)',
      en: 'Form of login IDs (regular expression)',
    }),
    exampleLoginId: text('G13B1234567', {
      ja: '説明書に載せるログインIDの例。実在しないものにしてください',
      en: "Login ID that the install guide shows as an example; let it be nobody's",
    }),
    prefixLength: integer(1, 64, 4, {
      ja: '同じ証明書を使う人を分ける、ログインIDの先頭の文字数',
      en: 'How many first characters of a login ID name its group',
    }),
    groupBy: choice(['prefix', 'loginId'], 'prefix', {
      ja: 'prefix: 先頭の文字が同じ人で1つの証明書 / loginId: 1人に1つの証明書',
      en: 'prefix: one certificate for all with the same prefix / loginId: one for each person',
    }),
    organisationClash: choice(['warning', 'problem'], 'warning', {
      ja: '先頭の文字が同じで所属の名前が違うとき: warning(注意) / problem(発行しない)',
      en: 'Two organisations in one group: warning, or problem (nothing is issued)',
    }),
  },
  p12: {
    profile: choice(['compat', 'modern', 'both'], 'compat', {
      ja: 'compat: 古い端末でも開けます / modern: Windows 10 1709・iOS 18・macOS 15・Android 14以降だけ / both: compatのG13B.p12と、同じ証明書・同じパスワードでmodernのG13B-modern.p12を作ります',
      en: 'compat opens everywhere / modern needs Windows 10 1709, iOS 18, macOS 15, Android 14 or later / both makes G13B.p12 (compat) and G13B-modern.p12 (modern) of the same certificate, under the same password',
    }),
    includeRoot: trueOrFalse(false, {
      ja: 'true: ルートCAの証明書も.p12に入れます。Windowsは「自動的に選択」でこれを信頼されたルートに置こうとし、セキュリティ警告を出します。iPhone・Mac・Androidがこれで信頼することはありません。普通はfalseのままにします',
      en: 'true: the root certificate goes into the .p12, too. Windows, told to select the store automatically, then asks with a security warning whether to trust it as a root; iPhone, Mac and Android come to trust nothing by it. Rarely needed',
    }),
    windowsProvider: choice(['none', 'software-ksp'], 'none', {
      ja: 'Windowsで鍵を置く場所。none: 指定しません(RSAの鍵は、RSA-PSSのできない古いプロバイダーに置かれることがあり、TLS 1.3でつながらない又はTLS 1.2になることがあります) / software-ksp: Microsoft Software Key Storage Providerを指定します',
      en: 'Who keeps the key on Windows. none: not said (an RSA key may land in an old provider that knows no RSA-PSS, and TLS 1.3 then fails or falls back to 1.2) / software-ksp: the Microsoft Software Key Storage Provider',
    }),
  },
  passwords: {
    alphabet: alphabet(10, 'abcdefghjkmnpqrstuvwxyz23456789', {
      ja: 'パスワードに使う文字',
      en: 'Characters of generated passwords',
    }),
    initialLength: integer(8, 31, 16, {
      ja: '初期パスワードの文字数',
      en: 'Length of initial passwords',
    }),
    installLength: integer(12, 31, 20, {
      ja: '証明書インストール用パスワードの文字数',
      en: 'Length of install passwords',
    }),
    initialPassword: choice(['keep', 'reissue'], 'keep', {
      ja: 'keep: 端末の追加や更新にも同じ初期パスワードを使います / reissue: 更新のたびに新しくします',
      en: 'keep: the initial password serves new devices and renewals / reissue: each renewal makes a new one',
    }),
    downloads: integer(1, 1000, 20, {
      ja: '1つのログインIDでダウンロードできる回数',
      en: 'Downloads that one login allows',
    }),
  },
  deliver: deliverSettings,
  letters: letterSettings,
  english: englishSettings,
  portal: {
    downloadUrl: url('', {
      ja: 'ダウンロードページのURL(通知票とQRコードに印刷します)',
      en: 'URL of the download page (printed on letters, as text and QR code)',
    }),
    hosts: list([], {
      ja: '証明書で利用するサイトのホスト名',
      en: 'Host names that are reached with the certificate',
    }),
  },
  platforms: {
    mustOpen: list([], {
      ja: '必ず開けなければならない端末(例: ios-17, android-13, windows-10-1709)。開けない形式では発行しません。名前の一覧は docs/ja/crypto.md',
      en: 'Platforms that must open the files (ios-17, android-13, windows-10-1709 …); a profile that one of them refuses is not issued. The names are listed in docs/crypto.md',
    }),
  },
} as const;
