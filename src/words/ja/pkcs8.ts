/** Sentences for key files and passphrases. */
import type { Pkcs8ErrorArgs } from '../../pkcs8/errors.ts';
import type { Messages } from '../message.ts';

export const pkcs8Messages: Messages<Pkcs8ErrorArgs> = {
  'passphrase-wrong': () => ({
    what: 'このパスフレーズでは鍵ファイルを開けません。',
    todo: '大文字・小文字、全角・半角及び前後の空白を確かめて、もう一度入力してください。何度試しても開けないときは、鍵ファイルが壊れている可能性がありますので、バックアップから戻してください。',
  }),
  'key-file-unreadable': () => ({
    what: '鍵ファイルを読み取れません。PKCS#8形式の秘密鍵ではありません。',
    todo: '「-----BEGIN ENCRYPTED PRIVATE KEY-----」で始まるファイルを指定してください。',
  }),
  'key-file-kind': ({ label }) => ({
    what: `鍵ファイルが対応していない形式(${label})です。`,
    todo: '次のコマンドでPKCS#8形式に変換してください：openssl pkcs8 -topk8 -v2prf hmacWithSHA256 -iter 600000 -in 元の鍵 -out 新しい鍵',
  }),
  'encryption-unsupported': ({ algorithm }) => ({
    what: `対応していない暗号方式(${algorithm})が使われています。`,
    todo: '秘密鍵のときは、次のコマンドで変換してください：openssl pkcs8 -topk8 -v2prf hmacWithSHA256 -iter 600000 -in 元の鍵 -out 新しい鍵',
  }),
  'iterations-excessive': ({ iterations, maximum }) => ({
    what: `鍵を導く計算の反復回数(${iterations}回)が多すぎます。上限は${maximum}回です。`,
    todo: 'ファイルの出所を確かめてください。正しいファイルのときは、反復回数を減らして作り直してください。',
  }),
};
