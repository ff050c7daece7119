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
};

/** So many say what the rest would. */
const LISTED = 12;

function listed(paths: readonly string[]): string {
  const more = paths.length > LISTED ? [`  … ほか${paths.length - LISTED}`] : [];
  return [...paths.slice(0, LISTED).map((path) => `  ${path}`), ...more].join('\n');
}
