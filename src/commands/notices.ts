/** `hakko notices`: letters printed again, or for the first time, with the secrets that they have. */
import { resolve } from 'node:path';
import { Option, type Command } from 'commander';
import type { LetterSplit } from '../batch/plan-parts.ts';
import { HakkoError } from '../errors.ts';
import { openHomeToRead, type Home } from '../home/open-home.ts';
import { writeCrls } from '../home/write-crls.ts';
import {
  planPrinting,
  printingReasons,
  refuseCompromised,
  type PrintingPlan,
  type PrintingReason,
} from '../remake/plan-printing.ts';
import type { LetterSelection } from '../remake/select-letters.ts';
import type { Secret } from '../secrets/secret.ts';
import { settingsTable } from '../settings/settings-table.ts';
import { whileHeard } from '../system/interrupt.ts';
import { sayCrlEnd } from './crl-screen.ts';
import type { Invocation } from './invocation.ts';
import { printedJson, sayPlanned, sayPrinted } from './notices-screen.ts';
import { collect } from './option-values.ts';
import { confirmPlainly } from './revoke-answers.ts';
import { addSyncedOption, judgeLetterFolders } from './out-option.ts';
import { addPdfPasswordOption, readPdfPassword, type PdfPasswordOption } from './pdf-password.ts';
import type { ExitCode, Starter } from './starter.ts';
import { unlockOnce } from './unlock.ts';
import { openWritingHome } from './writing-home.ts';

interface NoticesOptions extends PdfPasswordOption {
  readonly batch?: readonly string[];
  readonly prefix?: readonly string[];
  readonly loginId?: readonly string[];
  readonly control?: readonly string[];
  readonly from?: string;
  readonly kind?: 'login' | 'install';
  readonly reason?: PrintingReason;
  readonly split?: LetterSplit;
  readonly dryRun?: boolean;
  readonly allowSyncedFolder?: boolean;
}

export function defineNotices(program: Command, { words, run }: Starter): void {
  const { help } = words;
  const command = program
    .command('notices')
    .description(help.notices.description)
    .option('--batch <id>', help.notices.batch, collect)
    .option('--prefix <prefix>', help.notices.prefix, collect)
    .option('--login-id <loginId>', help.notices.loginId, collect)
    .option('--control <number>', help.notices.control, collect)
    .option('--from <file>', help.notices.from)
    .addOption(new Option('--kind <kind>', help.notices.kind).choices(['login', 'install']))
    .addOption(new Option('--reason <reason>', help.notices.reason).choices(printingReasons))
    .addOption(
      new Option('--split <how>', help.letters.split).choices(settingsTable.letters.split.choices),
    )
    .option('--dry-run', help.notices.dryRun);
  addSyncedOption(addPdfPasswordOption(command, help), help)
    .addHelpText(
      'after',
      `\n${help.examples}\n  hakko notices --control A000008-7① --reason spoiled\n  hakko notices --batch 20261122-01 --kind install`,
    )
    .action((options: NoticesOptions, command: Command) =>
      run(command, (invocation) => notices(invocation, options)),
    );
}

async function notices(invocation: Invocation, options: NoticesOptions): Promise<ExitCode> {
  const { context, words } = invocation;
  const { notices: say } = words.screens;
  const selection = selectionOf(invocation, options);
  const encryption = await readPdfPassword(invocation, options);
  // A plan alone changes nothing, not even the version of an older ledger.
  const home = options.dryRun
    ? openHomeToRead(context, invocation.home)
    : await openWritingHome(invocation, 'hakko notices', { caMayHaveEnded: true });
  try {
    judgeLetterFolders(invocation, home, options);
    const plan = planPrinting(home, selection);
    if (options.reason) refuseCompromised(home, plan, options.reason);
    sayPlanned(invocation, home, plan);
    if (options.dryRun) {
      context.terminal.say(say.dryRun);
      if (invocation.options.json) invocation.printJson(printedJson(plan, []));
      return 0;
    }
    const reason = await reasonOf(invocation, home, plan, options.reason);
    await confirmPlainly(invocation, say.confirm(plan.letters.length));
    await print(invocation, home, { plan, split: options.split, reason, ...encryption });
    return 0;
  } finally {
    home.close();
  }
}

async function print(
  invocation: Invocation,
  home: Home,
  request: {
    readonly plan: PrintingPlan;
    readonly split: LetterSplit | undefined;
    readonly reason: 'spoiled' | 'wording' | undefined;
    readonly pdfPassword?: Secret;
  },
): Promise<void> {
  const { context } = invocation;
  const { plan, reason, split = home.settings.letters.split, pdfPassword } = request;
  const { printAgain } = await import('../remake/print-again.ts');
  const unlocked = await unlockOnce(invocation, home)();
  const printed = await whileHeard(context.interrupted, () =>
    printAgain(context, home, unlocked, {
      ...{ plan, split },
      ...(reason && { reason }),
      ...(pdfPassword && { pdfPassword }),
    }),
  );
  // The CA's key is at hand once in a while: a revocation list that runs out locks everybody out.
  await writeCrls(context, home, unlocked.signers);
  if (invocation.options.json) {
    invocation.printJson(printedJson(plan, printed));
    return;
  }
  sayPrinted(invocation, printed, reason);
  if (pdfPassword) context.terminal.say(invocation.words.screens.issue.encrypted);
  sayCrlEnd(invocation, home);
}

/** Asked for when something was on paper before: a first print needs none. */
async function reasonOf(
  { context, words }: Invocation,
  home: Home,
  plan: PrintingPlan,
  given: PrintingReason | undefined,
): Promise<'spoiled' | 'wording' | undefined> {
  if (plan.printedBefore === 0) return undefined;
  const { notices: say, prompts } = words.screens;
  const reason =
    given ??
    (await context.terminal.choose({
      message: say.reason,
      flag: '--reason',
      keys: prompts.chooseKeys,
      choices: printingReasons.map((value) => ({ value, name: say.reasons[value] })),
    }));
  refuseCompromised(home, plan, reason);
  return reason === 'spoiled' || reason === 'wording' ? reason : undefined;
}

function selectionOf(invocation: Invocation, options: NoticesOptions): LetterSelection {
  const { batch = [], prefix = [], loginId = [], control = [], from, kind } = options;
  const read = from === undefined ? [] : readNumbers(invocation, from);
  // Not every control number of all there ever were.
  if (from !== undefined && read.length === 0) throw new HakkoError('letters-not-named', {});
  return {
    ...{ batches: batch, prefixes: prefix, loginIds: loginId },
    controlNumbers: [...control, ...read],
    ...(kind && { kind }),
  };
}

/** One control number a line, as a barcode reader writes them; empty lines and a BOM mean nothing. */
function readNumbers({ context }: Invocation, path: string): readonly string[] {
  const bytes = context.files.read(resolve(context.environment.workingFolder, path));
  const lines = new TextDecoder().decode(bytes).split(/\r\n|\n|\r/);
  return lines.map((line) => line.trim()).filter((line) => line !== '');
}
