/** `hakko template init`: puts what may be changed into the home, as comments. */
import type { Command } from 'commander';
import { openHomeToRead } from '../home/open-home.ts';
import type { Invocation } from './invocation.ts';
import type { Starter } from './starter.ts';

export function defineTemplateInit(parent: Command, { words, run }: Starter): void {
  const { help } = words;
  parent
    .command('init')
    .description(help.template.init)
    .addHelpText('after', `\n${help.examples}\n  hakko template init`)
    .action((_options: object, command: Command) => run(command, initialise));
}

async function initialise(invocation: Invocation): Promise<0> {
  const { context, words } = invocation;
  const { terminal } = context;
  const { template: say } = words.screens;
  const { initTemplates } = await import('../proofing/init-templates.ts');
  // The files are the administrator's own: neither ledger nor keys are touched.
  const home = openHomeToRead(context, invocation.home);
  try {
    const made = initTemplates(context, home, (kind) => say.introduction[kind].split('\n'));
    if (invocation.options.json) {
      invocation.printJson(made);
      return 0;
    }
    terminal.say(
      terminal.colours.green(say.written(made.written.length, made.kept.length, made.folder)),
    );
    for (const path of made.written) terminal.say(`  ${path}`);
    terminal.say(say.edit);
    terminal.say(say.thenCheck);
    return 0;
  } finally {
    home.close();
  }
}
