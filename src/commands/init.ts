/** `hakko init`: flags or questions become a new CA home, or the next CA of one. */
import { resolve } from 'node:path';
import { Option, type Command } from 'commander';
import { doubtPlatforms, refusePlatforms } from '../batch/refuse-platforms.ts';
import { createHome, refuseExisting } from '../home/create-home.ts';
import { isMemory } from '../home/file-systems.ts';
import { refusePlace } from '../home/refuse-place.ts';
import { settingsTable } from '../settings/settings-table.ts';
import type { Context } from '../system/context.ts';
import { undoneAtExit } from '../system/interrupt.ts';
import { findPlace } from '../system/place.ts';
import { keyAlgorithms } from '../x509/key-algorithm.ts';
import { askSettings, type SettingOptions } from './init-answers.ts';
import { refuseOneUrlForTwo, settingsOfFlags } from './init-flags.ts';
import { readImport, type ImportOptions } from './init-import.ts';
import { judgeLife } from './init-life.ts';
import { offerRecoveryCode, type RecoveryOptions } from './init-recovery.ts';
import { sayHome } from './init-report.ts';
import { addNextAuthority } from './init-successor.ts';
import { refuseUnused } from './init-unused.ts';
import type { Invocation } from './invocation.ts';
import { collect, wholeNumber } from './option-values.ts';
import { addP12Options } from './p12-options.ts';
import { askPassphrase } from './passphrase-prompt.ts';
import type { DeliveredCode } from './recovery-code.ts';
import type { Starter } from './starter.ts';

interface InitOptions extends SettingOptions, ImportOptions, RecoveryOptions {
  readonly successor?: boolean;
  readonly allowSyncedFolder?: boolean;
}

export function defineInit(program: Command, { words, run }: Starter): void {
  const { help } = words;
  const { ca, client } = settingsTable;
  const command = program
    .command('init')
    .description(help.init.description)
    .option('--org <name>', help.init.org)
    .option('--ca-name <name>', help.init.caName)
    .option('--service-name <name>', help.init.serviceName)
    .option('--portal-url <url>', help.init.portalUrl)
    .option('--portal-host <host>', help.init.portalHost, collect)
    .addOption(
      choice('--key <algorithm>', help.init.key, keyAlgorithms, client.keyAlgorithm.default),
    )
    .addOption(
      choice('--ca-key <algorithm>', help.init.caKey, keyAlgorithms, ca.keyAlgorithm.default),
    )
    .option('--ca-years <years>', help.init.caYears, wholeNumber, ca.years.default)
    .option('--client-days <days>', help.init.clientDays, wholeNumber, client.days.default)
    .option('--two-tier', help.init.twoTier)
    .option('--crl-url <url>', help.init.crlUrl)
    .option('--issuer-url <url>', help.init.issuerUrl)
    .option('--platform <name>', help.init.platform, collect);
  addP12Options(command, help)
    .option('--import-key <file>', help.init.importKey)
    .option('--import-cert <file>', help.init.importCert, collect)
    .option('--import-passphrase-file <file>', help.init.importPassphraseFile)
    .option('--recovery-code-file <file>', help.init.recoveryCodeFile)
    .option('--no-recovery-code', help.init.noRecoveryCode)
    .option('--allow-synced-folder', help.init.allowSyncedFolder)
    .option('--successor', help.init.successor)
    .addHelpText(
      'after',
      `\n${help.examples}\n  hakko init\n  hakko init --org さくら市 --portal-url https://id.sakura.example/ --passphrase-file pass.txt\n  hakko init --import-key ca.key --import-cert ca.crt\n  hakko init --successor`,
    )
    .action((options: InitOptions, command: Command) =>
      run(command, (invocation) => {
        refuseUnused(command, options);
        return options.successor
          ? addNextAuthority(invocation, options, givenYears(command, options))
          : init(invocation, options);
      }),
    );
}

async function init(invocation: Invocation, options: InitOptions): Promise<0> {
  const { context, words } = invocation;
  const { terminal } = context;
  const folder = invocation.home;
  refuseExisting(context, folder);
  const path = resolve(context.environment.workingFolder, folder);
  await refusePlace(context, path, { allowSynced: options.allowSyncedFolder ?? false });
  const { mount } = findPlace(path);
  const inMemory = mount !== undefined && isMemory(mount.type);
  if (terminal.interactive) terminal.say(words.screens.init.intro(folder));
  // Whoever is there to be asked can still name another folder.
  if (terminal.interactive && inMemory) {
    terminal.say(terminal.colours.red(words.screens.init.inMemory(path)));
  }
  const imported = await readImport(invocation, options);
  const values = await askSettings(invocation, options, imported);
  const settings = settingsOfFlags(values);
  if (!imported) refuseOneUrlForTwo(settings);
  refusePlatforms(settings);
  judgeLife(invocation, settings, imported);
  const passphrase = await askPassphrase(context, words, invocation.options, 'new');
  const recovery = await offerRecoveryCode(invocation, options);
  terminal.say(words.screens.init.making);
  const made = await withCode(context, recovery, () =>
    createHome(context, {
      ...{ folder, values, passphrase, language: words.language, purpose: 'real' },
      ...(imported && { imported }),
      ...(recovery && { recoveryCode: recovery.code }),
    }),
  );
  const { recoveryCodeFile: codeFile } = options;
  sayHome(invocation, made, {
    platformDoubts: doubtPlatforms(settings),
    ...{ values, imported: imported !== undefined, recoveryCode: recovery !== undefined },
    inMemory,
    ...(codeFile !== undefined && { codeFile }),
  });
  return 0;
}

/** The code is kept once it opens a home, and taken back when there is none after all. */
async function withCode<T>(
  context: Context,
  recovery: DeliveredCode | undefined,
  work: () => Promise<T>,
): Promise<T> {
  if (!recovery) return work();
  return undoneAtExit(context.interrupted, recovery.undo, async () => {
    try {
      const made = await work();
      recovery.keep();
      return made;
    } catch (error) {
      recovery.undo();
      throw error;
    }
  });
}

/** Not the default: the settings say how long a successor lives unless it was asked for. */
function givenYears(command: Command, { caYears }: InitOptions): number | undefined {
  return command.getOptionValueSource('caYears') === 'cli' ? caYears : undefined;
}

function choice(flags: string, description: string, values: readonly string[], initial: string) {
  return new Option(flags, description).choices(values).default(initial);
}
