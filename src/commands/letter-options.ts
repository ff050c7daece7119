/** Flags that say how letters are printed. */
import { Option, type Command } from 'commander';
import type { LetterSplit } from '../batch/plan-parts.ts';
import { printedKinds, type PrintedKinds } from '../batch/print-choice.ts';
import { settingsTable } from '../settings/settings-table.ts';
import type { Starter } from './starter.ts';

type LetterSettings = typeof settingsTable.letters;
export type LetterLanguage = LetterSettings['language']['default'];
export type LetterFormat = LetterSettings['format']['default'];

export interface LetterOptions {
  readonly letterLang?: LetterLanguage;
}

/** `--letter-lang`: of every command that makes letters, or says what they would be. */
export function addLetterOptions(command: Command, { letters }: Starter['words']['help']): Command {
  return command.addOption(
    new Option('--letter-lang <language>', letters.language).choices(
      settingsTable.letters.language.choices,
    ),
  );
}

/** `--print` and `--split`: of commands that print the letters of a whole batch. */
export interface PrintOptions {
  readonly print?: PrintedKinds;
  readonly split?: LetterSplit;
}

export function addPrintOptions(command: Command, { letters }: Starter['words']['help']): Command {
  return command
    .addOption(
      new Option('--print <kind>', letters.print)
        .choices(Object.keys(printedKinds))
        .default('both'),
    )
    .addOption(
      new Option('--split <how>', letters.split).choices(settingsTable.letters.split.choices),
    );
}

/** As rooms take them. */
export function printOptions({ print, split }: PrintOptions): PrintOptions {
  return { ...(print && { print }), ...(split && { split }) };
}

/** `--letter-format`, for a rehearsal: a home has it in its settings. */
export function letterFormatOption({ letters }: Starter['words']['help']): Option {
  const { format } = settingsTable.letters;
  return new Option('--letter-format <format>', letters.format)
    .choices(format.choices)
    .default(format.default);
}

/** As rooms take it. */
export function letterLanguageOption({ letterLang }: LetterOptions): {
  readonly letterLanguage?: LetterLanguage;
} {
  return letterLang === undefined ? {} : { letterLanguage: letterLang };
}
