/** `hakko list`の画面。 */
import type * as english from '../../en/screens/list.ts';

export const list: typeof english.list = {
  heads: {
    loginId: 'ログインID',
    name: '氏名',
    group: '事業所',
    file: 'ファイル',
    people: '人数',
    until: '有効期限',
    state: '状態',
    serial: 'シリアル番号',
    revoked: '失効日',
    reason: '理由',
    batch: '発行回',
  },
  states: {
    planned: '発行中',
    signed: 'ファイル未作成',
    issued: '発行済み',
    superseded: '更新済み',
    adopted: '復元で判明',
    revoked: '失効',
    expired: '期限切れ',
    abandoned: '取りやめ',
  },
  nobodyWaits: '全員がダウンロードしています。',
  waitingTotal: (people) => `まだダウンロードしていない人は${people}人です。`,
  empty: '該当するものはありません。',
  revokedTotal: (certificates) => `失効した証明書${certificates}件`,
  total: (certificates, people) => `証明書${certificates}件、利用者${people}人`,
};
