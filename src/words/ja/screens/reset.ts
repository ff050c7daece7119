/** `hakko reset`の画面。 */
import type * as english from '../../en/screens/reset.ts';

export const reset: typeof english.reset = {
  login: (people) => `次の${people}人の初期パスワードを新しくし、新しい通知票①を作ります:`,
  void: (numbers) => (numbers === '' ? '' : `(${numbers}は無効になります)`),
  loginToManager: '新しい通知票①は、事業所の管理者に送り、管理者が御本人に渡します。',
  others: 'ほかの方には影響しません。事業所の証明書も、そのままです。',
  install: (group, file) =>
    `${group}の証明書インストール用パスワードを新しくします。鍵と証明書は同じまま、${file}を新しいパスワードで作り直します。`,
  installLetters: (letters) =>
    `印刷する通知票②は${letters}通です。この証明書の今までの②は、全て無効になります。`,
  copies: (file, group) =>
    `既にダウンロードされた${file}は、前のパスワードで開きます。ファイルも一緒に他人に渡ったおそれがあるときは: hakko revoke ${group} --reissue`,
  confirm: '続けますか?(前のパスワードには戻せません)',
  dryRun: '何も書いていません(--dry-run)。',
  loginDone:
    '前の通知票①は無効です。見付かったら細断してください。ダウンロードページに新しいログイン情報を置いてください(hakko export portal)。置くまで、そこでは前のパスワードが使えます。',
  installDone: (file, folder) =>
    `通知票②が届く前に、${folder} にある新しい${file}を、ダウンロードページの古いものと置き換えてください。`,
};
