/** The sentences of cover sheet and list, and the values that stand in them. */
import { HakkoError } from '../../errors.ts';
import { createEnglishDates } from '../english-date.ts';
import { createJapaneseDates } from '../japanese-date.ts';
import type { LetterAssets } from '../letter-assets.ts';
import type { Tongue } from '../letter-language.ts';
import { kindMark, runNames, runValues, type Values } from '../letter-values.ts';
import { nodeOf, readLetterTemplate } from '../template/letter-template.ts';
import { mapOf } from '../template/template-node.ts';
import { linesOf, readWordings } from '../template/wording.ts';
import type { RunSheets } from './run-sheets.ts';

/** Names of these sheets alone; those of a run of letters may be used, too. */
const sheetNames = [
  ...(['envelopes', 'envelope', 'inEnvelope'] as const),
  ...(['mark', 'reason', 'batch', 'letters', 'pages', 'sheets', 'files', 'more'] as const),
  ...(['perSheet', 'onPage', 'upTo', 'page', 'listPages', 'chainHead'] as const),
] as const;
export type SheetValues = Readonly<Partial<Record<(typeof sheetNames)[number], string | number>>>;

const keys = [
  ...(['coverTitle', 'listTitle', 'noSecret', 'again', 'spoiled', 'wording'] as const),
  ...(['batch', 'dated', 'amounts', 'lettersLabel', 'lettersValue'] as const),
  ...(['pagesLabel', 'pagesValue', 'sheetsLabel', 'sheetsValue', 'filesLabel'] as const),
  ...(['filesValue', 'fileHead', 'fileLettersHead', 'filePagesHead', 'moreFiles'] as const),
  ...(['settings', 'oneSided', 'twoSided', 'unscaled', 'copies', 'paperA4', 'paperA5'] as const),
  ...(['ruler', 'fold', 'foldZ', 'foldTop', 'foldMiddle', 'foldBottom', 'mountain'] as const),
  ...(['valley', 'cut', 'cutSheet', 'cutStack', 'seal', 'sealed', 'steps', 'stepList'] as const),
  ...(['printedOn', 'sheetsPrinted', 'sheetsSpoiled', 'operator', 'checker'] as const),
  ...(['postedOn', 'lettersPosted', 'remarks', 'numberHead', 'controlHead', 'nameHead'] as const),
  ...(['organisationHead', 'departmentHead', 'groupHead', 'kindHead', 'batchHead'] as const),
  ...([
    'pageHead',
    'placeHead',
    'checkedHead',
    'spoiledHead',
    'subtotal',
    'pageOf',
    'chainHead',
  ] as const),
  ...(['chainColumn', 'sampleNote', 'envelopesLabel', 'envelopesValue', 'envelopeHead'] as const),
  ...(['envelopeOf', 'stepListHandOn'] as const),
] as const;
export type SheetKey = (typeof keys)[number];

export interface SheetWords {
  /** `ログインID・パスワード通知票` */
  readonly noticeName: string;
  /** `○○市 福祉部高齢福祉課` */
  readonly sender: string;
  line(key: SheetKey, values?: SheetValues): string;
  lines(key: SheetKey, values?: SheetValues): readonly string[];
}

/** Path below `templates/`. */
export const sheetWordsPath = (tongue: Tongue): string => `run-sheets/text.${tongue}.yaml`;

/** @throws HakkoError `template-…`, `yaml-…` */
export function readSheetWords(
  run: Pick<RunSheets, 'kind' | 'tongue' | 'site' | 'print' | 'batch' | 'issuedAt' | 'sample'>,
  templates: LetterAssets['templates'],
): SheetWords {
  const { kind, tongue, site, print, batch } = run;
  const path = sheetWordsPath(tongue);
  const file = templates[path];
  if (file === undefined) throw new HakkoError('template-missing', { file: path });
  const sources = [file, ...(file.own ? [file.own] : [])].map((source) => {
    const at = { node: nodeOf(source), file: source.name };
    return { at, map: mapOf(at, 'text', keys) };
  });
  for (const key of keys) sources[0]?.map.required(key);
  const names = { run: runNames, letter: sheetNames };
  const wordings = new Map(sources.flatMap(({ at }) => [...readWordings(at, names)]));
  const { timeZone } = site;
  const dates = tongue === 'ja' ? createJapaneseDates(timeZone) : createEnglishDates(timeZone);
  const common = runValues({ ...run, language: tongue }, tongue, dates);
  const known = { mark: kindMark[kind], batch };
  const withValues = (values: SheetValues): Values => ({
    ...common,
    text: new Map([
      ...common.text,
      ...Object.entries({ ...known, ...values }).map(
        ([name, value]) => [name, String(value)] as const,
      ),
    ]),
  });
  const lines: SheetWords['lines'] = (key, values = {}) => {
    const wording = wordings.get(key);
    return wording === undefined ? [] : linesOf(wording, withValues(values));
  };
  const title = readLetterTemplate(kind, print.format, templates).wordings[tongue].get('title');
  return {
    noticeName: title === undefined ? '' : linesOf(title, common).join(' '),
    sender: common.text.get('officeName') ?? '',
    lines,
    line: (key, values) => lines(key, values).join(' '),
  };
}
