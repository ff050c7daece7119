/** `hakko verify FILE.p12`: where anybody's file opens, and by which algorithms it is locked. */
import { resolve } from 'node:path';
import { openHomeToRead } from '../home/open-home.ts';
import { describeP12 } from '../importability/describe-p12.ts';
import type { P12Description } from '../importability/description.ts';
import { doubtsOf, type Doubt } from '../importability/doubts.ts';
import { judge, judgeFor, type Verdict } from '../importability/judge.ts';
import { namedPlatforms, rangeOf, type Platform } from '../importability/platform.ts';
import { refusalsOf, type Refusal } from '../importability/refusals.ts';
import { readPassphrase } from '../system/passphrase.ts';
import type { Words } from '../words/words.ts';
import type { Invocation } from './invocation.ts';
import type { ExitCode } from './starter.ts';
import { formatTable } from './table.ts';
import { cryptoRows, verdictJson } from './verdicts-json.ts';

export interface VerifyFileOptions {
  readonly passwordFile?: string;
  readonly crypto?: boolean;
  /** Names of platforms that must open it; those of the settings without them. */
  readonly platform?: readonly string[];
}

/** Exit 4 when a platform that was named is known to refuse it, or when every platform is. */
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
          { file: resolve(context.environment.workingFolder, file), mayBeEmpty: true },
          { message: words.screens.verify.filePassword },
        );
  const named = platformsToServe(invocation, options);
  const description = describeP12(bytes, password);
  const verdicts = judge(description);
  const refusals = refusalsOf([description], named);
  const opensNowhere = verdicts.every(({ outcome }) => outcome === 'refuses');
  if (invocation.options.json) {
    const mustOpen = named.map((platform) => ({
      platform,
      ...verdictJson(judgeFor(rangeOf(platform), description), words),
    }));
    invocation.printJson({ file: path, description, verdicts, mustOpen });
  } else {
    const tables = [formatVerdicts([{ head: path, verdicts }], words)];
    if (options.crypto) tables.push(formatCrypto([{ file: path, description }], words));
    printTables(invocation, tables, options);
    for (const line of words.importability.summary(verdicts)) terminal.say(`${path}: ${line}`);
    const { verify: say } = words.screens;
    if (!password) terminal.say(say.fileLocked);
    else if (!description.password) terminal.say(say.passwordUntried);
    if (!description.key && !description.unread) terminal.say(say.noKey);
    sayNamed(invocation, path, named, { refusals, doubts: doubtsOf([description], named) });
    if (opensNowhere) terminal.complain(terminal.colours.red(say.opensNowhere(path)));
  }
  return refusals.length > 0 || opensNowhere ? 4 : 0;
}

/** By flag, else by the settings of the home: without one there is nobody to serve. */
function platformsToServe(
  { context, home, homeNamed }: Invocation,
  { platform }: VerifyFileOptions,
): readonly Platform[] {
  if (platform) return namedPlatforms(platform);
  if (!homeNamed && !context.files.exists(home)) return [];
  const opened = openHomeToRead(context, home);
  try {
    return namedPlatforms(opened.settings.platforms.mustOpen);
  } finally {
    opened.close();
  }
}

/** What becomes of the platforms that somebody must serve. */
function sayNamed(
  { context: { terminal }, words }: Invocation,
  path: string,
  named: readonly Platform[],
  { refusals, doubts }: { refusals: readonly Refusal[]; doubts: readonly Doubt[] },
): void {
  const { verify: say } = words.screens;
  const { platforms, reason: describe } = words.importability;
  for (const { platform, reason } of refusals) {
    const line = say.platformRefuses(path, platforms[platform], describe(reason));
    terminal.complain(terminal.colours.red(line));
  }
  if (doubts.length > 0) terminal.say(words.importability.doubts(doubts));
  if (named.length > 0 && refusals.length + doubts.length === 0) {
    const names = named.map((platform) => platforms[platform]);
    terminal.say(terminal.colours.green(say.opensOnNamed(path, names)));
  }
}

/** For people and for records; under `--quiet` only what was asked for by a flag. */
export function printTables(
  { options: { quiet, output }, print }: Invocation,
  tables: readonly (readonly string[])[],
  { crypto }: VerifyFileOptions,
): void {
  if (quiet && !crypto && output === undefined) return;
  print(tables.map((lines) => `${lines.join('\n')}\n`).join('\n'));
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
