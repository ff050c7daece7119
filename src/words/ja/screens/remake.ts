/** `hakko remake`の画面。 */
import type * as english from '../../en/screens/remake.ts';

export const remake: typeof english.remake = {
  nothing: (batch) => `発行回${batch}の、求められたファイルは全て、作成したとおりにあります。`,
  done: (batch, files) => `発行回${batch}のファイル${files}個を作り直しました:`,
  right: (files) => `ほかの${files}個は作成したとおりなので、そのままにしました。`,
  moved: (folder, before) =>
    `この発行回は、これから ${folder} にあるものとします。${before} が残っているとき、又は後で見付かったときは、秘密が入っているので削除してください。`,
  leftOut: (letters) =>
    `通知票${letters}通は、利用の終了や新しい通知票の発行により、もう使えないので除きました。`,
  reworded: (path) =>
    `${path} は、作成した当時のものと完全に同じではありません(その後に設定若しくは利用者の内容が変わったか、除いた通知票があります)。パスワードと管理番号は同じです。`,
  print:
    '既に発送した通知票は、もう一度発送しないでください。要らないPDFは、パスワードが入っているので削除してください。',
};
