/** A roster of nobody: names, offices and addresses of the length that real ones have. */

/** How many groups a roster has, each with its own prefix, certificate and `.p12`, and people in each. */
export interface RosterSize {
  readonly groups: number;
  readonly peoplePerGroup: number;
}

/** Between family and given name, as Japanese rosters write it. */
const WIDE_SPACE = '\u3000';

/**
 * @param people of each group that the roster names, from the first on; all unless set
 * @returns CSV text with header, the same on every call
 */
export function fakeRoster(size: RosterSize, people = size.peoplePerGroup): string {
  const header = 'ログインID,氏名,フリガナ,所属,部署,郵便番号,住所1,住所2,備考';
  const rows = Array.from({ length: size.groups }, (_, group) =>
    Array.from({ length: people }, (_, member) =>
      fakeRow(group, group * size.peoplePerGroup + member),
    ),
  );
  return `${[header, ...rows.flat()].join('\n')}\n`;
}

/** @param index of the person in the whole roster */
function fakeRow(group: number, index: number): string {
  const [familyName, familyReading] = pick(FAMILY_NAMES, index);
  const [givenName, givenReading] = pick(GIVEN_NAMES, Math.floor(index / FAMILY_NAMES.length));
  const town = pick(TOWNS, group);
  const office = `${pick(OFFICES, group)}${town}`;
  const building = group % 4 === 0 ? `若葉ビル${(group % 9) + 1}階` : '';
  return [
    `${prefixOf(group)}${String(1_000_001 + index)}`,
    `${familyName}${WIDE_SPACE}${givenName}`,
    `${familyReading}${WIDE_SPACE}${givenReading}`,
    office,
    pick(DEPARTMENTS, index),
    `000-${String(group + 1).padStart(4, '0')}`,
    `若葉野市${town}${(group % 5) + 1}丁目${(group % 23) + 1}番${(index % 11) + 1}号`,
    building,
    '',
  ].join(',');
}

/** `A00B` and so on, to `Z99Z`: four characters, as login IDs of care networks begin. */
function prefixOf(group: number): string {
  const hundreds = Math.floor(group / 100);
  const first = LETTERS.charAt(hundreds % LETTERS.length);
  const last = LETTERS.charAt(1 + Math.floor(hundreds / LETTERS.length));
  return `${first}${String(group % 100).padStart(2, '0')}${last}`;
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

function pick<T>(values: readonly T[], index: number): T {
  const value = values[index % values.length];
  if (value === undefined) throw new RangeError('nothing to pick from');
  return value;
}

const FAMILY_NAMES = [
  ...([
    ['佐藤', 'サトウ'],
    ['鈴木', 'スズキ'],
    ['髙橋', 'タカハシ'],
    ['田中', 'タナカ'],
  ] as const),
  ...([
    ['渡邉', 'ワタナベ'],
    ['伊藤', 'イトウ'],
    ['山﨑', 'ヤマサキ'],
    ['中村', 'ナカムラ'],
  ] as const),
  ...([
    ['小林', 'コバヤシ'],
    ['五十嵐', 'イガラシ'],
    ['吉田', 'ヨシダ'],
    ['林', 'ハヤシ'],
  ] as const),
  ...([
    ['長谷川', 'ハセガワ'],
    ['斎藤', 'サイトウ'],
    ['清水', 'シミズ'],
    ['阿部', 'アベ'],
  ] as const),
  ...([
    ['森', 'モリ'],
    ['池田', 'イケダ'],
    ['橋本', 'ハシモト'],
    ['石川', 'イシカワ'],
  ] as const),
];

const GIVEN_NAMES = [
  ...([
    ['美咲', 'ミサキ'],
    ['健一', 'ケンイチ'],
    ['由紀子', 'ユキコ'],
    ['大輔', 'ダイスケ'],
  ] as const),
  ...([
    ['陽子', 'ヨウコ'],
    ['翔太', 'ショウタ'],
    ['恵', 'メグミ'],
    ['真理子', 'マリコ'],
  ] as const),
  ...([
    ['拓也', 'タクヤ'],
    ['久美', 'クミ'],
    ['直樹', 'ナオキ'],
    ['さくら', 'サクラ'],
  ] as const),
  ...([
    ['隆', 'タカシ'],
    ['智子', 'トモコ'],
    ['誠', 'マコト'],
    ['幸子', 'サチコ'],
  ] as const),
  ...([
    ['和也', 'カズヤ'],
    ['千尋', 'チヒロ'],
    ['修', 'オサム'],
    ['明日香', 'アスカ'],
  ] as const),
];

const TOWNS = [
  '中央',
  '本町',
  '緑が丘',
  '東若葉',
  '西野',
  '港南',
  '駅前',
  '桜台',
  '大手',
  '旭',
] as const;

const OFFICES = [
  ...([
    '訪問看護ステーションさくら',
    '㈱わかばケアサービス',
    '若葉野記念病院',
    'みなみ薬局',
  ] as const),
  ...(['社会福祉法人若葉会　特別養護老人ホームひだまり', '居宅介護支援事業所はるかぜ'] as const),
  '若葉野クリニック',
];

const DEPARTMENTS = [
  '看護部',
  '事務',
  '地域連携室',
  'リハビリテーション科',
  '相談支援',
  '薬剤部',
] as const;
