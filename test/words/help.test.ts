/** `--help` of every command in both languages: every option, explained, no English left in Japanese. */
import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { createInvocation, type GlobalOptions } from '../../src/commands/invocation.ts';
import { commandsBelow } from '../../src/commands/localise-help.ts';
import { createProgram } from '../../src/commands/program.ts';
import { loadWords } from '../../src/words/words.ts';
import { createWorkplace } from '../e2e/hakko.ts';
import { createWorld } from '../system/world.ts';

const languages = { ja: await loadWords('ja'), en: await loadWords('en') };
const JAPANESE = /[\p{sc=Hira}\p{sc=Kana}\p{sc=Han}]/u;

async function programIn(language: 'ja' | 'en', line?: readonly string[]) {
  const words = languages[language];
  const world = createWorld({ folder: '/' });
  const start = (options: GlobalOptions) => createInvocation(world, words, options);
  return (await createProgram(words, '1.2.3', start, line)).program;
}

const programs = { ja: await programIn('ja'), en: await programIn('en') };
const names = programs.en.commands.map((command) => command.name());

/** Every command by its path, those below others too: `export portal`. */
const paths = commandsBelow(programs.en).map(pathOf);

function pathOf(command: Command): string {
  const above = command.parent?.parent ? `${pathOf(command.parent)} ` : '';
  return above + command.name();
}

function find(program: Command, path: string): Command | undefined {
  return commandsBelow(program).find((command) => pathOf(command) === path);
}

describe.each(['ja', 'en'] as const)('help in %s', (language) => {
  it.each(paths)('of %s explains every option and argument', (path) => {
    const program = programs[language];
    const command = find(program, path);
    const help = command?.helpInformation() ?? '';
    const options = [...(command?.options ?? []), ...program.options];
    for (const option of options) {
      expect(help).toContain(option.flags);
      expect([option.flags, option.description.length > 3]).toEqual([option.flags, true]);
      if (language === 'ja') expect(option.description).toMatch(JAPANESE);
    }
    for (const argument of command?.registeredArguments ?? []) {
      const name = argument.name() + (argument.variadic ? '...' : '');
      expect(help).toContain(argument.required ? `<${name}>` : `[${name}]`);
      expect(argument.description.length).toBeGreaterThan(3);
    }
    expect(help).toContain(command?.description());
    expect(help).toContain('--help');
  });

  it('names every command', () => {
    const help = programs[language].helpInformation();
    for (const name of names) expect(help).toMatch(new RegExp(`^ {2}${name}( |$)`, 'm'));
  });

  it.each(['', ...paths])('speaks no other language: hakko %s', (path) => {
    const program = programs[language];
    const command = path === '' ? program : find(program, path);
    const help = command?.helpInformation() ?? '';
    const headings =
      /^(?:Usage|Arguments|Options|Global Options|Commands):|\(default:|\(choices:|display help/m;
    if (language === 'ja') expect(help).not.toMatch(headings);
    else expect(help.replaceAll(/"[^"]*"/g, '')).not.toMatch(JAPANESE);
  });
});

describe('the program itself', () => {
  it.each<[string, readonly string[]]>([
    ['issue roster.csv', ['issue']],
    ['--json issue roster.csv', ['issue']],
    ['issue list', ['issue', 'list']],
    ['--home list issue roster.csv', ['issue', 'list']],
    ['--home here issue roster.csv', names],
    ['isue list', names],
    ['completion bash', names],
    ['--help', names],
    ['', names],
  ])('has the commands that a line may mean: hakko %s', async (line, wanted) => {
    const { commands } = await programIn('en', line === '' ? [] : line.split(' '));
    expect(commands.map((command) => command.name())).toEqual(wanted);
  });

  it.each([
    ['check', 'ja', '使い方'],
    ['issue', 'en', 'Usage'],
  ])('shows the help of %s in %s on stdout, with examples', async (command, language, heading) => {
    const { code, stdout, stderr } = await createWorkplace().hakko([
      command,
      '--help',
      '--lang',
      language,
    ]);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain(heading);
    expect(stdout).toContain(`hakko ${command} roster.csv`);
  });

  it('without a command shows what there is, as an error', async () => {
    const { code, stdout, stderr } = await createWorkplace().hakko([]);
    expect([code, stdout]).toEqual([2, '']);
    for (const name of names) expect(stderr).toContain(name);
  });
});
