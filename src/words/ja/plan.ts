/** 計画の言葉: 何が妨げになるか、これから何をするか。 */
import type { ChangedField } from '../../plan/change.ts';
import type { PlanProblemArgs } from '../../plan/problem.ts';
import type { plan as english } from '../en/plan.ts';
import type { LocalDates, Messages } from '../message.ts';
import { batchMessages } from './batch.ts';

export const planProblems: Messages<LocalDates<PlanProblemArgs>> = {
  'login-ended': ({ loginId }) => ({
    what: `ログインID ${loginId} は利用を終えています。`,
    todo: '再び利用する方には新しいログインIDを付けてください。そうでなければ、この行を除いてください。',
  }),
  'group-case': ({ group, known }) => ({
    what: `「${group}」は、発行済みの「${known}」と大文字・小文字だけが違います。ファイルを並べて置けません。`,
    todo: `ログインIDの先頭を ${known} とそろえるか、別の文字にしてください。`,
  }),
  'group-revoked': ({ group }) => ({
    what: `${group} の証明書は失効しています。人を加えることはできません。`,
    todo: `先に「hakko revoke ${group} --reissue」で発行し直してください。`,
  }),
  'group-expired': ({ group, notAfter }) => ({
    what: `${group} の証明書は ${notAfter} に期限が切れました。人を加えることはできません。`,
    todo: `先に「hakko revoke ${group} --reissue」で発行し直してください(期限切れなので、失効はしません)。`,
  }),
  'ca-ends-too-soon': ({ clientNotAfter, issuerNotAfter }) => ({
    what: `新しい証明書は${clientNotAfter}まで有効になりますが、CAの期限は${issuerNotAfter}です。`,
    todo: 'hakko.yamlの「client: days」を短くするか、「hakko init --successor」で次のCAを作ってください(今の証明書は、そのまま使えます)。',
  }),
  'common-name-too-long': ({ group, length, maximum }) => ({
    what: `${group} の証明書のCNが${length}文字になります。証明書に書けるのは${maximum}文字までです。`,
    todo: 'hakko.yamlの「client: commonName」を短くしてください(例: "{prefix}")。それでも長いときは、ログインIDか「roster: prefixLength」を短くしてください。',
  }),
  'file-name-taken': batchMessages['file-name-taken'],
  'many-changes': ({ changes, people }) => ({
    what: `発行済みの${people}人のうち${changes}人の内容が変わっています。行がずれていませんか。`,
    todo: `下の変更を見比べてください。正しければ --accept-changes ${changes} を付けてください。`,
  }),
  'many-absent': ({ absent, people }) => ({
    what: `台帳の${people}人のうち${absent}人が、今回の名簿にありません。`,
    todo: '差分の名簿なら --partial を付けてください。この違いで失効することはありません。',
  }),
};

const FIELDS: Readonly<Record<ChangedField, string>> = {
  name: '氏名',
  organisation: '所属',
  department: '部署',
  postalCode: '郵便番号',
  address: '住所',
  language: '言語',
  mail: 'メールアドレス',
};

export const plan: typeof english = {
  read: (file, encoding, people) => `${file}を読みました: ${encoding}、${people}人。`,
  unused: (headers) => `使わない列: ${headers}`,
  heading: ({ groups, fresh, people, word }) =>
    `これから発行します: ${word}${groups}(新規${fresh}、発行済み${groups - fresh})、利用者${people}人。`,
  letters: (login, install) => `印刷する通知票は、①が${login}通、②が${install}通です。`,
  handedOn: (letters, envelopes) =>
    `通知票①は、事業所ごとに一つの封筒で管理者に送り、管理者が御本人に渡します: ${letters}通、封筒${envelopes}通。`,
  handedOnCards: (cards) =>
    `通知票①は、事業所の管理者に送り、管理者が御本人に渡します: 圧着はがき${cards}通(1通ずつ送ります)。`,
  bothToManager:
    '通知票①と②の両方が管理者に届くので、管理者は、その事業所の誰にでもなれます。別の日に送り、①は開かずに渡すよう頼んでください。',
  managerAddress: (group, marks, address, others) =>
    `${group}の通知票${marks}は、${address}の管理者に送ります。宛先の違う行: ${others}`,
  fresh: '新規',
  known: '発行済み',
  people: (count) => `${count}人`,
  more: (count) => `… ほか${count}`,
  openBatch: (batch, left, total) =>
    `発行回${batch}が途中で止まっています(残り${left}/${total}、又は通知票が未作成)。次の「hakko issue」が、先に続きを行います。`,
  noContact:
    '通知票には「お問合せ先へ連絡してください」と書かれますが、hakko.yamlの site.phone も site.email も空です。',
  rootIncluded:
    '.p12には、ルートCAの証明書も入ります(p12.includeRoot)。Windowsでは、取り込むときに、信頼するかどうかを尋ねるセキュリティの警告が全員に出ます。iPhone、Mac及びAndroidが、これによって信頼することはありません。',
  nothing: '発行するものはありません。',
  unchanged: (count) => `変更のない${count}人には何もしません。`,
  changed: (count) => `台帳の内容だけを改めます(通知票は作りません): ${count}人`,
  change: (loginId, field, before, after) =>
    `${loginId}: ${FIELDS[field]}「${before}」→「${after}」`,
  renewalDue: (count, first) =>
    `60日以内に証明書${count}件が切れます(最初は${first})。更新は「hakko renew」です。`,
  absent: (count) =>
    `台帳の${count}人が、この名簿にありません。ログインIDも証明書もそのままです。利用を終えるときは「hakko end」を使ってください。`,
  unusedPasswords: (count) =>
    `発行済みの${count}人の初期パスワードは、名簿の値に変えません。新しくするときは「hakko reset」を使ってください。`,
  proofMissing: (roster) =>
    `通知票が多いのに、今の文言と配置で刷り上がりを確かめた記録がありません。先に: hakko template proof --roster ${roster}`,
  proofQuestion: '校正せずに、全員分を作りますか?',
  proofFirst: (roster) => `先に: hakko template proof --roster ${roster}`,
  confirm: '続けますか?',
  dryRun: '何も書いていません(--dry-run)。',
  checked: '名簿に誤りはありません。何も書いていません。',
  strength: (initialBits, installBits) =>
    `パスワードの強さ: 初期パスワード${initialBits}ビット、証明書インストール用${installBits}ビット。`,
  follow: {
    unknown: (loginId) => `${loginId} はこの名簿にありません。`,
    joins: (loginId, line, group) =>
      `${loginId}(${line}行目): 新しい利用者です。発行済みの ${group} のファイルを使う通知票を作ります。`,
    fresh: (loginId, line, group) =>
      `${loginId}(${line}行目): 新しい利用者です。通知票を作り、新しい ${group} に証明書を発行します。`,
    ended: (loginId, line) =>
      `${loginId}(${line}行目): 利用を終えたログインIDです。もう一度発行することはありません。`,
    changed: (loginId, line) => `${loginId}(${line}行目): 発行済みで、内容が変わっています。`,
    unchanged: (loginId) => `${loginId}: 発行済みで変更はありません。何もしません。`,
  },
};
