/** Sentences for faults of DER and PEM. */
import type { Asn1ErrorArgs, DerFault } from '../../asn1/errors.ts';
import type { Messages } from '../message.ts';

const faults: Readonly<Record<DerFault, string>> = {
  truncated: '途中で切れています',
  'trailing-bytes': '本来の終わりの後に余分なデータがあります',
  'indefinite-length': '長さを定めない形式(BER)で書かれています',
  'length-not-minimal': '長さの書き方がDERの規則に合っていません',
  'constructed-string': '文字列が分割された形式(BER)で書かれています',
  'value-not-canonical': '値の書き方がDERの規則に合っていません',
  'tag-unsupported': '対応していないタグがあります',
  'too-deep': '入れ子が深すぎます',
  unexpected: '規格と異なる構造です',
};

export const asn1Messages: Messages<Asn1ErrorArgs> = {
  'der-fault': ({ fault, offset }) => ({
    what: `データ(DER形式)を読み取れません。${offset}バイト目：${faults[fault]}。`,
    todo: 'ファイルが壊れていないか、別の種類のファイルでないかを確認してください。',
  }),
  'pem-missing': ({ labels }) => ({
    what: `PEM形式のデータ(${labels.join('、')})が見つかりません。`,
    todo: '「-----BEGIN」で始まるPEM形式のファイルを指定してください。',
  }),
};
