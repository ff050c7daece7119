/** 秘密の値の誤りと、その対処。 */
import type { SecretsErrorArgs } from '../../secrets/errors.ts';
import type { Messages } from '../message.ts';

export const secretsMessages: Messages<SecretsErrorArgs> = {
  'sealed-secret-damaged': ({ purpose }) => ({
    what: `台帳に封をした${purpose === 'initial-password' ? '初期パスワード' : '証明書インストール用パスワード'}を開けません。壊れているか、別のCAのものです。`,
    todo: '「hakko verify」で調べ、フォルダー全体のバックアップに戻してください。',
  }),
};
