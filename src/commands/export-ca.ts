/** `hakko export ca`: certificates and revocation lists of the CAs, for whoever must trust or check them. */
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { localDate } from '../system/local-date.ts';
import type { Invocation } from './invocation.ts';
import { openSite } from './open-site.ts';
import { collect } from './option-values.ts';
import type { Starter } from './starter.ts';

interface CaOptions {
  readonly crl?: readonly string[];
}

export function defineExportCa(parent: Command, { words, run }: Starter): void {
  const { help } = words;
  parent
    .command('ca')
    .description(help.export.ca)
    .argument('<dir>', help.export.serverDir)
    .option('--crl <file>', help.export.crl, collect)
    .addHelpText('after', `\n${help.examples}\n  hakko export ca ./ca-files`)
    .action((dir: string, options: CaOptions, command: Command) =>
      run(command, (invocation) => exportCa(invocation, dir, options)),
    );
}

async function exportCa(
  invocation: Invocation,
  dir: string,
  { crl: crls = [] }: CaOptions,
): Promise<0> {
  const { context, words } = invocation;
  const { terminal, environment } = context;
  const { authorityFingerprints, caFiles } = await import('../export/ca-files.ts');
  const { writeExport } = await import('../export/write-export.ts');
  const folder = resolve(environment.workingFolder, dir);
  const opened = openSite(invocation, { realAlone: true, crls });
  try {
    const { site } = opened;
    const authorities = authorityFingerprints(site.authorities);
    const written = await writeExport(context, { kind: 'ca', folder, files: caFiles(site) });
    if (invocation.options.json) {
      invocation.printJson({ ...written, authorities });
      return 0;
    }
    const say = words.screens.exported.ca;
    terminal.say(terminal.colours.green(say.done(folder)));
    const { timeZone } = site.settings.site;
    for (const { name, subject, notAfter, sha256 } of authorities) {
      terminal.say(`  ${name}  ${subject}, ${say.until(localDate(notAfter, timeZone))}`);
      terminal.say(`    SHA-256 ${sha256}`);
    }
    terminal.say(say.compare);
    return 0;
  } finally {
    opened.close();
  }
}
