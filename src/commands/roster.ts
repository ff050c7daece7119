/** `hakko roster`: work on roster files. */
import type { Command } from 'commander';
import { defineRosterAnonymise } from './roster-anonymise.ts';
import type { Starter } from './starter.ts';

export function defineRoster(program: Command, starter: Starter): void {
  const { help } = starter.words;
  const parent = program
    .command('roster')
    .description(help.roster.description)
    .addHelpText(
      'after',
      `\n${help.examples}\n  hakko roster anonymise roster.csv --output invented.csv`,
    );
  defineRosterAnonymise(parent, starter);
}
