/** `hakko template`: an administrator's own wording, logo and layout, each step in a file of its own. */
import type { Command } from 'commander';
import type { Starter } from './starter.ts';
import { defineTemplateCheck } from './template-check.ts';
import { defineTemplateInit } from './template-init.ts';
import { defineTemplatePreview } from './template-preview.ts';
import { defineTemplateProof } from './template-proof.ts';

export function defineTemplate(program: Command, starter: Starter): void {
  const parent = program.command('template').description(starter.words.help.template.description);
  for (const define of [
    defineTemplateInit,
    defineTemplateCheck,
    defineTemplatePreview,
    defineTemplateProof,
  ]) {
    define(parent, starter);
  }
}
