/** `hakko crl`: new revocation lists; with flags a look at those that are there, or their files once more. */
import { Option, type Command } from 'commander';
import { checkCrls, CRL_WARNING_DAYS } from '../home/check-crls.ts';
import {
  findCrlAuthorities,
  requireAnyCrl,
  requireCrlKeys,
  signersOf,
} from '../home/crl-signers.ts';
import { writeCrls } from '../home/write-crls.ts';
import { checkCommand, writeAgain, type CrlOptions } from './crl-check.ts';
import { crlJson, sayCrlEnd, sayCrlsElsewhere, sayCrlFiles } from './crl-screen.ts';
import type { Invocation } from './invocation.ts';
import { collect, days } from './option-values.ts';
import type { Starter } from './starter.ts';
import { unlockOnce } from './unlock.ts';
import { openWritingHome } from './writing-home.ts';

export function defineCrl(program: Command, { words, run }: Starter): void {
  const { help } = words;
  program
    .command('crl')
    .description(help.crl.description)
    .option('--ca <name>', help.crl.ca, collect)
    .option('--check', help.crl.check)
    .addOption(
      new Option('--within <days>', help.crl.within).argParser(days).implies({ check: true }),
    )
    .addOption(new Option('--write', help.crl.write).conflicts(['ca', 'check', 'within']))
    .addHelpText(
      'after',
      `\n${help.examples}\n  hakko crl\n  hakko crl --check --within 30d\n  hakko crl --ca issuing`,
    )
    .action((options: CrlOptions, command: Command) =>
      run(command, (invocation) => {
        if (options.check) return Promise.resolve(checkCommand(invocation, options));
        if (options.write) return writeAgain(invocation, options);
        return refresh(invocation, options);
      }),
    );
}

async function refresh(invocation: Invocation, options: CrlOptions): Promise<0> {
  const { context, words } = invocation;
  const { crl: say } = words.screens;
  const { terminal } = context;
  const home = await openWritingHome(invocation, 'hakko crl', { caMayHaveEnded: true });
  try {
    requireAnyCrl(context, home);
    const named = findCrlAuthorities(context, home, options.ca ?? []);
    requireCrlKeys(context, home, named);
    const unlocked = await unlockOnce(invocation, home)();
    const written = await writeCrls(context, home, signersOf(unlocked.signers, named));
    const fresh = new Set(written.map(({ fileName }) => fileName));
    const crls = checkCrls(context, home, CRL_WARNING_DAYS);
    if (invocation.options.json) {
      const list = crls.map((crl) => ({ ...crlJson(crl), written: fresh.has(crl.fileName) }));
      invocation.printJson({ crls: list });
      return 0;
    }
    const numbers = written.map(({ fileName, crlNumber }) => `${fileName} ${crlNumber}`);
    terminal.say(terminal.colours.green(say.written(numbers.join(', '))));
    sayCrlFiles(invocation, home, written);
    terminal.say(say.next);
    if (named.length === 0) sayCrlsElsewhere(invocation, home, written);
    sayCrlEnd(invocation, home);
    return 0;
  } finally {
    home.close();
  }
}
