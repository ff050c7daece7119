/** 復旧コードについての言葉。 */
import type * as english from '../../en/screens/recovery.ts';

export const recovery: typeof english.recovery = {
  offer: '金庫に保管する復旧コードを作りますか(パスフレーズを失ったときに、CAを開けます)',
  shown: [
    '復旧コードです。今、紙に書き写してください。表示するのは今だけで、どこにも保存しません。',
    '(5文字の組が8つ。0、1、I、L及びOは使っていません。終わったら、画面を消してください。)',
  ],
  lastGroup: '書き写したら、最後の組の5文字を入力してください',
  notLastGroup: '上に表示した最後の組と違います。',
  written: (file) =>
    `復旧コードを ${file} に書きました。印刷して金庫に入れ、ファイルは削除してください。`,
  type: '復旧コード(5文字の組が8つ。大文字と小文字、空白及びハイフンは区別しません)',
};
