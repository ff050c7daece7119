/** Words that stand in everybody's address or organisation and tell of nobody: they are kept. */

const inAddresses = [
  ...['丁目', '番地', '号室', '号棟', '大字'],
  ...['都', '道', '府', '県', '市', '区', '町', '村', '郡', '字', '番', '号', '階', '棟'],
];

const inOrganisations = [
  ...['株式会社', '有限会社', '合同会社', '合資会社', '一般社団法人', '一般財団法人'],
  ...['公益社団法人', '公益財団法人', '社会福祉法人', '医療法人', '特定非営利活動法人'],
  ...['病院', '診療所', '薬局', '会'],
];

/** A date that Excel made of a house number stays one. */
const date = String.raw`(?<=\d)月(?=\d{1,2}日)|(?<=\d月\d{1,2})日`;

/** What is kept of a text; nothing of a name. */
export const genericWords = {
  address: new RegExp([date, ...inAddresses].join('|'), 'gu'),
  organisation: new RegExp(inOrganisations.join('|'), 'gu'),
} as const;

/** Two neighbours of these say nothing of anybody, such as 一丁 or 市町. */
export const genericCharacters: ReadonlySet<string> = new Set(
  [...inAddresses, ...inOrganisations].join('') + '月日',
);
