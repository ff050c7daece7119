/** `hakko template`の画面。 */
import type * as english from '../../en/screens/template.ts';

const common = [
  'このファイルで、通知票の文言や配置を変えられます。メモ帳で編集して構いません。',
  '今は全ての項目が「#」で始まり、効果はありません。変えたい項目の行から、行頭の「#」を1文字だけ',
  '消して、書き換えてください。ほかの項目は、hakkoに組み込まれたもののままです。',
  '「# 」と続く文は説明です(そのままにしておきます)。',
];
const after = [
  '書き方: docs/ja/templates.md と templates/README.md',
  '変えたら: hakko template check、hakko template preview --overlay',
  '発行する組織の名前や電話番号は、hakko.yaml に書いてください。',
];

export const template: typeof english.template = {
  introduction: {
    wording: [
      ...common,
      '一覧(- の並び)や2行以上の文は、その項目の全ての行の「#」を消します。',
      ...after,
    ].join('\n'),
    layout: [
      ...common,
      'スタイル(styles)は、変えるものだけを書けます。static、run、back、variable は、書くと、その部分の',
      '全体を置き換えます。加えるだけなら、add: の下に書いてください(例はロゴ)。',
      '',
      '#add:',
      '#  static:',
      '#    - { type: picture, box: [165, 5, 25, 12], picture: logo.png }',
      '',
      ...after,
    ].join('\n'),
  },
  written: (written, kept, folder) =>
    `${folder} にテンプレートを${written}個置きました。${kept > 0 ? `前からある${kept}個は、そのままです。` : ''}`,
  edit: '変えたい項目の行頭の「#」を消して書き換えます。「#」の付いた項目に効果はありません。',
  thenCheck: '変えたら: hakko template check、hakko template preview --overlay',
  noneOwn: '組み込まれたものと違う文言や配置はありません。',
  own: '組み込まれたものと違う項目:',
  unknown: (name) =>
    `templates/${name} というテンプレートはありません。使われません。名前を確かめてください。`,
  checked: (languages, people) =>
    `文言と配置に誤りはありません(言語: ${languages.join('、')})。${people === undefined ? '' : `名簿の${people}人の通知票も、全て枠に収まります。`}`,
  withRoster: '名簿の全員について確かめるには: hakko template check --roster 名簿.csv',
  previewed: '下見のPDFを作りました(架空の宛名、何も開けないパスワード、全ページに「見本」)。',
  overlay:
    '緑は必ず窓に見える範囲、赤は窓に見えることがある範囲、青は折り目です。赤の中には、宛名と管理番号のほかに何も印刷されません。',
  proofed: (cases) =>
    `校正刷りを作りました。通知票①と②が${cases}通ずつ、パスワードは何も開けないもの、全ページに「見本」が入ります。`,
  heads: { page: 'ページ', why: '見るところ', who: '宛名' },
  reasons: {
    'longest-name': '氏名が最も長い',
    'longest-organisation': '所属が最も長い',
    'longest-address': '住所が最も長い',
    'most-lines': '宛名の行が最も多い',
    'rare-characters': '珍しい文字が最も多い',
    'no-organisation': '所属がない',
    'longest-login-id': 'ログインIDが最も長い',
    ordinary: '普通の例',
  },
  look: '100%で印刷し、Z折りにして封筒に入れ、窓、折り目、文字を確かめてください。氏名と住所が入るので、見終えたら削除してください。',
  noted: (fingerprint) =>
    `この文言・配置・設定で校正したことを記録しました(${fingerprint})。文言、配置又は差出人の設定を変えるまで有効です。`,
};
