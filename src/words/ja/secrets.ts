/** 秘密の値の誤りと、その対処。 */
import type { SecretsErrorArgs } from '../../secrets/errors.ts';
import type { Messages } from '../message.ts';

export const secretsMessages: Messages<SecretsErrorArgs> = {
  'sealed-secret-damaged': ({ purpose }) => ({
    what: `台帳に封をした${purpose === 'initial-password' ? '初期パスワード' : '証明書インストール用パスワード'}を開けません。壊れているか、別のCAのものです。`,
    todo: '「hakko verify」で調べ、フォルダー全体のバックアップに戻してください。',
  }),
  'recovery-code-mistyped': ({ groups, length, expected }) => ({
    what:
      length === expected
        ? `復旧コードの${groups.join('、')}番目の組が、印刷されたものと違います。`
        : `復旧コードは${expected}文字ですが、${length}文字でした。${groups[0] ?? 1}番目の組から見直してください。`,
    todo: '5文字の組が8つです。使われるのは大文字と数字で、0、1、I、L及びOはありません。もう一度入力してください。',
  }),
};
