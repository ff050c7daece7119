/** Which character parts the cells of a row. */

/** The delimiters that spreadsheets write. */
export type Delimiter = ',' | '\t' | ';';

/** The delimiter that the first row with text holds most often outside quotes; a comma when none. */
export function findDelimiter(text: string): Delimiter {
  const counts: Record<Delimiter, number> = { ',': 0, '\t': 0, ';': 0 };
  let quoted = false;
  for (const character of text.trimStart()) {
    if (character === '"') quoted = !quoted;
    if (quoted) continue;
    if (character === '\n' || character === '\r') break;
    if (isDelimiter(character)) counts[character]++;
  }
  const most = Math.max(...Object.values(counts));
  return ([',', '\t', ';'] as const).find((delimiter) => counts[delimiter] === most) ?? ',';
}

function isDelimiter(character: string): character is Delimiter {
  return character === ',' || character === '\t' || character === ';';
}
