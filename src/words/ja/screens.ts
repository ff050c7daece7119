/** 各コマンドの画面の言葉。1つのコマンドに1つのまとまり。 */
import type * as english from '../en/screens.ts';

export const prompts: typeof english.prompts = {
  yes: 'はい',
  no: 'いいえ',
  yesOrNo: 'y(はい)か n(いいえ)で答えてください',
  passphrase: 'CAのパスフレーズ',
  newPassphrase: 'CAの新しいパスフレーズ(12文字以上。忘れると取り戻せません)',
  again: '同じパスフレーズをもう一度',
  differs: '2つが同じではありません。',
  tooShort: (minimum) => `${minimum}文字以上にしてください。`,
  required: '空にはできません。',
  notUrl: 'https://id.example.jp/ のような形で入力してください。',
};

export const progress: typeof english.progress = ({ done, total, perSecond, secondsLeft }) =>
  `${done}/${total} 事業所  毎秒${perSecond.toFixed(1)}  残り${secondsLeft}秒`;

export const init: typeof english.init = {
  intro: (folder) => `${folder} に新しいCAを作ります。`,
  org: '組織の名前(証明書と通知票に出ます)',
  caName: 'CAの名前',
  caNameDefault: (organisation) => `${organisation} 証明書発行CA`,
  serviceName: '通知票に書くサイトの名前',
  serviceNameDefault: (organisation) => `${organisation}ポータルサイト`,
  portalUrl: 'ダウンロードページのURL',
  tooLong: (maximum) => `${maximum}文字以内にしてください。`,
  importPassphrase: (path) => `持ち込む鍵 ${path} のパスフレーズ`,
  making: '鍵を作っています…',
  done: (folder) => `${folder} にCAを作りました。`,
  successorDone: (folder) => `${folder} に次のCAを作りました。新しい証明書は、このCAで発行します。`,
  authority: (name, until) => `CA「${name}」 有効期限 ${until}`,
  crl: (until) => `失効リストの期限 ${until}(過ぎると全員がつながらなくなります)`,
  noKey: (name) =>
    `CA「${name}」の鍵はここにないので、失効リストは作りません。Webサーバーには、このCAの発行元から得た失効リストも置いてください。`,
  revokedElsewhere:
    '持ち込んだCAがこれまでに失効させた証明書は、ここで作る失効リストに載りません。そのような証明書が有効期間内にあるときは、このCAを使わず、新しいCAを作ってください。',
  keep: 'パスフレーズは金庫に保管してください。失うとCAは使えなくなります。フォルダー全体をバックアップしてください。',
  next: (home) => [
    `${home}/hakko.yaml を見て、差出人、お問合せ先、ホスト名を書き入れてください。`,
    '次は: hakko check 名簿.csv、続いて hakko issue 名簿.csv',
  ],
  successorNext: (bundle) => [
    `発行する前に、Webサーバーの ${bundle} を新しいものに置き換えてください(今のCAと次のCAの証明書が入っています)。`,
    '失効リスト(crlフォルダーの全て)も、Webサーバーに置いてください。そろうまで、新しい証明書ではつながりません。',
    '今のCAの鍵は、その証明書が全て切れるまで残してください。フォルダー全体をバックアップしてください。',
  ],
};

export const issue: typeof english.issue = {
  resuming: (batch, left, total) =>
    `発行回${batch}は、事業所${total - left}/${total}で止まっていました。残り${left}を続けます。発行済みの${total - left}は変わりません。`,
  resumed: (batch) => `発行回${batch}が終わりました。続けて、名簿を台帳と比べます。`,
  stopping: '作業中の事業所を終えてから止めます…(もう一度Ctrl-Cを押すと、すぐに止めます)',
  printing: '通知票を作っています…',
  done: (batch) => `発行回${batch}が終わりました。`,
  counts: ({ certificates, login, install, people }) =>
    `証明書${certificates}、通知票① ${login}通、② ${install}通=名簿${people}人=台帳${people}人(一致)。`,
  opened: '全ファイルを、通知票②に印刷するパスワードで開いて確かめました。',
  p12: '証明書ファイル',
  login: '通知票①',
  install: '通知票②',
  crlUntil: (date) =>
    `失効リストの期限は${date}です。発行のたびに新しくなります。過ぎると全員がつながらなくなります。`,
  updated: (people) => `台帳の${people}人の内容を改めました。`,
  print: '次は: ①と②を別の日に、片面・等倍(100%)で印刷し、別々に発送してください。',
  publish: '証明書ファイルをダウンロードページに置いてください。',
  backup: 'CAのフォルダー全体をバックアップしてください。',
};

export const verify: typeof english.verify = {
  platform: '端末',
  evidence: '根拠',
  alike: (file, more) => (more === 0 ? file : `${file}ほか${more}`),
  filePassword: '.p12のパスワード',
  fileLocked: '中は開いていません(--password-file を付けると開きます)。',
  crypto: {
    heads: ['ファイル', '対象', '方式', '反復回数', 'ソルト(オクテット)'],
    key: '鍵',
    safe: '証明書',
    certificate: '証明書',
    mac: 'MAC',
    clear: '暗号化なし',
    none: 'なし',
  },
  locked:
    'パスフレーズがないので、ファイルの中は開いていません(--passphrase-file を付けると開きます)。',
  checked: (files, letters) => `証明書ファイル${files}と通知票${letters}通を、台帳と比べました。`,
  lettersGone: (files) =>
    `通知票のPDFのうち${files}個は、フォルダーにありません。発送の後に削除したのであれば、そのままで構いません。`,
  good: '全て正しく、そろっています。',
  bad: (findings) => `次の${findings}件が見付かりました:`,
  findings: {
    'p12-missing': (path) => `${path} がありません。バックアップから戻してください。`,
    'p12-differs': (path) => `${path} は発行したものと違います。配らないでください。`,
    'p12-unopened': (path) => `${path} は、通知票に印刷したパスワードで開きません。`,
    'p12-chain': (path) => `${path} の証明書は、このCAのものではありません。`,
    'p12-expired': (path, date) => `${path} の証明書は${date}に期限が切れました。`,
    'p12-orphan': (path) => `${path} は台帳にありません。`,
    mode: (path, mode) =>
      `${path} の権限が${mode}で、他の人も読めます。600(フォルダーは700)にしてください。`,
    'letters-differ': (path) => `${path} は作成したものと違います。発送しないでください。`,
    'crl-differs': (path) =>
      `${path} は最後に書いた失効リストと違います。バックアップから戻してください。次の発行でも新しくなります。`,
    'crl-missing': (path) => `${path} がありません。`,
    'crl-expired': (path, date) =>
      `${path} は${date}に期限が切れました。全員がつながらなくなります。`,
    'crl-soon': (path, date) => `${path} は${date}に期限が切れます。`,
    'chain-broken': (sequence) => `記録の${sequence}番目が書き換えられています。`,
    'batch-open': (batch) =>
      `発行回${batch}は途中で止まっています。次の「hakko issue」が続きを行います。`,
  },
};

export const list: typeof english.list = {
  heads: {
    group: '事業所',
    file: 'ファイル',
    people: '人数',
    until: '有効期限',
    state: '状態',
    serial: 'シリアル番号',
    batch: '発行回',
  },
  states: {
    planned: '発行中',
    signed: 'ファイル未作成',
    issued: '発行済み',
    superseded: '更新済み',
    revoked: '失効',
    expired: '期限切れ',
    abandoned: '取りやめ',
  },
  empty: '該当するものはありません。',
  total: (certificates, people) => `証明書${certificates}件、利用者${people}人`,
};

export const show: typeof english.show = {
  person: {
    loginId: 'ログインID',
    name: '氏名',
    organisation: '所属',
    state: '状態',
    group: '事業所',
    others: '同じ証明書の人',
  },
  personStates: { planned: '発行中', active: '利用中', ended: '利用終了', moved: '異動' },
  certificate: {
    file: 'ファイル',
    until: '有効期限',
    serial: 'シリアル番号',
    state: '状態',
    batch: '発行回',
  },
  noCertificate: '使っている証明書はありません',
  letters: '通知票',
  letter: (mark, number, state, file) => `${mark} ${number}  ${state}${file}`,
  letterStates: {
    planned: '未作成',
    made: '作成済み',
    reprinted: '再作成済み',
    posted: '発送済み',
    returned: '返戻',
    destroyed: '廃棄',
    void: '無効',
  },
  onPage: (file, page) => `  (${file} ${page}ページ)`,
  people: (n) => `利用者(${n}人)`,
};

export const rehearse: typeof english.rehearse = {
  intro: (roster) => `使い捨てのCAで ${roster} を予行します。全てのページに「見本」と入ります。`,
  steps: {
    init: '使い捨てのCAを作りました',
    check: '名簿を調べました',
    issue: '証明書を発行し、通知票を作りました',
    read: '全ての通知票をPDFから読み戻しました',
    open: '印刷されたパスワードで全ての.p12を開きました',
    chain: '証明書のつながりと期限を確かめました',
    verify: '全体を確かめました',
  },
  heads: { step: '手順', count: '件数', time: '秒' },
  table: { file: 'ファイル', people: '人数', letters: '通知票', until: '有効期限', opens: '開封' },
  yes: 'できました',
  no: 'できません',
  good: (people, files) =>
    `予行は成功です: ${people}人、証明書ファイル${files}。全てのパスワードを、通知票に印刷されたとおりに試しました。`,
  bad: (n) => `予行で${n}件の誤りが見付かりました:`,
  faults: {
    'letter-missing': (what) => `${what}: PDFの中に通知票がありません`,
    'letter-differs': (what) => `${what}: 通知票が名簿のとおりではありません`,
    'not-opened': (what) => `${what}: 印刷されたパスワードで開きません`,
    chain: (what) => `${what}: このCAの証明書ではありません`,
    dates: (what) => `${what}: 今日は有効ではありません`,
  },
  kept: (folder) => `作ったものは ${folder} にあります:`,
  look: {
    p12: '証明書ファイル',
    login: '通知票①(ログインIDと初期パスワード)',
    install: '通知票②(証明書インストール用パスワード)',
  },
  next: '本番は: hakko init、続いて hakko issue 名簿.csv',
};

export const bug: typeof english.bug = {
  what: 'hakko自身の不具合です。操作の誤りではありません。',
  todo: '途中までのものは残っていません。下の内容をお知らせください。',
};
