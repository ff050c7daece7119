/** 発行回を止めたものと、その対処。 */
import type { BatchErrorArgs } from '../../batch/errors.ts';
import type { Messages } from '../message.ts';
import { lettersMessages } from './letters.ts';

export const batchMessages: Messages<BatchErrorArgs> = {
  'file-name-taken': ({ file, group, other }) => ({
    what: `${group} の証明書ファイルは ${file} になりますが、同じ名前のファイルが ${other} にあります。`,
    todo: `${group} のログインIDを別のものにしてください。${file === `${group}.p12` ? '' : 'hakko.yamlの「p12: profile」をcompat又はmodernにする方法もあります(2つ目のファイルを作るのはbothだけです)。'}`,
  }),
  'letters-unfit': ({ faults }) => ({
    what: faults.map(unfitLetter).join(''),
    todo: '名簿を直して「hakko issue」で台帳を改めてから、このコマンドをもう一度実行してください。何も書いていません。',
  }),
  interrupted: ({ batch }) => ({
    what: `止めました。発行回${batch}で終わった分は残っています。`,
    todo: '同じコマンドをもう一度実行すると、続きから始めます。',
  }),
  'letters-miscounted': ({ path, pages, rows }) => ({
    what: `${path} は${pages}通ですが、台帳では${rows}通です。このファイルは残していません。`,
    todo: '同じコマンドをもう一度実行してください。続くときは不具合としてお知らせください。',
  }),
  'folder-not-empty': ({ folder }) => ({
    what: `フォルダー ${folder} が空ではありません。`,
    todo: '--out には、新しいフォルダー又は空のフォルダーを指定してください。',
  }),
  'batch-folder-gone': ({ batch, folder }) => ({
    what: `発行回${batch}のフォルダー ${folder} がありません。`,
    todo: 'ディスクをつないで、同じコマンドをもう一度実行してください。--out で別のフォルダーを指定すると、以後はそこを使います。',
  }),
  'batch-folder-inside-home': ({ folder, home, batches }) => ({
    what: `${folder} はCAのフォルダー(${home})の中です。CAのファイルの間に発行回を置くことはできません。`,
    todo: `--out で、外のフォルダー又は ${batches} の下のフォルダーを指定してください。`,
  }),
  'batch-folder-synced': ({ folder, service, syncedFolder }) => ({
    what: `${folder} は、${service}が同期するフォルダー(${syncedFolder})の中にあるようです。証明書ファイルやパスワードがクラウドに写されます。`,
    todo: '--out で、同期されないフォルダーを指定してください。名前が似ているだけで同期されないのであれば、--allow-synced-folder を付けてください。',
  }),
  'letters-folder-same': ({ folder }) => ({
    what: `letters.loginOut と letters.installOut が、同じ ${folder} です。通知票①と②が同じ場所にそろってしまいます。`,
    todo: 'hakko.yamlで別々のフォルダーを指定するか、両方を空にしてください(発行回のフォルダーに書きます)。',
  }),
  'letters-folder-inside-home': ({ key, folder, home }) => ({
    what: `${folder}(${key})は、CAのファイルがあるところ(${home})の中です。通知票は置けません。`,
    todo: `hakko.yamlで外のフォルダーを指定するか、${key} を空にしてください(発行回のフォルダーに書きます)。`,
  }),
  'letters-folder-synced': ({ key, folder, service, syncedFolder }) => ({
    what: `${folder}(${key})は、${service}で同期されるフォルダー(${syncedFolder})のようです。通知票とパスワードがクラウドに写されます。`,
    todo: 'hakko.yamlで、同期されないフォルダーを指定してください。名前が似ているだけで同期されないときは、--allow-synced-folder を付けてください。',
  }),
};

/** As the printer would say it, of a person instead of a letter that has no number yet. */
function unfitLetter({
  loginId: controlNumber,
  field,
  fault,
}: BatchErrorArgs['letters-unfit']['faults'][number]): string {
  if (fault.type === 'overflow') {
    return lettersMessages['letter-overflow']({ controlNumber, field }).what;
  }
  if (fault.type === 'missing-glyph') {
    const { characters } = fault;
    return lettersMessages['letter-missing-glyph']({ controlNumber, field, characters }).what;
  }
  return lettersMessages['letter-secret-character']({ controlNumber, field }).what;
}
