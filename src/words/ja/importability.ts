/** .p12がどこで開けるかの言葉。 */
import type { Evidence } from '../../importability/demand.ts';
import type { ImportabilityErrorArgs } from '../../importability/errors.ts';
import type { Reason, Verdict } from '../../importability/judge.ts';
import type { Doubt } from '../../importability/doubts.ts';
import type { Platform, RangeName } from '../../importability/platform.ts';
import type { ProfileAdvice } from '../../importability/refusals.ts';
import type { Remark } from '../../importability/remark.ts';
import type { importability as english } from '../en/importability.ts';
import type { Messages } from '../message.ts';

export const importabilityMessages: Messages<ImportabilityErrorArgs> = {
  'platforms-refuse-p12': ({ profiles, refusals, advice }) => ({
    what: [
      `${profiles.join('又は')}形式の証明書ファイル(.p12)は、次の環境では開けません:`,
      ...refusals.map(
        ({ platform, reason }) => `${platforms[platform]}: ${importability.reason(reason)}`,
      ),
    ].join('\n  '),
    todo: adviceOf(advice),
  }),
  'platform-unknown': ({ name, known }) => ({
    what: `「${name}」という環境の名前はありません。`,
    todo: `次の中から選んでください: ${known.join(', ')}`,
  }),
};

function adviceOf({ fitting, refusedBy }: ProfileAdvice): string {
  const out = 'platforms.mustOpenからその環境を除いてください。';
  const [profile, ...others] = fitting;
  if (profile !== undefined && others.length === 0) {
    return `hakko.yamlのp12.profileを${profile}(指定した環境のどれも拒まない形式)にするか、${out}`;
  }
  const names = (list: readonly Platform[]): string =>
    list.map((platform) => platforms[platform]).join('、');
  const opposed = `compatを開けない環境: ${names(refusedBy.compat)}。modernを開けない環境: ${names(refusedBy.modern)}`;
  return profile === undefined
    ? `指定した環境の全てで開ける形式はありません(${opposed})。hakko.yamlの${out}`
    : `指定した環境は、互いに両立しません(${opposed})。hakko.yamlのp12.profileをboth(両方のファイルを作る)にするか、platforms.mustOpenから環境を除いてください。`;
}

const platforms: Readonly<Record<Platform, string>> = {
  'windows-7': 'Windows 7',
  'windows-8.1': 'Windows 8.1',
  'windows-10-1703': 'Windows 10(1703以前)',
  'windows-server-2012-r2': 'Windows Server 2012 R2',
  'windows-server-2016': 'Windows Server 2016',
  'windows-10-1709': 'Windows 10(1709以降)',
  'windows-11': 'Windows 11',
  'windows-server-2019': 'Windows Server 2019',
  'windows-server-2022': 'Windows Server 2022',
  'windows-server-2025': 'Windows Server 2025',
  'macos-10.15': 'macOS 10.15',
  'macos-11': 'macOS 11',
  'macos-12': 'macOS 12',
  'macos-13': 'macOS 13',
  'macos-14': 'macOS 14',
  'macos-15': 'macOS 15',
  'macos-26': 'macOS 26',
  'macos-item-import': 'macOS 15及び26(「security import」を「-f pkcs12」なしで使う場合)',
  'ios-13': 'iOS 13',
  'ios-14': 'iOS 14',
  'ios-15': 'iOS 15',
  'ios-16': 'iOS 16',
  'ios-17': 'iOS 17',
  'ios-18': 'iOS 18',
  'ios-26': 'iOS 26',
  'android-7': 'Android 7',
  'android-8': 'Android 8',
  'android-9': 'Android 9',
  'android-10': 'Android 10',
  'android-11': 'Android 11',
  'android-12': 'Android 12',
  'android-13': 'Android 13',
  'android-12-updated': 'Android 12(2023年4月以降のシステム更新あり)',
  'android-13-updated': 'Android 13(2023年4月以降のシステム更新あり)',
  'android-14': 'Android 14',
  'android-15': 'Android 15',
  'android-16': 'Android 16',
  'java-8u291': 'Java 8(8u301より前)',
  'java-11.0.11': 'Java 11(11.0.12より前)',
  'java-8u301': 'Java 8(8u301以降)',
  'java-11.0.12': 'Java 11(11.0.12以降)',
  'java-17': 'Java 17',
  'java-21': 'Java 21',
  'nss-3.30': 'NSS 3.30から3.100まで',
  'firefox-127': 'Firefox 127まで',
  'nss-3.101': 'NSS 3.101以降',
  'firefox-128': 'Firefox 128以降',
  'nss-el9': 'Enterprise Linux 9のNSS',
  'nss-el10': 'Enterprise Linux 10のNSS',
  'openssl-1.1': 'OpenSSL 1.1',
  'openssl-3.0': 'OpenSSL 3.0',
  'openssl-3.5': 'OpenSSL 3.5',
};

const ranges: Readonly<Record<RangeName, string>> = {
  'windows-before-1709': 'Windows 7から10(1703)まで、Server 2012 R2及び2016',
  'windows-since-1709': 'Windows 10(1709以降)及び11、Server 2019から2025まで',
  'macos-before-15': 'macOS 10.15から14まで',
  'macos-since-15': 'macOS 15及び26',
  'macos-item-import': platforms['macos-item-import'],
  'ios-before-18': 'iOS 13から17まで',
  'ios-since-18': 'iOS 18及び26',
  'android-before-14': 'Android 7から13まで',
  'android-updated': 'Android 12及び13(2023年4月以降のシステム更新あり)',
  'android-since-14': 'Android 14から16まで',
  'java-before-8u301': 'Java 8(8u301より前)及び11(11.0.12より前)',
  'java-since-8u301': 'Java 8(8u301以降)及び11(11.0.12以降)',
  'java-17': 'Java 17',
  'java-21': 'Java 21',
  'nss-before-3.101': 'Firefox 127まで(NSS 3.30から3.100まで)',
  'nss-since-3.101': 'Firefox 128以降(NSS 3.101以降)',
  'nss-enterprise-linux': 'Enterprise Linux 9及び10のNSS',
  'openssl-1.1': 'OpenSSL 1.1',
  'openssl-3.0': 'OpenSSL 3.0',
  'openssl-3.5': 'OpenSSL 3.5',
};

const outcomes: Readonly<Record<Verdict['outcome'], string>> = {
  opens: '開けます',
  refuses: '開けません',
  unknown: '分かりません',
};

const evidence: Readonly<Record<Evidence, string>> = {
  tried: '実際に試したもの',
  read: 'ソースコード又は文書で確かめたもの',
  unknown: '確かめていないもの',
};

const remarks: Readonly<Record<Remark, string>> = {
  'root-warning':
    '中にルートCAの証明書があるため、Windowsでは、信頼するかどうかを尋ねるセキュリティの警告が出ます',
  'container-name':
    '表示名に空白又は「\\」があります。Windowsでは鍵の入れ物の名前になるため、うまく動かないソフトウェアがあります',
  'keychain-access':
    'ダブルクリック(キーチェーンアクセス)で開けるかどうかは分かりません。構成プロファイル及び「security import -f pkcs12」では開けます',
  'openssl-program':
    'ソフトウェアが読むとき(PKCS12_parse)のことです。「openssl pkcs12」コマンドは、MACがないと警告した上で開きます',
};

/** 妨げになるもの1つに1つの文。「開けません: 」に続きます。 */
function describeReason({ trait, value, shown, kind }: Reason): string {
  if (kind === 'unread') return '中身を開いていません';
  if (value === 'no-key') return '秘密鍵が入っていません';
  switch (trait) {
    case 'protection':
      return value === 'other'
        ? '暗号とMACのこの組合せについて、確かなことが分かっていません'
        : `暗号とMACが${shown}です`;
    case 'mac':
      return value === 'none' ? 'MACがありません' : `MACが${shown}です`;
    case 'encryption':
      if (value === 'clear-key') return '秘密鍵が暗号化されていません';
      if (value === 'clear-certificate') return '証明書が暗号化されていません';
      return `${shown}で暗号化されています`;
    case 'encoding':
      return `DERではなく、${shown}で書かれています`;
    case 'iterations':
      return `反復回数が${Number(shown).toLocaleString('ja')}回です`;
    case 'keyAlgorithm':
      return `鍵が${shown}です`;
    case 'localKeyId':
      return '証明書と秘密鍵を結び付ける印(localKeyId)がありません';
    case 'friendlyName':
      return `表示名(friendlyName)がBMPStringではなく、${shown}です`;
    case 'issuerName':
      return '中のCAの証明書に、秘密鍵と同じ表示名が付いています';
    case 'basicConstraints':
      return '利用者の証明書が、CAの証明書だと名乗っています(CA:TRUE)';
    case 'password':
      if (value === 'empty') return 'パスワードが空です';
      return value.startsWith('ascii')
        ? `パスワードが${shown}文字です`
        : 'パスワードに半角の英数字及び記号以外の文字があります';
  }
}

const reasonsOf = ({ reasons }: Verdict): string =>
  [...new Set(reasons.map(describeReason))].join('。');

/** 設定で指定した環境のうち、開けるかどうかが分からないものの1文。 */
const describeDoubts = (doubts: readonly Doubt[]): string =>
  `次の環境で証明書ファイル(.p12)を開けるかどうかは分かりませんので、それぞれで一度試してください: ${doubts
    .map(({ platform, reason }) => `${platforms[platform]}(${describeReason(reason)})`)
    .join('、')}`;

/** 判定をまとめた行: 開ける環境、開けない環境とその理由、分からない環境。 */
function summarise(verdicts: readonly Verdict[]): readonly string[] {
  const named = (chosen: readonly Verdict[]): string =>
    chosen.map(({ range }) => ranges[range]).join('、');
  const opening = verdicts.filter(({ outcome }) => outcome === 'opens');
  const byReason = (outcome: Verdict['outcome'], label: string): readonly string[] =>
    [
      ...Map.groupBy(
        verdicts.filter((one) => one.outcome === outcome),
        reasonsOf,
      ),
    ].map(([reasons, chosen]) => `${label}: ${named(chosen)}(${reasons})`);
  return [
    ...(opening.length > 0 ? [`開けます: ${named(opening)}`] : []),
    ...byReason('refuses', '開けません'),
    ...byReason('unknown', '分かりません'),
  ];
}

export const importability: typeof english = {
  platforms,
  ranges,
  outcomes,
  evidence,
  remarks,
  reason: describeReason,
  reasons: reasonsOf,
  doubts: describeDoubts,
  summary: summarise,
};
