/** Sheets of a run of invented letters, for the tests of this folder. */
import { Writable } from 'node:stream';
import type { LetterKind } from '../../src/letters/letter.ts';
import type { LetterPrint } from '../../src/letters/letter-print.ts';
import { renderRunSheets } from '../../src/letters/run-sheets/render-run-sheets.ts';
import type { ListedLetter, RunSheets } from '../../src/letters/run-sheets/run-sheets.ts';
import { assets, english, issuedAt, print, site } from './letter-fixtures.ts';

export const listedLetters: readonly ListedLetter[] = [
  ['髙橋　美咲', '医療法人社団さくら会', '事務部'],
  ['𠮷野　桃子', '訪問看護ステーションさくら', ''],
  [
    'グエン・ティ・ホア',
    '社会福祉法人若葉野市社会福祉協議会　定期巡回・随時対応型訪問介護看護事業所ひだまり',
    '訪問',
  ],
  ['葛󠄀城　真由美', '', ''],
].map(([name = '', organisation = '', department = ''], i) => ({
  ...{ controlNumber: `A00000${i + 1}-7`, name, group: 'G13B', file: 'login-id-001.pdf' },
  ...(organisation !== '' && { organisation }),
  ...(department !== '' && { department }),
  ...{ page: i + 1, place: 0 },
}));

export interface SheetsChange extends Partial<Omit<RunSheets, 'print' | 'kind'>> {
  readonly kind?: LetterKind;
  readonly print?: Partial<LetterPrint>;
}

export function runSheets({ print: how, ...change }: SheetsChange = {}): RunSheets {
  return {
    ...{ kind: 'login', tongue: 'ja', batch: '20261122-01', issuedAt, sample: false },
    site: { ...site, english },
    print: { ...print, ...how },
    files: [
      { name: 'login-id-001.pdf', letters: listedLetters.length, pages: listedLetters.length },
    ],
    letters: listedLetters.length,
    listed: () => listedLetters,
    chainHead: 'e08606ed8af647175c6731e009651dc24d52dd9b848e031c31c54e07a1ce2745',
    ...change,
  };
}

export async function sheetsPdf(sheets: RunSheets): Promise<Buffer> {
  const chunks: Buffer[] = [];
  const out = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk);
      done();
    },
  });
  await renderRunSheets(sheets, assets, out);
  return Buffer.concat(chunks);
}
