/** `hakko export`: what real servers and devices need, each kind in a file of its own. */
import type { Command } from 'commander';
import { defineExportPortal } from './export-portal.ts';
import type { Starter } from './starter.ts';

export function defineExport(program: Command, starter: Starter): void {
  const { help } = starter.words;
  const parent = program
    .command('export')
    .description(help.export.description)
    .addHelpText('after', `\n${help.examples}\n  hakko export portal /srv/portal`);
  for (const define of [defineExportPortal]) define(parent, starter);
}
