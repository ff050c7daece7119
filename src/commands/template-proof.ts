/** `hakko template proof`: the letters that are hardest to set, to be looked at before many are printed. */
import type { Command } from 'commander';
import { HakkoError } from '../errors.ts';
import type { RosterEncoding } from '../roster/rules.ts';
import type { Proof } from '../proofing/make-proof.ts';
import { encodingOption } from './check.ts';
import type { Invocation } from './invocation.ts';
import { addLetterOptions, letterLanguageOption, type LetterOptions } from './letter-options.ts';
import type { Starter } from './starter.ts';
import { formatTable } from './table.ts';
import { judgeTemplates, sayCheck } from './template-check.ts';
import { addFileOptions, type FileOptions, letterKinds, placeFiles } from './template-files.ts';
import { openWritingHome } from './writing-home.ts';

interface ProofOptions extends FileOptions, LetterOptions {
  readonly encoding?: RosterEncoding;
  readonly roster?: string;
}

export function defineTemplateProof(parent: Command, { words, run }: Starter): void {
  const { help } = words;
  const command = parent
    .command('proof')
    .description(help.template.proof)
    .option('--roster <file>', help.template.roster);
  addLetterOptions(addFileOptions(command.addOption(encodingOption(help)), help), help)
    .addHelpText('after', `\n${help.examples}\n  hakko template proof --roster roster.csv`)
    .action((options: ProofOptions, command: Command) =>
      run(command, (invocation) => proof(invocation, options)),
    );
}

async function proof(invocation: Invocation, options: ProofOptions): Promise<0> {
  const { context } = invocation;
  const paths = placeFiles(invocation, options, 'template-proof');
  const judged = await judgeTemplates(invocation, options);
  const count = judged.problems.length;
  if (count > 0) {
    sayCheck(invocation, judged);
    throw new HakkoError('templates-have-problems', { count });
  }
  const { roster } = judged.checked;
  const { makeProof } = await import('../proofing/make-proof.ts');
  const home = await openWritingHome(invocation, 'hakko template proof');
  try {
    const made = await makeProof(context, home, {
      ...{ paths, replace: options.force ?? false },
      ...letterLanguageOption(options),
      ...(roster && { roster: { name: roster.name, entries: roster.roster.entries } }),
    });
    report(invocation, made, paths);
    return 0;
  } finally {
    home.close();
  }
}

function report(
  { context, words, options }: Invocation,
  { cases, pages, fingerprint }: Proof,
  paths: ReturnType<typeof placeFiles>,
): void {
  const { terminal } = context;
  const { template: say } = words.screens;
  const files = letterKinds.map((kind) => ({ kind, path: paths[kind], letters: cases.length }));
  const shown = cases.map(({ reason, person: { loginId, name } }, index) => ({
    ...{ page: pages[index]?.page ?? 1, reason, loginId, name },
  }));
  if (options.json) {
    terminal.print(`${JSON.stringify({ files, cases: shown, fingerprint }, undefined, 2)}\n`);
    return;
  }
  terminal.say(terminal.colours.green(say.proofed(cases.length)));
  for (const { path } of files) terminal.say(`  ${path}`);
  const { page, why, who } = say.heads;
  const rows = shown.map((one) => [
    ...[String(one.page), say.reasons[one.reason], `${one.loginId} ${one.name}`],
  ]);
  for (const line of formatTable([page, why, who], rows)) terminal.say(`  ${line}`);
  terminal.say(say.look);
  terminal.say(say.noted(fingerprint.slice(0, 16)));
}
