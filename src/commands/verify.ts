/** `hakko verify`: everything opened again; exit 4 when something is not as it should be. */
import type { Command } from 'commander';
import { openHomeToRead, type Home } from '../home/open-home.ts';
import type { Unlocked } from '../home/unlock-home.ts';
import { namedPlatforms } from '../importability/platform.ts';
import type { Finding } from '../inspection/finding.ts';
import type { IssuedInspections } from '../inspection/inspect-issued-p12s.ts';
import type { Words } from '../words/words.ts';
import type { Invocation } from './invocation.ts';
import { collect } from './option-values.ts';
import type { ExitCode, Starter } from './starter.ts';
import { unlockOnce } from './unlock.ts';
import type { VerifyFileOptions } from './verify-file.ts';

export function defineVerify(program: Command, { words, run }: Starter): void {
  const { help } = words;
  program
    .command('verify')
    .description(help.verify.description)
    .argument('[file]', help.verify.file)
    .option('--password-file <file>', help.verify.passwordFile)
    .option('--platform <name>', help.verify.platform, collect)
    .option('--crypto', help.verify.crypto)
    .addHelpText(
      'after',
      `\n${help.examples}\n  hakko verify\n  hakko verify --passphrase-file pass.txt --json\n  hakko verify G13B.p12 --password-file password.txt\n  hakko verify G13B.p12 --platform ios-17 --platform windows-11 --quiet`,
    )
    .action((file: string | undefined, options: VerifyFileOptions, command: Command) =>
      run(command, async (invocation) => {
        if (file === undefined) return verify(invocation, options);
        const { verifyFile } = await import('./verify-file.ts');
        return verifyFile(invocation, file, options);
      }),
    );
}

async function verify(invocation: Invocation, options: VerifyFileOptions): Promise<ExitCode> {
  const { context, words } = invocation;
  const { terminal } = context;
  const { verifyHome } = await import('../inspection/verify-home.ts');
  const home = openHomeToRead(context, invocation.home);
  try {
    const named = namedPlatforms(options.platform ?? home.settings.platforms.mustOpen);
    const unlocked = await unlock(invocation, home);
    const inspections = await inspect(invocation, home, unlocked);
    const result = await verifyHome(context, home, { inspections, unlocked, platforms: named });
    const { verify: say } = words.screens;
    const { findings } = result;
    if (invocation.options.json) {
      const { verdictsJson } = await import('./verdicts-json.ts');
      const verdicts = verdictsJson(inspections.kinds, words, options.crypto ?? false);
      invocation.printJson({ ...result, opened: unlocked !== undefined, ...verdicts });
    } else {
      // First, or their length would hide what was found.
      await printVerdicts(invocation, inspections, options);
      terminal.say(say.checked(result.files, result.letters));
      if (!unlocked) terminal.say(say.locked);
      if (result.lettersGone.length > 0) terminal.say(say.lettersGone(result.lettersGone.length));
      if (findings.length === 0) terminal.say(terminal.colours.green(say.good));
      else terminal.complain(terminal.colours.red(say.bad(findings.length)));
      sayFindings(invocation, findings);
    }
    return findings.length > 0 ? 4 : 0;
  } finally {
    home.close();
  }
}

/** The long part of the work: every file is opened. Nothing is changed, so Ctrl-C ends it at once. */
async function inspect(
  { context, words }: Invocation,
  home: Home,
  unlocked: Unlocked | undefined,
): Promise<IssuedInspections> {
  const { inspectIssuedP12s } = await import('../inspection/inspect-issued-p12s.ts');
  let progress: ReturnType<typeof context.terminal.progress> | undefined;
  try {
    return await inspectIssuedP12s(context, home, unlocked, {
      onStart: (files) => {
        progress = context.terminal.progress(files, words.screens.verify.progress);
      },
      onFiles: (files) => progress?.step(files),
    });
  } finally {
    progress?.stop();
  }
}

/** So many of one kind say all that the rest would; `--json` has them all. */
const FINDINGS_OF_A_KIND = 12;

export function sayFindings({ context, words }: Invocation, findings: readonly Finding[]): void {
  const { terminal } = context;
  const shown = new Map<string, number>();
  for (const finding of findings) {
    const before = shown.get(finding.code) ?? 0;
    shown.set(finding.code, before + 1);
    if (before < FINDINGS_OF_A_KIND) terminal.complain(`  ${describeFinding(finding, words)}`);
  }
  const more =
    findings.length -
    [...shown.values()].reduce((sum, n) => sum + Math.min(n, FINDINGS_OF_A_KIND), 0);
  if (more > 0) terminal.complain(`  ${words.screens.verify.more(more)}`);
}

/** Where the issued files open, files that are judged alike together. */
async function printVerdicts(
  invocation: Invocation,
  { kinds }: IssuedInspections,
  options: VerifyFileOptions,
): Promise<void> {
  const { formatCrypto, formatVerdicts, printTables } = await import('./verify-file.ts');
  if (kinds.length === 0) return;
  const { words } = invocation;
  const columns = kinds.map(({ files, verdicts }) => ({
    head: words.screens.verify.alike(files[0] ?? '', files.length - 1),
    verdicts,
  }));
  const tables = [formatVerdicts(columns, words)];
  if (options.crypto) {
    const rows = kinds.map(({ description }, index) => ({
      file: columns[index]?.head ?? '',
      description,
    }));
    tables.push(formatCrypto(rows, words));
  }
  printTables(invocation, tables, options);
}

/** With a passphrase at hand the files are opened; without one all is verified that needs none. */
async function unlock(invocation: Invocation, home: Home) {
  const { options, context, passphraseTyped } = invocation;
  const canBeAsked = context.terminal.interactive && !options.yes;
  return passphraseTyped && !canBeAsked ? undefined : unlockOnce(invocation, home)();
}

export function describeFinding(
  { code, subject, detail = '', batch = '' }: Finding,
  words: Words,
): string {
  return words.screens.verify.findings[code](subject, detail, batch);
}
