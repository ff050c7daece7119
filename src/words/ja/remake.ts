/** 発行回のファイルを作り直せないとき。 */
import type { RemakeErrorArgs } from '../../remake/errors.ts';
import type { Messages } from '../message.ts';

export const remakeMessages: Messages<RemakeErrorArgs> = {
  'batch-not-known': ({ batch, known }) => ({
    what: `発行回${batch}は台帳にありません。`,
    todo: known.length > 0 ? `最近の発行回は: ${known.join('、')}` : 'まだ何も発行していません。',
  }),
  'batch-not-finished': ({ batch }) => ({
    what: `発行回${batch}は途中で止まっています。`,
    todo: '「hakko issue」をもう一度実行すると、続きを行い、全てのファイルを作ります。',
  }),
  'batch-files-differ': ({ batch, paths }) => ({
    what: `発行回${batch}の次のファイルは、作成したものと違います。何も書いていません。\n${listed(paths)}`,
    todo: '誰が変えたのかを調べ、必要なら写しを取ってください。作り直すときは --force を付けてください。',
  }),
  'letters-not-named': () => ({
    what: 'どの通知票を印刷するかを指定してください。',
    todo: '--control 管理番号、--login-id ログインID、--prefix ログインIDの先頭、--batch 発行回 のどれかを付けてください。',
  }),
  'letters-not-known': ({ names }) => ({
    what: `台帳に通知票がありません: ${names.join('、')}`,
    todo: '「hakko show」で、ログインID又は管理番号を確かめてください。',
  }),
  'letters-all-void': ({ letters }) => ({
    what:
      letters > 0
        ? `その${letters}通は、無効になったか、廃棄したか、利用を終えた方のものなので、印刷しません。`
        : '条件に合う通知票がありません。',
    todo: '「hakko show ログインID」で、今の通知票を確かめてください。',
  }),
  'letters-compromised': ({ reason, letters }) => ({
    what: `『${REASONS[reason]}』なので、同じパスワードでは印刷しません。`,
    todo: compromised(letters),
  }),
};

const REASONS = { lost: '紛失', opened: '開封', misdelivered: '誤配' } as const;

/** One sentence a person for ①, one a group for ②. */
function compromised(letters: RemakeErrorArgs['letters-compromised']['letters']): string {
  const login = letters
    .filter(({ kind }) => kind === 'login')
    .map(
      ({ name, controlNumber, loginId, others }) =>
        `${name}さんの初期パスワードを新しくし、${controlNumber} ①を無効にするには: hakko reset ${loginId}${others > 0 ? `(ほかの${others}人には影響しません)` : ''}`,
    );
  const groups = new Set(
    letters.filter(({ kind }) => kind === 'install').map(({ group }) => group),
  );
  const install = [...groups].map(
    (group) =>
      `${group}の証明書インストール用パスワードを新しくするには: hakko reset --install ${group}(ファイルも他人に渡ったおそれがあるときは: hakko revoke ${group} --reissue)`,
  );
  return listed([...login, ...install]).trimStart();
}

/** So many say what the rest would. */
const LISTED = 12;

function listed(paths: readonly string[]): string {
  const more = paths.length > LISTED ? [`  … ほか${paths.length - LISTED}`] : [];
  return [...paths.slice(0, LISTED).map((path) => `  ${path}`), ...more].join('\n');
}
