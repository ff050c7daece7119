/** `hakko init`: flags or questions become a new CA home. */
import { Option, type Command } from 'commander';
import { createHome, refuseExisting, type CreatedHome } from '../home/create-home.ts';
import { localDate } from '../batch/local-date.ts';
import { KEY_ALGORITHMS, settingsTable } from '../settings/settings-table.ts';
import type { SettingValues } from '../settings/write-settings.ts';
import type { Environment } from '../system/environment.ts';
import type { Invocation } from './invocation.ts';
import { collect, wholeNumber } from './option-values.ts';
import { askPassphrase } from './passphrase-prompt.ts';
import type { Starter } from './program.ts';

interface InitOptions {
  readonly org?: string;
  readonly caName?: string;
  readonly serviceName?: string;
  readonly portalUrl?: string;
  readonly portalHost?: readonly string[];
  readonly key?: string;
  readonly caKey?: string;
  readonly caYears?: number;
  readonly clientDays?: number;
  readonly twoTier?: boolean;
  readonly p12Profile?: string;
}

export function defineInit(program: Command, { words, run }: Starter): void {
  const { help } = words;
  const { ca, client, p12 } = settingsTable;
  program
    .command('init')
    .description(help.init.description)
    .option('--org <name>', help.init.org)
    .option('--ca-name <name>', help.init.caName)
    .option('--service-name <name>', help.init.serviceName)
    .option('--portal-url <url>', help.init.portalUrl)
    .option('--portal-host <host>', help.init.portalHost, collect)
    .addOption(
      choice('--key <algorithm>', help.init.key, KEY_ALGORITHMS, client.keyAlgorithm.default),
    )
    .addOption(
      choice('--ca-key <algorithm>', help.init.caKey, KEY_ALGORITHMS, ca.keyAlgorithm.default),
    )
    .option('--ca-years <years>', help.init.caYears, wholeNumber, ca.years.default)
    .option('--client-days <days>', help.init.clientDays, wholeNumber, client.days.default)
    .option('--two-tier', help.init.twoTier)
    .addOption(
      choice(
        '--p12-profile <profile>',
        help.init.p12Profile,
        ['compat', 'modern'],
        p12.profile.default,
      ),
    )
    .addHelpText(
      'after',
      `\n${help.examples}\n  hakko init\n  hakko init --org さくら市 --portal-url https://id.sakura.example/ --passphrase-file pass.txt`,
    )
    .action((options: InitOptions, command: Command) =>
      run(command, (invocation) => init(invocation, options)),
    );
}

async function init(invocation: Invocation, options: InitOptions): Promise<0> {
  const { context, words } = invocation;
  const { terminal } = context;
  const folder = invocation.home;
  refuseExisting(context, folder);
  if (terminal.interactive) terminal.say(words.screens.init.intro(folder));
  const values = await askValues(invocation, options);
  const passphrase = await askPassphrase(context, words, invocation.options, 'new');
  terminal.say(words.screens.init.making);
  const { language } = words;
  const made = await createHome(context, { folder, values, language, passphrase, purpose: 'real' });
  report(invocation, made, String(values.site?.timeZone));
  return 0;
}

/** Answers by flag, or one question each; names that follow from the organisation are proposed. */
async function askValues(
  { context, words, options: globals }: Invocation,
  options: InitOptions,
): Promise<SettingValues> {
  const { init: say, prompts } = words.screens;
  const { terminal, environment } = context;
  const required = (answer: string) => (answer === '' ? prompts.required : undefined);
  const isUrl = (answer: string) =>
    'value' in settingsTable.portal.downloadUrl.parse(answer) ? undefined : prompts.notUrl;
  const organisation =
    options.org ?? (await terminal.ask({ message: say.org, flag: '--org', problem: required }));
  // A name that follows from another is a question on a terminal only.
  const ask = async (message: string, flag: string, proposal: string) =>
    terminal.interactive && !globals.yes
      ? terminal.ask({ message, flag, default: proposal, problem: required })
      : proposal;
  const caName =
    options.caName ?? (await ask(say.caName, '--ca-name', say.caNameDefault(organisation)));
  const serviceName =
    options.serviceName ??
    (await ask(say.serviceName, '--service-name', say.serviceNameDefault(organisation)));
  const downloadUrl =
    options.portalUrl ??
    (await terminal.ask({ message: say.portalUrl, flag: '--portal-url', problem: isUrl }));
  const { key = '', caKey = '', p12Profile = '' } = options;
  return {
    site: { organisation, serviceName, timeZone: timeZoneOf(environment) },
    ca: {
      ...{ name: caName, keyAlgorithm: caKey, years: options.caYears ?? 0 },
      tiers: options.twoTier ? 'two' : 'one',
    },
    client: { keyAlgorithm: key, days: options.clientDays ?? 0 },
    p12: { profile: p12Profile },
    portal: { downloadUrl, hosts: options.portalHost ?? [] },
  };
}

/** A server on UTC says nothing of where its people are; Japanese ones are in Japan. */
function timeZoneOf({ timeZone }: Environment): string {
  return timeZone === 'UTC' ? settingsTable.site.timeZone.default : timeZone;
}

function report(invocation: Invocation, made: CreatedHome, timeZone: string): void {
  const { context, words, options } = invocation;
  const { init: say } = words.screens;
  const { terminal } = context;
  if (options.json) {
    invocation.printJson({
      home: made.folder,
      authorities: made.authorities.map(({ role, commonName, serialNumber, notAfter }) => ({
        ...{ role, commonName, serialNumber, notAfter },
      })),
      crls: made.crls,
    });
    return;
  }
  terminal.say(terminal.colours.green(say.done(made.folder)));
  for (const { commonName, notAfter } of made.authorities) {
    terminal.say(`  ${say.authority(commonName, localDate(notAfter, timeZone))}`);
  }
  for (const { nextUpdate } of made.crls)
    terminal.say(`  ${say.crl(localDate(nextUpdate, timeZone))}`);
  terminal.say(say.keep);
  for (const line of say.next(invocation.home)) terminal.say(line);
}

function choice(flags: string, description: string, values: readonly string[], initial: string) {
  return new Option(flags, description).choices(values).default(initial);
}
