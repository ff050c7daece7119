/** `hakko verify FILE.p12`: where anybody's file opens, and by which algorithms it is locked. */
import { resolve } from 'node:path';
import { describeP12 } from '../importability/describe-p12.ts';
import type { P12Description } from '../importability/description.ts';
import { judge, type Verdict } from '../importability/judge.ts';
import { readPassphrase } from '../system/passphrase.ts';
import type { Words } from '../words/words.ts';
import type { Invocation } from './invocation.ts';
import type { ExitCode } from './starter.ts';
import { formatTable } from './table.ts';
import { cryptoRows } from './verdicts-json.ts';

export interface VerifyFileOptions {
  readonly passwordFile?: string;
  readonly crypto?: boolean;
}

/** Exit 4 when it is known to open nowhere. */
export async function verifyFile(
  invocation: Invocation,
  path: string,
  options: VerifyFileOptions,
): Promise<ExitCode> {
  const { context, words } = invocation;
  const { terminal } = context;
  const bytes = context.files.read(resolve(context.environment.workingFolder, path), {
    pipe: true,
  });
  const { passwordFile: file } = options;
  const password =
    file === undefined
      ? undefined
      : await readPassphrase(
          context,
          { file, mayBeEmpty: true },
          { message: words.screens.verify.filePassword },
        );
  const description = describeP12(bytes, password);
  const verdicts = judge(description);
  if (invocation.options.json) invocation.printJson({ file: path, description, verdicts });
  else {
    for (const line of words.importability.summary(verdicts)) terminal.say(`${path}: ${line}`);
    const { verify: say } = words.screens;
    if (!password) terminal.say(say.fileLocked);
    else if (!description.password) terminal.say(say.passwordUntried);
    if (!description.key && !description.unread) terminal.say(say.noKey);
    const tables = [formatVerdicts([{ head: path, verdicts }], words)];
    if (options.crypto) tables.push(formatCrypto([{ file: path, description }], words));
    invocation.print(tables.map((lines) => `${lines.join('\n')}\n`).join('\n'));
  }
  return verdicts.every(({ outcome }) => outcome === 'refuses') ? 4 : 0;
}

export interface Column {
  /** What the column is about: a file, or several that are judged alike. */
  readonly head: string;
  readonly verdicts: readonly Verdict[];
}

/**
 * A row for each range of platforms, a column for each kind of file. Beside one file stands why it does
 * not open; reasons of several would make the table too wide. They and what a person meets although the
 * file opens are footnotes.
 */
export function formatVerdicts(columns: readonly Column[], words: Words): string[] {
  const { importability: say, screens } = words;
  const [first, ...others] = columns;
  const notes: string[] = [];
  const note = (text: string): string => {
    if (!notes.includes(text)) notes.push(text);
    return ` [${notes.indexOf(text) + 1}]`;
  };
  const cellOf = ({ outcome, reasons, remarks }: Verdict): string => {
    const [why] = outcome === 'opens' ? [] : reasons;
    const reason = why ? say.reason(why) : '';
    const inline = reason === '' ? '' : others.length > 0 ? note(reason) : `: ${reason}`;
    const marks = remarks.map((remark) => note(say.remarks[remark]));
    return [say.outcomes[outcome], inline, ...marks].join('');
  };
  const rows = (first?.verdicts ?? []).map(({ range }, index) => {
    const row = columns.flatMap(({ verdicts }) => verdicts[index] ?? []);
    const known = row.map(({ evidence }) => say.evidence[evidence]);
    // Once where it is the same of every file, else in the order of the files.
    const evidence = new Set(known).size > 1 ? known.join(' / ') : (known[0] ?? '');
    return [say.ranges[range], ...row.map(cellOf), evidence];
  });
  const heads = [screens.verify.platform, ...columns.map(({ head }) => head)];
  const table = formatTable([...heads, screens.verify.evidence], rows);
  return [...table, ...notes.map((reason, index) => `[${index + 1}] ${reason}`)];
}

export interface CryptoRow {
  readonly file: string;
  readonly description: P12Description;
}

/** Algorithms, iterations and salts of each file, for an auditor. */
export function formatCrypto(rows: readonly CryptoRow[], words: Words): string[] {
  const { crypto } = words.screens.verify;
  const cells = rows.flatMap(({ file, description }) =>
    cryptoRows(description).map(({ what, algorithms, iterations = '', saltOctets = '' }) => [
      file,
      crypto[what],
      algorithms.join(' ') || (what === 'mac' ? crypto.none : crypto.clear),
      String(iterations),
      String(saltOctets),
    ]),
  );
  return formatTable(crypto.heads, cells);
}
