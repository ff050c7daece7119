/** `hakko export mobileconfig`: a configuration profile for Apple devices of each group. */
import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { Invocation } from './invocation.ts';
import { openSite } from './open-site.ts';
import { collect } from './option-values.ts';
import type { Starter } from './starter.ts';

interface MobileconfigOptions {
  readonly prefix?: readonly string[];
}

export function defineExportMobileconfig(parent: Command, { words, run }: Starter): void {
  const { help } = words;
  parent
    .command('mobileconfig')
    .description(help.export.mobileconfig)
    .argument('<dir>', help.export.serverDir)
    .option('--prefix <prefix>', help.export.prefix, collect)
    .addHelpText(
      'after',
      `\n${help.examples}\n  hakko export mobileconfig ./profiles --prefix G13B`,
    )
    .action((dir: string, options: MobileconfigOptions, command: Command) =>
      run(command, (invocation) => exportMobileconfig(invocation, dir, options)),
    );
}

async function exportMobileconfig(
  invocation: Invocation,
  dir: string,
  { prefix }: MobileconfigOptions,
): Promise<0> {
  const { context, words, home } = invocation;
  const { terminal, environment } = context;
  const { mobileconfigFiles } = await import('../export/mobileconfig-files.ts');
  const { writeExport } = await import('../export/write-export.ts');
  const folder = resolve(environment.workingFolder, dir);
  const opened = openSite(invocation, { realAlone: true });
  try {
    const files = mobileconfigFiles(opened.site, home, prefix);
    const written = await writeExport(context, { kind: 'mobileconfig', folder, files });
    if (invocation.options.json) {
      invocation.printJson({ ...written, profiles: files.map(({ path }) => path) });
      return 0;
    }
    const say = words.screens.exported.mobileconfig;
    terminal.say(terminal.colours.green(say.done(files.length, folder)));
    terminal.say(say.unsigned);
    terminal.say(say.password);
    return 0;
  } finally {
    opened.close();
  }
}
