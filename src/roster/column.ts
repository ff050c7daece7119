/** The columns a roster can have, and the Japanese and English headers under which they come. */

import { headerTexts } from './header-texts.ts';

/** Our names for the columns that are read. */
export type ColumnName =
  | 'loginId'
  | 'name'
  | 'familyName'
  | 'givenName'
  | 'organisation'
  | 'department'
  | 'postalCode'
  | 'prefecture'
  | 'city'
  | 'address1'
  | 'address2'
  | 'address3'
  | 'initialPassword'
  | 'language'
  | 'mail'
  | 'operation'
  | 'formerLoginId';

/** Finds the column a header text names; `ignored` is known and not needed, `undefined` unknown. */
export function columnOf(headerText: string): ColumnName | 'ignored' | undefined {
  const key = foldHeader(headerText);
  return columnsByHeader.get(key) ?? columnsByHeader.get(foldHeader(withoutNotes(headerText)));
}

/** Width, case, blanks, underscores, dots and brackets make no difference between two headers. */
function foldHeader(headerText: string): string {
  return headerText
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_\-‐–—・･.:,*※★●◎○()[\]【】「」〔〕]/gu, '');
}

/** Takes away remarks that say how to fill a column in, such as `（必須）` or `(7桁)`. */
function withoutNotes(headerText: string): string {
  const note = /必須|任意|漢字|半角|全角|桁|文字|ハイフン|例|required|optional/iu;
  return headerText
    .normalize('NFKC')
    .replace(/[([【〔][^()[\]【】〔〕]*[)\]】〕]/gu, (bracketed) =>
      note.test(bracketed) ? '' : bracketed,
    );
}

const columnsByHeader: ReadonlyMap<string, ColumnName | 'ignored'> = new Map(
  (Object.keys(headerTexts) as (ColumnName | 'ignored')[]).flatMap((column) =>
    headerTexts[column]
      .trim()
      .split(/\s+/u)
      .map((text) => [foldHeader(text), column] as const),
  ),
);
