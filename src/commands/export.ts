/** `hakko export`: what real servers and devices need, each kind in a file of its own. */
import type { Command } from 'commander';
import { defineExportCa } from './export-ca.ts';
import { defineExportMobileconfig } from './export-mobileconfig.ts';
import { defineExportPortal } from './export-portal.ts';
import { defineExportApache, defineExportNginx } from './export-web-server.ts';
import type { Starter } from './starter.ts';

export function defineExport(program: Command, starter: Starter): void {
  const { help } = starter.words;
  const parent = program
    .command('export')
    .description(help.export.description)
    .addHelpText('after', `\n${help.examples}\n  hakko export portal /srv/portal`);
  for (const define of [
    defineExportPortal,
    defineExportNginx,
    defineExportApache,
    defineExportCa,
    defineExportMobileconfig,
  ]) {
    define(parent, starter);
  }
}
