/** Sentences about a roster file as a whole: what kind it is, its encoding, header and quotes. */
import type { FileKind, RosterFileProblemArgs } from '../../roster/problem.ts';
import type { Messages } from '../message.ts';
import { linesText, rosterColumns, rosterEncodings } from './roster-labels.ts';

const kinds: Readonly<Record<FileKind, string>> = {
  xlsx: 'Excelのブック(.xlsx)などの圧縮ファイル',
  xls: 'Excelの古い形式(.xls)又はパスワードの付いたブック',
  pdf: 'PDF',
  html: 'Webページ(HTML・XML)',
};

const saveAsCsv =
  'Excelで開き、「名前を付けて保存」で「CSV UTF-8(コンマ区切り)」を選んで保存し、そのファイルを指定してください。';
export const rosterFileMessages: Messages<RosterFileProblemArgs> = {
  'not-a-csv': ({ kind }) => ({
    what: `このファイルはCSVではありません。中身は${kinds[kind]}です。`,
    todo:
      kind === 'pdf'
        ? '元の名簿(Excelなど)をCSVで保存し、そのファイルを指定してください。'
        : saveAsCsv,
  }),
  'empty-file': () => ({
    what: '名簿に何も書かれていません。',
    todo: '保存し損ねていないか、ほかのファイルではないかを確かめてください。',
  }),
  'no-people': () => ({
    what: '見出しだけで、利用者が一人もいません。',
    todo: '見出しの下の行に利用者を入力して、保存し直してください。',
  }),
  'utf-16-without-bom': ({ guess }) => ({
    what: `文字コードがUTF-16のようですが、それを示す目印(BOM)がありません。`,
    todo: `--encoding ${guess} を付けて実行し、表示される氏名が正しいことを確かめてください。又はCSV UTF-8で保存し直してください。`,
  }),
  'nul-character': () => ({
    what: '文字として使えないデータ(NUL)があります。ファイルが壊れているおそれがあります。',
    todo: saveAsCsv,
  }),
  undecodable: ({ tried, badLines }) => ({
    what: `文字コードを判別できません。${tried.map((each) => rosterEncodings[each]).join('、')}として読みましたが、読めない文字があります${badLines > 1 ? `(全部で${badLines}行)` : ''}。`,
    todo: `この行の文字を確かめてください。${saveAsCsv}文字コードが分かっているときは --encoding で指定できます。`,
  }),
  'unsupported-encoding': ({ encoding }) => ({
    what: `文字コードが${encoding}のようです。この文字コードには対応していません。`,
    todo: `文字コードをUTF-8にして保存し直してください。そうでないと分かっているときは --encoding で指定できます。`,
  }),
  'mixed-encodings': ({ lines }) => ({
    what: `二つの文字コードが混ざっています。${linesText(lines)}はUTF-8、ほかはShift_JISです。`,
    todo: `ほかのファイルから写した行が文字化けしていないか確かめ、${saveAsCsv}全体が一つの文字コードだと分かっているときは --encoding で指定できます。`,
  }),
  'encoding-conflict': ({ given, found }) => ({
    what: `--encoding ${given} と指定されましたが、ファイルの目印(BOM)は${rosterEncodings[found]}です。`,
    todo: '--encoding を付けずに実行してください。',
  }),

  'missing-column': ({ missing, found, headerLine }) => ({
    what: `『${rosterColumns[missing]}』の列が見つかりません。${found.length > 0 ? `見出しは${found.map((text) => `「${text}」`).join('')}です。` : 'この行は見出しとして読めません。'}`,
    todo:
      headerLine === undefined
        ? `1行目を見出しとし、「${rosterColumns[missing]}」の列を作ってください。別の名前の列にあるときは、見出しを「${rosterColumns[missing]}」に書き換えてください。`
        : `見出しは${headerLine}行目にあるようです。その上の行(表題など)を削除してください。`,
  }),
  'duplicate-column': ({ meaning, headers }) => ({
    what: `${headers.map((text) => `「${text}」`).join('と')}は、いずれも『${rosterColumns[meaning]}』として読まれます。`,
    todo: `使う列を一つだけ残し、ほかの列は見出しを変えるか削除してください。${meaning === 'organisation' ? '所属の中の課や係は、見出しを「部署」としてください。' : ''}`,
  }),
  'unnamed-column': ({ position }) => ({
    what: `${position}列目に値がありますが、見出しがありません。この列は使いません。`,
    todo: '必要な列なら、見出しを付けてください。',
  }),
  'no-address-column': () => ({
    what: '住所の列がありません。通知票には宛先の住所が印刷されません。',
    todo: '郵送するときは「郵便番号」「住所1」「住所2」の列を加えてください。手渡しするときは、このままで構いません。',
  }),

  'unclosed-quote': () => ({
    what: '引用符(")で始まるセルが閉じていません。この行から先が一つのセルになってしまいます。',
    todo: 'この行の引用符を確かめてください。値の中の引用符は、二つ続けて("")書きます。',
  }),
  'stray-quote': () => ({
    what: 'セルの途中に引用符(")があり、どこまでが一つの値か決められません。',
    todo: '引用符を取り除くか、セル全体を引用符で囲み、中の引用符を二つ続けて("")書いてください。Excelで開いて保存し直すと、正しく書かれます。',
  }),
  'short-row': ({ cells, expected }) => ({
    what: `見出しは${expected}列ですが、この行は${cells}列しかありません。値が左にずれているか、ファイルが途中で切れているおそれがあります。`,
    todo: '足りない値や区切り文字がないか確かめ、Excelで保存し直してください。',
  }),
  'long-row': ({ cells, expected }) => ({
    what: `見出しは${expected}列ですが、この行には${cells}列目まで値があります。値が右にずれているおそれがあります。`,
    todo: '値の中に余分な区切り文字(コンマなど)がないか、見出しのない列に値がないかを確かめてください。',
  }),
};
