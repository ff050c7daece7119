/** `hakko rehearse`の画面。 */
import type * as english from '../../en/screens/rehearse.ts';

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
