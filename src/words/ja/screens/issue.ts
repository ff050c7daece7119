/** `hakko issue`の画面。 */
import type * as english from '../../en/screens/issue.ts';

const MARKS = { login: '①', install: '②' } as const;

/** 今は印刷しないものには触れません。 */
function printed(login: number, install: number): string {
  const kinds = [login > 0 ? `① ${login}通` : '', install > 0 ? `② ${install}通` : ''];
  return kinds.filter((kind) => kind !== '').join('、') || '0通';
}

export const issue: typeof english.issue = {
  resuming: (batch, left, total) =>
    `発行回${batch}は、事業所${total - left}/${total}で止まっていました。残り${left}を続けます。発行済みの${total - left}は変わりません。`,
  moved: (folder, before) =>
    `${folder} で続けます。${before === undefined ? '' : `それまでの分が ${before} に残っています。パスワードが入っているので、削除してください。`}`,
  resumed: (batch) => `発行回${batch}が終わりました。続けて、名簿を台帳と比べます。`,
  stopping: '作業中の事業所を終えてから止めます…(もう一度Ctrl-Cを押すと、すぐに止めます)',
  printing: '通知票を作っています…',
  done: (batch) => `発行回${batch}が終わりました。`,
  counts: ({ certificates, login, install, people, fromRoster }) =>
    `証明書${certificates}、通知票${printed(login, install)}=${fromRoster ? '名簿' : '利用者'}${people}人=台帳${people}人(一致)。`,
  opened: '全ファイルを、通知票②に印刷するパスワードで開いて確かめました。',
  p12: '証明書ファイル',
  login: '通知票①',
  install: '通知票②',
  updated: (people) => `台帳の${people}人の内容を改めました。`,
  print: '次は: ①と②を別の日に、片面・等倍(100%)で印刷し、別々に発送してください。',
  printInstall:
    '次は: ②を片面・等倍(100%)で印刷し、発送してください。利用者が持っている①は、そのまま使えます。',
  printLogin: '次は: ①を片面・等倍(100%)で印刷し、発送してください。',
  lists:
    '先に …-000-list.pdf を印刷してください。1枚目で倍率を確かめられます。2枚目からが発送一覧です。パスワードは載っていません。',
  unprinted: (kind, letters, batch) =>
    `${MARKS[kind]}の${letters}通は、まだ印刷していません。印刷するときは: hakko notices --batch ${batch} --kind ${kind}`,
  publish: '証明書ファイルをダウンロードページに置いてください。',
  publishBoth:
    'ダウンロードページには、通知票に書いてある名前のファイル(例: G13B.p12)を置いてください。G13B-modern.p12は中の証明書もパスワードも同じで、古い暗号方式を受け付けない端末(Enterprise Linux 9及び10など)のためのものです。「hakko portal」と、nginx・Apacheへの書き出しのページは、両方を渡せます。',
  encrypted:
    '通知票のPDFは暗号化しました(AES-256、PDF 2.0)。パスワードがなければ誰にも読めず、あれば誰でも全てを読めます。ファイルの名前、大きさ、日時は隠れません。パスワードはファイルとは別の手段で渡し、印刷が済んだら両方を廃棄してもらってください。',
  chainHead: (hash) => `記録の末尾の値(紙に控えてください): ${hash}`,
};
