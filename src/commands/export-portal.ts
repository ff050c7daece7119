/** `hakko export portal`: the folder from which the portal runs on a machine that has no CA. */
import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { Invocation } from './invocation.ts';
import { openSite } from './open-site.ts';
import type { Starter } from './starter.ts';

interface ExportOptions {
  readonly sample?: boolean;
}

export function defineExportPortal(parent: Command, { words, run }: Starter): void {
  const { help } = words;
  parent
    .command('portal')
    .description(help.export.portal)
    .argument('<dir>', help.export.dir)
    .option('--sample', help.export.sample)
    .addHelpText('after', `\n${help.examples}\n  hakko export portal /srv/portal`)
    .action((dir: string, options: ExportOptions, command: Command) =>
      run(command, (invocation) => exportPortal(invocation, dir, options)),
    );
}

async function exportPortal(
  invocation: Invocation,
  dir: string,
  options: ExportOptions,
): Promise<0> {
  const { context, words } = invocation;
  const { terminal, environment } = context;
  const say = words.screens.exported.portal;
  const { writeSiteFolder } = await import('../site/write-site-folder.ts');
  const opened = openSite(invocation, options);
  try {
    const { site } = opened;
    const written = writeSiteFolder(context, site, resolve(environment.workingFolder, dir));
    const { accounts, files, sample } = site;
    if (invocation.options.json) {
      const counts = { accounts: accounts.length, p12: files.length };
      invocation.printJson({ ...written, ...counts, sample });
      return 0;
    }
    terminal.say(terminal.colours.green(say.done(written.folder)));
    terminal.say(`  ${say.holds(accounts.length, files.length)}`);
    terminal.say(`  ${say.written(written.written, written.removed.length)}`);
    if (sample) terminal.say(`  ${say.sample}`);
    terminal.say(say.next(dir));
    terminal.say(say.refresh);
    return 0;
  } finally {
    opened.close();
  }
}
