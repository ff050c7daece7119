/** Sentences for .p12 files. */
import type { Pkcs12ErrorArgs } from '../../pkcs12/errors.ts';
import type { Messages } from '../message.ts';

const missing = { 'private key': '秘密鍵', certificate: '秘密鍵と対になる証明書' } as const;

export const pkcs12Messages: Messages<Pkcs12ErrorArgs> = {
  'p12-password-wrong': () => ({
    what: '証明書ファイル(.p12)を、このパスワードで開けません。',
    todo: 'パスワードを確かめてください。正しいパスワードで開けないときは、ファイルが書き換えられているか、壊れています。',
  }),
  'p12-mac-missing': () => ({
    what: '証明書ファイル(.p12)に、改ざんを検出するための値(MAC)がありません。',
    todo: 'MACを付けて作り直してください。MACのないファイルは、多くの端末で開けません。',
  }),
  'p12-mac-unsupported': ({ algorithm }) => ({
    what: `証明書ファイル(.p12)のMACの方式(${algorithm})には対応していません。多くの端末でも開けません。`,
    todo: 'SHA-1又はSHA-256によるMACで作り直してください。',
  }),
  'p12-not-der': () => ({
    what: '証明書ファイル(.p12)がBER形式で書かれています。開けない端末があるため、DER形式でなければなりません。',
    todo: '別のプログラム(opensslなど)で作り直してください。',
  }),
  'p12-unreadable': () => ({
    what: '証明書ファイル(.p12)を読み取れません。',
    todo: 'ファイルが壊れていないか、別の種類のファイルでないかを確認してください。',
  }),
  'p12-encryption-unsupported': ({ algorithm }) => ({
    what: `証明書ファイル(.p12)の暗号方式(${algorithm})には対応していません。`,
    todo: '3DES又はAES-256で作り直してください。',
  }),
  'p12-incomplete': (args) => ({
    what: `証明書ファイル(.p12)の中に、${missing[args.missing]}がありません。`,
    todo: '証明書と秘密鍵の両方を含めて作り直してください。',
  }),
  'p12-password-not-ascii': () => ({
    what: '証明書インストール用パスワードに使えない文字があるか、パスワードが空です。',
    todo: '半角の英数字及び記号だけを使用してください。その他の文字は、端末によって扱いが異なり、開けなくなります。',
  }),
  'p12-friendly-name': ({ value }) => ({
    what: `証明書の表示名「${value}」は使えません。`,
    todo: '1文字以上で、改行や絵文字を含まない名前にしてください。',
  }),
};
