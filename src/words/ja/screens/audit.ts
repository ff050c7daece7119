/** `hakko audit`の画面: 記録の種類ごとの文と、判定。 */
import type * as english from '../../en/screens/audit.ts';

export const audit: typeof english.audit = {
  heads: {
    sequence: '番号',
    time: (timeZone) => `日時(${timeZone})`,
    who: '誰が',
    what: '何を',
  },
  who: (event) =>
    [
      event.operator === undefined ? event.actor : `${event.operator}(${event.actor})`,
      ...(event.witness === undefined ? [] : [`立会 ${event.witness}`]),
      ...(event.reference === undefined ? [] : [event.reference]),
    ].join('、'),
  counted: (total, shown) =>
    shown === total
      ? `記録は${total}件です。`
      : `記録は${total}件で、そのうち${shown}件を表示しました。`,
  whole: (total) =>
    `記録のつながりは正しく保たれています。${total}件のどれも、変えられたり、なくなったり、差し込まれたりしていません。`,
  head: '記録の末尾の値は次のとおりです。紙に控えてください。後で記録が切り取られたり作り直されたりしたときに、この値で分かります。',
  broken: (sequence, fault) =>
    `記録のつながりが壊れています。${sequence}番目が${FAULTS[fault]}。フォルダー全体を証拠として今のまま残し、それより前のバックアップに戻してください。`,
  recordsKnown: (n) => `${n}個のbatch.jsonに控えた値は、どれも記録の中にあります。`,
  recordUnknown: (path) =>
    `${path} に控えた値が、記録の中にありません。その後に記録が切り取られたか作り直されたか、古い台帳に戻されています。バックアップと比べてください。`,
  recordUnreadable: (path) =>
    `${path} は作成したものと違うので、控えた値を比べられません。作り直すコマンドは、「hakko verify」が示します。`,
  headKnown: (head, sequence, total) =>
    `${head} は記録の中にあります。${sequence}番目で、その後に${total - sequence}件あります。`,
  headUnknown: (head) =>
    `${head} は記録の中にありません。控えた後に記録が切り取られたか作り直されたか、別のCAの値です。`,
  kinds: {
    'home-created': ({ authorities, imported, purpose }) =>
      `${imported ? '別の場所で作ったCAを持ち込みました' : 'CAを作りました'}(${authorities.join('、')})${purpose === 'rehearsal' ? '(予行)' : ''}`,
    'successor-added': ({ authorities, generation, imported }) =>
      `次のCA(${generation}番目)を${imported ? '持ち込みました' : '作りました'}(${authorities.join('、')})`,
    'ledger-migrated': ({ from, to }) => `台帳を版${from}から版${to}に改めました`,
    'clock-accepted': ({ lastEventAt }) =>
      `前の記録の日時(${lastEventAt})より前でも、時計は正しいと確かめました`,
    'passphrase-changed': ({ keys, by, recoveryCode }) =>
      `${keys.join('、')} のパスフレーズを変更しました(${OPENED[by]}、${RECOVERY[recoveryCode]})`,
    'recovery-code-changed': ({ keys, by, recoveryCode }) =>
      `${keys.join('、')} の復旧コードを変更しました(${OPENED[by]}、${RECOVERY[recoveryCode]})`,
    'backup-made': ({ folder, files, withFiles }) =>
      `${folder} にバックアップを取りました(${withFiles ? '証明書ファイルと通知票を含む' : ''}ファイル${files}個)`,
    'home-restored': ({ folder, backup, batches, serialNumbers, controlNumbers, crls, ...more }) =>
      `${folder} のバックアップ(${backup})から戻しました。その後の発行回${batches.length}${listOf(batches)}、証明書${serialNumbers.length}件、管理番号${controlNumbers}個、失効リスト${crls.length}個を台帳に加えました${replaced([...(more.resetLogins ?? []), ...(more.resetGroups ?? [])])}`,
    'crls-signed': ({ crls }) => `失効リストに署名しました: ${crls.join('、')}`,
    'certificate-revoked': ({ group, serialNumber, reason, people, crls }) =>
      `${group}の証明書を失効しました(${reason})。${people}人がつながらなくなります。シリアル番号 ${serialNumber}、失効リスト ${crls.join('、')}`,
    'logins-ended': ({ loginIds }) => `${loginIds.length}人の利用を終えました${listOf(loginIds)}`,
    'batch-opened': ({ batch, roster, people, newGroups, changed, changedLoginIds = [] }) =>
      `発行回${batch}を ${roster} から計画しました: 新しい利用者${people}人、新しい証明書${newGroups}件${changed > 0 ? `、内容の変更${changed}人${listOf(changedLoginIds)}` : ''}`,
    'reissue-opened': ({ batch, group, people, replaces }) =>
      `発行回${batch}を計画しました: ${group}の証明書 ${replaces} に代わる新しい証明書、${people}人`,
    'passwords-reset': ({ batch, loginIds }) =>
      `発行回${batch}で${loginIds.length}人の初期パスワードを新しくしました${listOf(loginIds)}`,
    'install-password-reset': ({ batch, group, people }) =>
      `発行回${batch}で${group}の証明書インストール用パスワードを新しくしました(${people}人、証明書はそのまま)`,
    'certificates-abandoned': ({ batch, count, serialNumbers = [] }) =>
      `発行回${batch}で計画だけだった証明書${count}件を取りやめました${listOf(serialNumbers)}`,
    'certificate-issued': ({ group, people, serialNumber, loginIds = [] }) =>
      `${group}の証明書を発行しました: ${people}人${listOf(loginIds)}、シリアル番号 ${serialNumber}`,
    'people-joined': ({ file, people, loginIds = [] }) =>
      `${file} に${people}人が加わりました${listOf(loginIds)}`,
    'files-written': ({ batch, files }) =>
      `発行回${batch}の証明書ファイル${files.length}個を書きました${listOf(files)}`,
    'letters-made': ({ batch, letters, file, count }) =>
      `発行回${batch}の通知票${MARKS[letters]} ${count}通を作りました(${file})`,
    'lists-made': ({ batch, letters, count }) =>
      `発行回${batch}の通知票${MARKS[letters]} ${count}通の表紙と発送一覧を作りました`,
    'letters-printed': ({ batch, folder, login, install, cause, numbers }) =>
      `発行回${batch}の通知票① ${login}通、② ${install}通を${cause === undefined ? '初めて' : `もう一度(${CAUSES[cause]})`}印刷しました(${folder})${listOf(numbers)}`,
    'record-written': ({ batch }) => `発行回${batch}のbatch.jsonを書き直しました`,
    'batch-finished': ({ batch, certificates, people, letters }) =>
      `発行回${batch}が終わりました: 証明書${certificates}件、利用者${people}人、通知票${letters}通`,
    'batch-moved': ({ batch, from, to }) =>
      `発行回${batch}の続きを、${from} ではなく ${to} で行います`,
    'batch-remade': ({ batch, folder, p12, letters, leftOut }) =>
      `発行回${batch}の証明書ファイル${p12}個と通知票${letters}通を、${folder} に作り直しました${leftOut > 0 ? `(${leftOut}通は作っていません)` : ''}`,
    'letters-proofed': ({ letters, roster, format, fingerprint }) =>
      `通知票${letters}通の校正刷りを作りました(${roster === undefined ? '' : `${roster}、`}${format}、${fingerprint.slice(0, 16)})`,
    'people-changed': ({ loginIds }) =>
      `台帳の${loginIds.length}人の内容を改めました${listOf(loginIds)}`,
  },
};

const FAULTS = {
  changed: '書かれた後に変えられています',
  missing: 'なくなっています',
  inserted: '後から差し込まれています',
} as const;

const OPENED = {
  passphrase: '前のパスフレーズで開きました',
  'recovery-code': '復旧コードで開きました',
} as const;

const RECOVERY = {
  new: '復旧コードは新しいもの',
  kept: '復旧コードは前のまま',
  none: '復旧コードはありません',
} as const;

const CAUSES = { spoiled: '刷り損じ', wording: '文言の修正' } as const;

const MARKS = { login: '①', install: '②' } as const;

/** A few names are read; of many the number is enough, and --json has them all. */
/** 戻せなかったパスワード。 */
function replaced(names: readonly string[]): string {
  return names.length === 0
    ? ''
    : `。その後に変わっていたパスワードは${names.length}件です${listOf(names)}`;
}

function listOf(names: readonly string[]): string {
  return names.length > 0 && names.length <= 3 ? `(${names.join('、')})` : '';
}
