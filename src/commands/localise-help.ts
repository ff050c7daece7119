/** Makes commander's help speak the screen's language, and its errors ours. */
import type { Command, Option } from 'commander';
import type { Words } from '../words/words.ts';

export function localiseHelp(program: Command, words: Words): void {
  const { help } = words;
  const headings: Readonly<Record<string, string>> = help.headings;
  for (const command of [program, ...commandsBelow(program)]) {
    command.helpOption('-h, --help', help.options.help);
    command.helpCommand(false);
    command.exitOverride();
    command.configureOutput({ outputError: () => undefined });
    command.configureHelp({
      showGlobalOptions: command !== program,
      styleTitle: (title) => headings[title] ?? title,
      commandUsage: (target) => usageOf(target, words),
      subcommandTerm: (target) => [target.name(), ...argumentsOf(target)].join(' '),
      argumentDescription: (argument) => argument.description,
      optionDescription: (option) => describeOption(option, words),
    });
  }
}

/** Every command with those that stand below it. */
export function commandsBelow(command: Command): readonly Command[] {
  return command.commands.flatMap((below) => [below, ...commandsBelow(below)]);
}

function usageOf(command: Command, { help }: Words): string {
  const rest = command.commands.length > 0 ? [help.usage.command] : argumentsOf(command);
  return [...pathOf(command), ...rest, help.usage.options].join(' ');
}

/** `hakko`, `export`, `portal`. */
function pathOf(command: Command): readonly string[] {
  return [...(command.parent ? pathOf(command.parent) : []), command.name()];
}

function argumentsOf(command: Command): string[] {
  return command.registeredArguments.map((argument) => {
    const name = argument.name() + (argument.variadic ? '...' : '');
    return argument.required ? `<${name}>` : `[${name}]`;
  });
}

function describeOption(option: Option, { help }: Words): string {
  const notes = [
    ...(option.argChoices ? [help.choices(option.argChoices.join(', '))] : []),
    ...(shownDefault(option) === undefined ? [] : [help.defaultValue(shownDefault(option) ?? '')]),
  ];
  return [option.description, ...notes].join(' ');
}

/** Switches have defaults that say nothing. */
function shownDefault(option: Option): string | undefined {
  const value: unknown = option.defaultValue;
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}
