/** 発行回のファイルが台帳と合わないとき。 */
import type { ProjectionErrorArgs } from '../../projection/errors.ts';
import type { Messages } from '../message.ts';

export const projectionMessages: Messages<ProjectionErrorArgs> = {
  'file-differs': ({ path }) => ({
    what: `${path} を読み直すと、書いた内容と違います。`,
    todo: 'ディスクを確かめてください。台帳に控えがあるので、同じコマンドをもう一度実行すると書き直します。',
  }),
  'p12-copy-damaged': ({ fileName }) => ({
    what: `台帳にある ${fileName} の控えが壊れています。このファイルは書いていません。`,
    todo: 'バックアップからファイルを戻すか、CAのフォルダー全体をバックアップに戻してください。「hakko verify」で、壊れているものが全て分かります。',
  }),
};
