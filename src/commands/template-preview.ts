/** `hakko template preview`: what the letters look like now, with an invented recipient. */
import { Option, type Command } from 'commander';
import { openHomeToRead } from '../home/open-home.ts';
import type { Invocation } from './invocation.ts';
import { addLetterOptions, type LetterOptions } from './letter-options.ts';
import type { Starter } from './starter.ts';
import {
  addFileOptions,
  type FileOptions,
  letterKinds,
  type LetterKind,
  placeFiles,
} from './template-files.ts';

interface PreviewOptions extends FileOptions, LetterOptions {
  readonly letter?: LetterKind;
  readonly overlay?: boolean;
}

export function defineTemplatePreview(parent: Command, { words, run }: Starter): void {
  const { help } = words;
  const command = parent
    .command('preview')
    .description(help.template.preview)
    .option('--overlay', help.template.overlay)
    .addOption(new Option('--letter <kind>', help.template.letter).choices(letterKinds));
  addLetterOptions(addFileOptions(command, help), help)
    .addHelpText(
      'after',
      `\n${help.examples}\n  hakko template preview --overlay\n  hakko template preview --letter install --out install.pdf --force`,
    )
    .action((options: PreviewOptions, command: Command) =>
      run(command, (invocation) => preview(invocation, options)),
    );
}

async function preview(invocation: Invocation, options: PreviewOptions): Promise<0> {
  const { context, words } = invocation;
  const { terminal } = context;
  const { template: say } = words.screens;
  const kinds = options.letter ? [options.letter] : letterKinds;
  const paths = placeFiles(invocation, options, 'template-preview', kinds);
  const { inventedPeople } = await import('../proofing/invented-people.ts');
  const { printDummies } = await import('../proofing/print-dummies.ts');
  const home = openHomeToRead(context, invocation.home);
  try {
    const [person] = inventedPeople(home.settings);
    const language = options.letterLang ?? home.settings.letters.language;
    const ordinary = { person, language, number: 1 };
    const letters = [ordinary, { ...ordinary, replaces: true }];
    for (const kind of kinds) {
      await printDummies(context, home, {
        ...{ kind, path: paths[kind], letters },
        ...{ overlay: options.overlay ?? false, replace: options.force ?? false },
      });
    }
    const files = kinds.map((kind) => ({ kind, path: paths[kind], letters: letters.length }));
    if (invocation.options.json) {
      terminal.print(`${JSON.stringify({ files, language }, undefined, 2)}\n`);
      return 0;
    }
    terminal.say(terminal.colours.green(say.previewed));
    for (const { path } of files) terminal.say(`  ${path}`);
    if (options.overlay) terminal.say(say.overlay);
    return 0;
  } finally {
    home.close();
  }
}
