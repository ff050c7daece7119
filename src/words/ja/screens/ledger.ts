/** 台帳を開いたときの、どのコマンドにもある言葉。 */
import type * as english from '../../en/screens/ledger.ts';

export const ledger: typeof english.ledger = {
  migrated: ({ from, to, kept }) =>
    `台帳を版${from}から版${to}に改めました。古いhakkoでは、もう使えません。改める前の台帳は ${kept} に残しています。封をしたパスワードも入っていますので、新しいバックアップを取ったら削除してください。`,
};
