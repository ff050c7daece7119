/** `hakko rehearse`の画面と、その報告書の言葉。 */
import type * as english from '../../en/screens/rehearse.ts';

export const rehearse: typeof english.rehearse = {
  intro: (roster) => `使い捨てのCAで ${roster} を予行します。作るもの全てに「見本」と入ります。`,
  asOf: (date) => `今日が ${date} であるものとして行います。`,
  phases: {
    make: '作成',
    letters: '通知票と証明書ファイル',
    portal: 'ポータル',
    year: 'その後の1年',
    proof: '確認',
  },
  steps: {
    init: '使い捨てのCAを作れる',
    check: '名簿に問題がない',
    issue: '証明書を発行し、通知票を印刷できる',
    read: '全ての通知票をPDFから読み戻せる',
    open: '全ての.p12が、印刷されたパスワードで開く',
    portal: 'ダウンロードページとポータルが「見本」と示して開く',
    prefix: '存在しない4文字は誤りになり、正しい4文字で進める',
    download: '全員が、通知票のとおりに証明書ファイルを受け取れる',
    enter: '全員が、二つのホストにTLS 1.2でも1.3でも入れる',
    'wrong-password': '誤ったパスワードを断る',
    'other-login': 'ほかの事業所のログインを断る',
    strangers: '証明書のない人と、別のCAの証明書を断る',
    'other-days': '期限の切れた証明書を断り、失効リストが切れたら全て断る',
    join: '人が加わり、事業所の証明書ファイルを使える',
    end: '利用が終了しても、証明書は残る',
    reset: '失くした通知票を、新しいパスワードのものに替えられる',
    revoke: '証明書を失効すると、失効リストに載る',
    follow: 'ポータルが、再起動せずにこれらに従う',
    'reset-install': '事業所が増え、その通知票②を失くしても、替えられる',
    reprint: '汚した通知票は印刷し直せ、失くした通知票は断られる',
    remake: 'なくなったファイルを、全く同じものに作り直せる',
    crl: '失効リストを新しくしても、失効したものは変わらない',
    export: 'サーバーに要るものを、見本として書き出せる',
    restore: 'バックアップから戻したものが、同じパスフレーズで開ける',
    verify: 'この後も、全体の確認で異常がない',
    audit: '記録に欠けがない',
  },
  states: {
    passed: 'はい',
    failed: 'いいえ',
    refused: 'いいえ',
    stopped: '中止',
    skipped: '省略',
  },
  heads: { step: '手順', count: '件数', requests: '要求', seconds: '秒', result: '結果' },
  table: { file: 'ファイル', people: '人数', letters: '通知票', until: '有効期限', opens: '開封' },
  yes: 'できました',
  no: 'できません',
  moreFiles: (n) => `…ほか${n}ファイル(--jsonは全てを示します)`,
  good: (people, files) =>
    `予行は成功です: ${people}人、証明書ファイル${files}。全てのパスワードを、通知票に印刷されたとおりに、ポータルでも試しました。`,
  bad: (n) => `予行で${n}件の誤りが見付かりました:`,
  moreFaults: (n) => `…ほか${n}件(--jsonと--junitは全てを示します)`,
  faults: {
    'page-missing': (what, status) =>
      `${what}: ダウンロードページの応答が${status}でした。御報告ください。hakkoの不具合です。`,
    'page-unmarked': (what) =>
      `${what}: ダウンロードページに「見本」と出ません。御報告ください。hakkoの不具合です。`,
    'server-untrusted': (what) =>
      `${what}: サーバーが、この名前のための正しい証明書を示しませんでした。この機械の時計を確かめてください。正しければ、御報告ください。`,
    'prefix-let-on': (what, status) =>
      `${what}: 存在しない4文字が誤りになりませんでした(${status})。御報告ください。hakkoの不具合です。`,
    'prefix-refused': (what, status) =>
      `${what}: ログインIDの先頭の文字が受け付けられませんでした(${status})。設定のroster.prefixLengthを確かめてください。正しければ、御報告ください。`,
    'login-not-asked': (what, status) =>
      `${what}: ログインを求められませんでした(${status})。御報告ください。hakkoの不具合です。`,
    'download-refused': (what, status) =>
      `${what}: 通知票①のとおりに入力しても断られました(${status})。この設定では発行せず、御報告ください。`,
    'download-differs': (what) =>
      `${what}: 発行したものと違うファイルが渡されました。この設定では発行せず、御報告ください。`,
    'download-header': (what, name) =>
      `${what}: ファイルのヘッダー${name}が正しくないため、スマートフォンでインストールが始まらないおそれがあります。御報告ください。`,
    'openssl-not-opened': (what) =>
      `${what}: OpenSSLでは、通知票②のパスワードで開きません。別のp12.profileを選ぶか、御報告ください。`,
    'enter-refused': (what, where) =>
      `${what}: この証明書でポータルに入れませんでした(${where})。この設定では発行せず、御報告ください。`,
    'wrong-let-in': (what, status) =>
      `${what}: 誤ったパスワードが断られませんでした(${status})。ポータルを開かず、御報告ください。hakkoの不具合です。`,
    'other-let-in': (what, status) =>
      `${what}: ほかの事業所のログインが断られませんでした(${status})。ポータルを開かず、御報告ください。hakkoの不具合です。`,
    'not-turned-away': (what, got) =>
      `「${what}」として断るべき人への応答が ${got} でした。ポータルを開かず、御報告ください。hakkoの不具合です。`,
    'revoked-let-in': (what, where) =>
      `${what}: 失効したのに、20秒たってもポータルに入れます(${where})。御報告ください。hakkoの不具合です。`,
    'reset-differs': (what) =>
      `${what}: 新しい通知票のパスワードが、前と違う有効なものになっていません。御報告ください。hakkoの不具合です。`,
    'reset-let-in': (what, status) =>
      `${what}: 失くした通知票のパスワードを、ダウンロードページがまだ受け付けます(${status})。御報告ください。hakkoの不具合です。`,
    'reset-install-differs': (what) =>
      `${what}: 新しい通知票②のパスワードが替わっていないか、証明書が変わっています。御報告ください。hakkoの不具合です。`,
    'remake-differs': (what) =>
      `${what}: なくなったファイルが、元どおりに作り直されません。御報告ください。hakkoの不具合です。`,
    'crl-differs': (what) =>
      `${what}: 新しい失効リストが、前のものの続きになっていません。この設定では発行せず、御報告ください。`,
    'export-differs': (what) =>
      `${what}: 書き出したサイトが、発行したものと違います。御報告ください。hakkoの不具合です。`,
    'restore-differs': (what) =>
      `${what}: バックアップから戻したものが、元のものと違います。御報告ください。hakkoの不具合です。`,
    'reprint-differs': (what) =>
      `${what}: 印刷し直した通知票の内容が、前と違います。御報告ください。hakkoの不具合です。`,
    'lost-reprinted': (what) =>
      `${what}: 失くした通知票が、同じパスワードのまま印刷されます。御報告ください。hakkoの不具合です。`,
    'ended-let-in': (what, status) =>
      `${what}: 利用を終了したのに、ダウンロードページがこのログインを受け付けます(${status})。御報告ください。hakkoの不具合です。`,
    'letter-missing': (what) =>
      `${what}: PDFの中に通知票がありません。発行の前にこの方のページを見て、御報告ください。hakkoの不具合です。`,
    'letter-differs': (what) =>
      `${what}: 通知票が名簿のとおりではありません。この設定では発行せず、御報告ください。hakkoの不具合です。`,
    'not-opened': (what) =>
      `${what}: 印刷されたパスワードで開きません。この設定では発行せず、御報告ください。hakkoの不具合です。`,
    chain: (what) =>
      `${what}: このCAの証明書ではありません。この設定では発行せず、御報告ください。hakkoの不具合です。`,
    dates: (what) =>
      `${what}: 今日は有効ではありません。この機械の時計と、設定のclient.daysを確かめてください。`,
    'join-made-certificate': (what) =>
      `${what}: 証明書のある事業所に加わったのに、別の証明書ができました。御報告ください。hakkoの不具合です。`,
    'join-letters-missing': (what) =>
      `${what}: 加わった人だけの通知票ができませんでした。御報告ください。hakkoの不具合です。`,
    'end-login-left': (what) =>
      `${what}: 利用を終了したのに、パスワードに関する記録が残っています。御報告ください。hakkoの不具合です。`,
    'end-certificate-gone': (what) =>
      `${what}: 利用を終了したら、事業所の証明書がなくなりました。御報告ください。hakkoの不具合です。`,
    'revoke-not-listed': (what) =>
      `${what}: 失効したのに、失効リストに載っていません。御報告ください。hakkoの不具合です。`,
    'revoke-others-listed': (what) =>
      `${what}: 失効したら、ほかの証明書まで失効リストに載りました。御報告ください。hakkoの不具合です。`,
  },
  kept: (folder) => `作ったものは ${folder} にあります:`,
  look: {
    p12: '証明書ファイル',
    login: '通知票①(ログインIDと初期パスワード)',
    install: '通知票②(証明書インストール用パスワード)',
    report: 'この結果の報告書(PDF)',
  },
  next: '本番は: hakko init、続いて hakko issue 名簿.csv',
  report: {
    title: '予行報告書',
    roster: (name, sha256) => `名簿: ${name}(SHA-256 ${sha256})`,
    when: (time) => `開始: ${time}`,
    asOf: (date) => `${date}であるものとして実施`,
    version: (version) => `hakko ${version}。CAは使い捨て`,
    steps: '手順',
    files: '証明書ファイル',
    faults: '見付かったこと',
    stopped: (why) => `予行は途中で止まりました: ${why}`,
    refused: (n) => `名簿に${n}件の問題があるため、何も発行していません。`,
    worth:
      'この予行で作ったものは、何にも使えません。CAの鍵は、誰も知らないパスフレーズで閉じられていました。',
    contact: 'hakko rehearse',
    contents: '目次',
    note: '結果',
    warning: '結果',
    code: 'コード',
    sampleMark: '見本',
    sampleHead: '見本 SAMPLE',
  },
};
