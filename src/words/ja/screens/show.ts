/** `hakko show`の画面。 */
import type * as english from '../../en/screens/show.ts';

export const show: typeof english.show = {
  person: {
    loginId: 'ログインID',
    name: '氏名',
    organisation: '所属',
    state: '状態',
    group: '事業所',
    others: '同じ証明書の人',
  },
  personStates: { planned: '発行中', active: '利用中', ended: '利用終了', moved: '異動' },
  certificate: {
    file: 'ファイル',
    until: '有効期限',
    serial: 'シリアル番号',
    state: '状態',
    revoked: '失効日',
    reason: '失効の理由',
    batch: '発行回',
    replaces: '前の証明書',
  },
  downloaded: (time, count) => `ダウンロード: ${count}回、最後は${time}`,
  notDownloaded: 'ダウンロード: まだ',
  downloadedBy: (done, people) => `ダウンロードした人: ${people}人のうち${done}人`,
  noCertificate: '使っている証明書はありません',
  letters: '通知票',
  letter: (mark, number, state, file) => `${mark} ${number}  ${state}${file}`,
  toManager: '　管理者宛て',
  letterStates: {
    planned: '未作成',
    made: '作成済み',
    reprinted: '再作成済み',
    posted: '発送済み',
    returned: '返戻',
    destroyed: '廃棄',
    void: '無効',
  },
  onPage: (file, page) => `  (${file} ${page}ページ)`,
  leavers: (n) => `証明書の作成の後に利用を終えた方: ${n}人`,
  people: (n) => `利用者(${n}人)`,
};
