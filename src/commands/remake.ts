/** `hakko remake`: the files of a finished batch, made again from the ledger. */
import { Option, type Command } from 'commander';
import { printedKinds, type PrintedKinds } from '../batch/print-choice.ts';
import type { Unlocked } from '../home/unlock-home.ts';
import { writeCrls } from '../home/write-crls.ts';
import type { Remade } from '../remake/remake-batch.ts';
import { sayCrlEnd } from './crl-screen.ts';
import type { Invocation } from './invocation.ts';
import { addOutOption, judgeLetterFolders, outFolder, type OutOption } from './out-option.ts';
import { addPdfPasswordOption, readPdfPassword, type PdfPasswordOption } from './pdf-password.ts';
import type { ExitCode, Starter } from './starter.ts';
import { unlockOnce } from './unlock.ts';
import { openWritingHome } from './writing-home.ts';

interface RemakeOptions extends PdfPasswordOption, OutOption {
  readonly print: PrintedKinds;
  readonly force?: boolean;
}

export function defineRemake(program: Command, { words, run }: Starter): void {
  const { help } = words;
  const command = program
    .command('remake')
    .description(help.remake.description)
    .argument('<batch>', help.remake.batch);
  addOutOption(command, help.remake.out, help)
    .addOption(
      new Option('--print <kind>', help.remake.print)
        .choices(Object.keys(printedKinds))
        .default('none' satisfies PrintedKinds),
    )
    .option('--force', help.remake.force);
  addPdfPasswordOption(command, help)
    .addHelpText(
      'after',
      `\n${help.examples}\n  hakko remake 20261122-01\n  hakko remake 20261122-01 --print login\n  hakko remake 20261122-01 --print both --out /media/usb/20261122-01`,
    )
    .action((batch: string, options: RemakeOptions, command: Command) =>
      run(command, (invocation) => remake(invocation, batch, options)),
    );
}

async function remake(
  invocation: Invocation,
  batch: string,
  options: RemakeOptions,
): Promise<ExitCode> {
  const { context } = invocation;
  const print = await readPdfPassword(invocation, options);
  const { remakeBatch } = await import('../remake/remake-batch.ts');
  const home = await openWritingHome(invocation, 'hakko remake', { caMayHaveEnded: true });
  try {
    judgeLetterFolders(invocation, home, options);
    const out = outFolder(invocation, home, options);
    const kinds = printedKinds[options.print];
    const request = { batch, print: kinds, force: options.force ?? false, ...print };
    const unlock = unlockOnce(invocation, home);
    let unlocked: Unlocked | undefined;
    const remember = async () => (unlocked = await unlock());
    const remade = await remakeBatch(context, home, remember, { ...request, ...(out && { out }) });
    if (!invocation.options.json) {
      sayRemade(invocation, remade, print.pdfPassword !== undefined);
    }
    // The CA's key is at hand once in a while: a revocation list that runs out locks everybody out.
    const crls = unlocked ? await writeCrls(context, home, unlocked.signers) : [];
    if (invocation.options.json) invocation.printJson(remade);
    else if (crls.length > 0) sayCrlEnd(invocation, home);
    return 0;
  } finally {
    home.close();
  }
}

const LIST_LIMIT = 12;

function sayRemade({ context, words }: Invocation, remade: Remade, encrypted: boolean): void {
  const { terminal } = context;
  const { remake: say } = words.screens;
  const { batch, written, right, movedFrom, letters, leftOut, reworded } = remade;
  if (written.length === 0) {
    terminal.say(terminal.colours.green(say.nothing(batch)));
    return;
  }
  terminal.say(terminal.colours.green(say.done(batch, written.length)));
  for (const path of written.slice(0, LIST_LIMIT)) terminal.say(`  ${path}`);
  if (written.length > LIST_LIMIT)
    terminal.say(`  ${words.plan.more(written.length - LIST_LIMIT)}`);
  if (right > 0) terminal.say(say.right(right));
  if (movedFrom !== undefined) terminal.say(say.moved(remade.folder, movedFrom));
  if (leftOut > 0) terminal.say(say.leftOut(leftOut));
  for (const path of reworded) terminal.say(say.reworded(path));
  if (letters > 0) terminal.say(encrypted ? words.screens.issue.encrypted : say.print);
}
