/** バックアップの誤りと、その対処。 */
import type { BackupErrorArgs } from '../../backup/errors.ts';
import type { Messages } from '../message.ts';

export const backupMessages: Messages<BackupErrorArgs> = {
  'backup-inside-home': ({ folder, home }) => ({
    what: `${folder} はCAのフォルダー(${home})の中です。CAのフォルダーを失うと、バックアップも失われます。`,
    todo: '別の媒体のフォルダーを指定してください。',
  }),
  'backup-missing': ({ folder, backups }) => ({
    what: `${folder} はバックアップではありません。SHA256SUMSがありません。`,
    todo:
      backups.length > 0
        ? `中に ${backups.join('、')} があります。この中の1つ(通常は最も新しいもの)を指定してください。`
        : '「hakko backup」が作ったフォルダーを指定してください。CAのフォルダーをそのまま写したものは、次のコマンドでバックアップにできます: hakko --home 写し backup フォルダー',
  }),
  'restore-place-taken': ({ folder }) => ({
    what: `${folder} には既に何かがあります。そのままにしました。`,
    todo: '--replace を付けると、脇に移してから戻します(何も消しません)。又は --home で別のフォルダーを指定してください。',
  }),
  'backup-damaged': ({ path }) => ({
    what: `${path} の内容が、記録したチェックサムと違います。`,
    todo: '媒体が傷んでいる可能性があります。別のバックアップを使うか、別の媒体に取り直してください。',
  }),
};
