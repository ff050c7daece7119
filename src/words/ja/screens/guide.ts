/** `hakko guide`の画面。 */
import type * as english from '../../en/screens/guide.ts';

export const guide: typeof english.guide = {
  made: (path, pages) => `証明書インストール説明書を作りました: ${path}(${pages}ページ)`,
  section: (number, title, page) => `${number} ${title} … ${page}ページ`,
  ownPictures: (names) => `差し替えた図: ${names}`,
  unknown: (name) =>
    `templates/guide/${name} という名前の図は、説明書にありません。名前を確かめてください。`,
  noHosts: 'hakko.yamlのportal.hostsが空なので、ポータルサイトのURLとQRコードは入っていません。',
  noPhone: 'hakko.yamlのsite.phoneが空なので、お問合せ先の電話番号は入っていません。',
};
