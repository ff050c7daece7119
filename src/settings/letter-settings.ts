/** The settings of letters: language, paper, printer. A part of the one table of `settings-table.ts`. */
import { choice, list, millimetres, optionalText, text, trueOrFalse } from './setting.ts';

export const letterSettings = {
  language: choice(['ja', 'en', 'both'], 'ja', {
    ja: '名簿に言語の列がない方の通知票の言語。ja / en / both(1枚に日本語と英語)',
    en: 'Language of letters to people for whom the roster says none: ja, en, or both on one sheet',
  }),
  format: choice(['a4', 'a4-two-slips', 'a4-three-slips', 'pressure-seal'], 'a4', {
    ja: '用紙。a4: Z折りにして長形3号の窓あき封筒へ / a4-two-slips, a4-three-slips: A4を2枚、3枚に切り離します / pressure-seal: 圧着はがき(A5を2つ折り、両面印刷)',
    en: 'Paper. a4: folded in Z for a window envelope / a4-two-slips, a4-three-slips: cut into two, three / pressure-seal: a sealed postcard (A5 folded once, printed on both sides)',
  }),
  order: choice(['sheet', 'cut-stack'], 'sheet', {
    ja: '切り離す用紙の並び。sheet: 1枚ずつ順に / cut-stack: 重ねたまま切って積むと順になります',
    en: 'Order on sheets to be cut. sheet: one after the other / cut-stack: in order once the stack is cut and laid together',
  }),
  sortBy: choice(['roster', 'group', 'organisation', 'postalCode'], 'roster', {
    ja: '通知票と管理番号の並び。roster: 名簿の順 / group: 事業所(証明書)ごと / organisation: 所属の名前ごと / postalCode: 郵便番号の順',
    en: 'Order of letters and control numbers. roster: that of the roster / group: by certificate / organisation: by its name / postalCode: by postal code',
  }),
  split: choice(['none', 'group', 'entry'], 'none', {
    ja: '通知票のPDFの分け方。none: 1,000通までずつ / group: 事業所(証明書)ごと / entry: 1通ずつ',
    en: 'How letters are divided into PDFs. none: up to 1,000 in each / group: one for each certificate / entry: one for each letter',
  }),
  windowMm: millimetres(0, 235, [20, 12, 90, 45], {
    ja: '封筒の窓の位置と大きさ(mm): 封筒の左上から [左, 上, 幅, 高さ]',
    en: 'Window of the envelope in mm, from its upper left corner: [left, top, width, height]',
  }),
  offsetMm: millimetres(-20, 20, [0, 0], {
    ja: 'プリンターのずれの補正(mm): [右へ, 下へ]',
    en: 'What the printer is put right by, in mm: [right, down]',
  }),
  preprinted: trueOrFalse(false, {
    ja: 'true: 見出しや枠を刷り込んだ用紙に、人ごとに違うところと日付だけを印刷します',
    en: 'true: print dates and what differs from letter to letter alone, on paper that has the rest',
  }),
  backPage: choice(['none', 'static'], 'none', {
    ja: 'static: 全員に同じ裏のページを付けます(両面でしか印刷できないプリンターで、隣の人の通知票が裏に出るのを防ぎます)',
    en: 'static: each letter gets a back page that is the same for all, so that a printer that always prints both sides puts no neighbour’s letter there',
  }),
  fonts: list([], {
    ja: 'どの書体にもない文字に使う、TrueType又はOpenTypeのファイル(3つまで。例: IPAmj明朝)',
    en: 'Up to three TrueType or OpenType files for characters that no built-in font has, such as IPAmj Mincho',
  }),
  loginOut: optionalText({
    ja: '通知票①のPDFを別の場所に書くときのフォルダー',
    en: 'Folder for the PDFs of letter 1, when it is not the batch folder',
  }),
  installOut: optionalText({
    ja: '通知票②のPDFを別の場所に書くときのフォルダー',
    en: 'Folder for the PDFs of letter 2, when it is not the batch folder',
  }),
};

export const deliverSettings = {
  login: choice(['person', 'group'], 'person', {
    ja: '通知票①の宛先。person: 一人ずつ / group: 事業所の管理者に、全員分を一つの封筒で(1枚に一人分。管理者が御本人に渡します)',
    en: 'To whom letters 1 go. person: to each / group: to the manager of the group, all in one envelope; each person still has a sheet, which the manager hands on',
  }),
  install: choice(['person', 'group'], 'person', {
    ja: '通知票②の宛先。person: 一人ずつ / group: 事業所の管理者に1通',
    en: 'To whom letter 2 goes. person: to each / group: one letter to the manager of the group',
  }),
  manager: text('管理者', {
    ja: '管理者の呼び方(宛名に印刷します)',
    en: 'What the manager of a group is called in the address',
  }),
};

const inEnglish = (ja: string, en: string) =>
  optionalText({
    ja: `英文の通知票に書く${ja}(空なら日本語のまま)`,
    en: `${en} on letters in English (that of \`site\` if empty)`,
  });

export const englishSettings = {
  serviceName: inEnglish('サイトの名前', 'Name of the service'),
  organisation: inEnglish('組織の名前', 'Name of the organisation'),
  office: inEnglish('部署名', 'Name of the office'),
  address: inEnglish('住所', 'Address of the office'),
  hours: inEnglish('受付時間', 'Office hours'),
  groupWord: inEnglish('「事業所」に当たる言葉', 'The word for a group'),
};
