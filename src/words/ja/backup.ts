/** バックアップの誤りと、その対処。 */
import type { BackupErrorArgs } from '../../backup/errors.ts';
import type { Messages } from '../message.ts';

export const backupMessages: Messages<BackupErrorArgs> = {
  'backup-inside-home': ({ folder, home }) => ({
    what: `${folder} はCAのフォルダー(${home})の中です。CAのフォルダーを失うと、バックアップも失われます。`,
    todo: '別の媒体のフォルダーを指定してください。',
  }),
  'backup-damaged': ({ path }) => ({
    what: `${path} の内容が、記録したチェックサムと違います。`,
    todo: '媒体が傷んでいる可能性があります。別のバックアップを使うか、別の媒体に取り直してください。',
  }),
};
