/** `hakko verify`: everything opened again; exit 4 when something is not as it should be. */
import type { Command } from 'commander';
import type { Finding } from '../batch/verify-home.ts';
import { openHomeToRead, type Home } from '../home/open-home.ts';
import type { Words } from '../words/words.ts';
import type { Invocation } from './invocation.ts';
import type { ExitCode, Starter } from './program.ts';
import { unlockOnce } from './unlock.ts';

export function defineVerify(program: Command, { words, run }: Starter): void {
  const { help } = words;
  program
    .command('verify')
    .description(help.verify.description)
    .addHelpText(
      'after',
      `\n${help.examples}\n  hakko verify\n  hakko verify --passphrase-file pass.txt --json`,
    )
    .action((_options: object, command: Command) => run(command, verify));
}

async function verify(invocation: Invocation): Promise<ExitCode> {
  const { context, words } = invocation;
  const { terminal } = context;
  const { verifyHome } = await import('../batch/verify-home.ts');
  const home = openHomeToRead(context, invocation.home);
  try {
    const unlocked = await unlock(invocation, home);
    const result = verifyHome(context, home, unlocked);
    const { verify: say } = words.screens;
    const { findings } = result;
    if (invocation.options.json)
      invocation.printJson({ ...result, opened: unlocked !== undefined });
    else {
      terminal.say(say.checked(result.files, result.letters));
      if (!unlocked) terminal.say(say.locked);
      if (result.lettersGone.length > 0) terminal.say(say.lettersGone(result.lettersGone.length));
      if (findings.length === 0) terminal.say(terminal.colours.green(say.good));
      else terminal.complain(terminal.colours.red(say.bad(findings.length)));
      for (const finding of findings) terminal.complain(`  ${describeFinding(finding, words)}`);
    }
    return findings.length > 0 ? 4 : 0;
  } finally {
    home.close();
  }
}

/** With a passphrase at hand the files are opened; without one all is verified that needs none. */
async function unlock(invocation: Invocation, home: Home) {
  const { options, context, passphraseTyped } = invocation;
  const canBeAsked = context.terminal.interactive && !options.yes;
  return passphraseTyped && !canBeAsked ? undefined : unlockOnce(invocation, home)();
}

export function describeFinding({ code, subject, detail = '' }: Finding, words: Words): string {
  return words.screens.verify.findings[code](subject, detail);
}
