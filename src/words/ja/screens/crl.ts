/** `hakko crl`の画面と、どの終わりの画面にも出る失効リストの言葉。 */
import type * as english from '../../en/screens/crl.ts';

export const crl: typeof english.crl = {
  heads: {
    ca: 'CA',
    number: '番号',
    revoked: '失効',
    since: '作成',
    until: '期限',
    state: '状態',
  },
  good: '有効',
  states: {
    'crl-missing': 'ファイルがない',
    'crl-differs': '台帳と違う',
    'crl-soon': '間もなく切れる',
    'crl-expired': '期限切れ',
  },
  written: (names) => `失効リストを新しくしました: ${names}`,
  kept: (ca) =>
    `CA「${ca}」の鍵がここにないので、その失効リストは前のままです。新しくするときは、鍵を戻して「hakko crl --ca ${ca}」を実行してください。`,
  elsewhere: (ca) =>
    `CA「${ca}」の失効リストは、ここでは作りません。その鍵を持つ発行元から得てください。`,
  next: '次は: このファイルを、Webサーバーにある古いものと置き換えてください。',
  mended: (path) => `台帳から書き直しました: ${path}`,
  nothingToMend: '全てのファイルは台帳のとおりです。何も書いていません。',
  checked: '失効リストは全てそろっていて、期限内です。',
  bad: (findings) => `次の${findings}件が見付かりました:`,
  until: (date) =>
    `失効リストの期限は${date}です。発行のたび及び「hakko crl」で新しくなります。過ぎると全員がつながらなくなります。`,
  untilEach: (lists) =>
    `失効リストの期限は、${lists.map(({ ca, date }) => `${ca} ${date}`).join('、')}です。発行のたび及び「hakko crl」で新しくなります。どれかが過ぎると、そのCAの下の全員がつながらなくなります。`,
  untilKept: (ca, date) =>
    `CA「${ca}」の失効リストの期限は${date}です。鍵がここにないので、新しくしていません。過ぎると、そのCAの下の全員がつながらなくなります。`,
};
