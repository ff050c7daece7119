/** システムに拒まれたことと、その対処。 */
import type { SystemErrorArgs } from '../../system/errors.ts';
import type { Messages } from '../message.ts';

export const systemMessages: Messages<SystemErrorArgs> = {
  'file-failed': ({ action, path, errno }) => ({
    what: `${path} ${ACTIONS[action]}(${errno}: ${reasonOf(errno)})。`,
    todo:
      (action === 'read' ? READING_REMEDIES[errno] : undefined) ??
      REMEDIES[errno] ??
      '場所を確かめて、同じコマンドをもう一度実行してください。途中までのものは残っていません。',
  }),
  'file-missing': ({ path }) => ({
    what: `${path} というファイルがありません。`,
    todo: '名前と、今いるフォルダーを確かめてください。',
  }),
  'file-exists': ({ path, flag }) => ({
    what: `${path} は既にあります。そのままにしました。`,
    todo: `別の名前にするか、${flag === undefined ? 'そのファイルを移してください' : `${flag} を付けて置き換えてください`}。`,
  }),
  'file-special': ({ path }) => ({
    what: `${path} は普通のファイルではなく、パイプ又は装置です。`,
    todo: 'hakkoが作るものではありません。なぜそこにあるのかを確かめ、取り除いてから、同じコマンドをもう一度実行してください。',
  }),
  'answer-missing': ({ flag, question }) => ({
    what: `ここでは質問に答えられません:「${question}」`,
    todo: `${flag} で答えを指定してください。`,
  }),
  'passphrase-missing': ({ flag }) => ({
    what: 'パスフレーズが必要ですが、ここでは入力できません。',
    todo:
      flag === '--passphrase-file'
        ? `${flag} ファイル名 又は --passphrase-stdin で渡すか、ファイル名を環境変数 HAKKO_PASSPHRASE_FILE に入れてください。`
        : `${flag} ファイル名 で渡してください。`,
  }),
  'passphrase-empty': ({ source }) => ({
    what: `パスフレーズ(${source})が空です。`,
    todo: 'ファイルの内容を確かめてください。',
  }),
  'passphrase-too-long': ({ source, maximumOctets }) => ({
    what: `パスフレーズ(${source})が${maximumOctets}バイトを超えています。`,
    todo: 'ファイルを確かめてください。パスフレーズだけを書いたファイルが必要です。',
  }),
  'passphrase-file-unreadable': ({ path, errno }) => ({
    what: `パスフレーズのファイル ${path} を読めません(${errno}: ${reasonOf(errno)})。`,
    todo: '名前と、読む権限があるかを確かめてください。',
  }),
  'passphrase-not-utf8': ({ source }) => ({
    what: `パスフレーズ(${source})がUTF-8ではありません。`,
    todo: 'ファイルをUTF-8で保存してください。',
  }),
  cancelled: () => ({ what: '中止しました。何も書いていません。' }),
  stopped: () => ({ what: '中止しました。' }),
};

const ACTIONS = {
  read: 'を読めません',
  write: 'を書けません',
  'create-folder': 'というフォルダーを作れません',
  open: 'を開けません',
  delete: 'を削除できません',
} as const;

const REASONS: Readonly<Record<string, string>> = {
  EACCES: '権限がありません',
  EPERM: '許可されていません',
  ENOSPC: 'ディスクがいっぱいです',
  EDQUOT: '割り当て容量を使い切りました',
  EROFS: '書込みのできないディスク又はファイルです',
  EISDIR: 'フォルダーです',
  ENOTDIR: '途中にフォルダーでないものがあります',
  ENOENT: '途中のフォルダーがありません',
  EBUSY: '別のプログラムが開いています',
  EIO: 'ディスクの故障です',
  EFBIG: 'ファイルが大きすぎます',
  EMFILE: '開いているファイルが多すぎます',
};

const REMEDIES: Readonly<Record<string, string>> = {
  EACCES:
    '書込みの権限を得るか、別のフォルダーを指定して、同じコマンドをもう一度実行してください。',
  EPERM: '書込みの権限を得るか、別のフォルダーを指定して、同じコマンドをもう一度実行してください。',
  ENOSPC: '空きを作って、同じコマンドをもう一度実行してください。続きから始めます。',
  EDQUOT: '空きを作って、同じコマンドをもう一度実行してください。続きから始めます。',
  EROFS:
    '書込みの権限を得るか、別のディスクのフォルダーを指定して、同じコマンドをもう一度実行してください。',
  EBUSY: 'そのファイルを表示しているプログラムを閉じて、同じコマンドをもう一度実行してください。',
  EISDIR: 'フォルダーではなくファイルを指定してください。',
};

const READING_REMEDIES: Readonly<Record<string, string>> = {
  EACCES: '読取りの権限を得るか、その持ち主の利用者名でコマンドを実行してください。',
  EPERM: '読取りの権限を得るか、その持ち主の利用者名でコマンドを実行してください。',
};

function reasonOf(errno: string): string {
  return REASONS[errno] ?? 'システムに拒まれました';
}
