/** The settings of a new home: answers by flag, or one question each. */
import { caNameMaximum, checkNameLength } from '../home/authority-names.ts';
import type { NewAuthority } from '../home/new-authority.ts';
import { settingsTable } from '../settings/settings-table.ts';
import type { SettingValues } from '../settings/write-settings.ts';
import type { Environment } from '../system/environment.ts';
import { nameLength, nameLengthMaximum } from '../x509/name-length.ts';
import type { Invocation } from './invocation.ts';
import { p12Settings, type P12Options } from './p12-options.ts';

export interface SettingOptions extends P12Options {
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
  readonly crlUrl?: string;
  readonly issuerUrl?: string;
  readonly platform?: readonly string[];
}

/**
 * Names that follow from the organisation are proposed; those of a CA that is brought in are known.
 * @throws `init-name-too-long`, `answer-missing`
 */
export async function askSettings(
  { context, words, options: globals }: Invocation,
  options: SettingOptions,
  imported: readonly NewAuthority[] | undefined,
): Promise<SettingValues> {
  const { init: say, prompts } = words.screens;
  const { terminal, environment } = context;
  const required = (answer: string) => (answer === '' ? prompts.required : undefined);
  const upTo = (maximum: number) => (answer: string) =>
    nameLength(answer) > maximum ? say.tooLong(maximum) : required(answer);
  const isUrl = (answer: string) =>
    'value' in settingsTable.portal.downloadUrl.parse(answer) ? undefined : prompts.notUrl;
  // A name that follows from another is a question on a terminal only.
  const ask = async (message: string, flag: string, proposal: string, problem = required) =>
    terminal.interactive && !globals.yes
      ? terminal.ask({ message, flag, default: proposal, problem })
      : proposal;

  const tiers = (imported ? imported.length > 1 : options.twoTier) ? 'two' : 'one';
  const longest = { organisation: caNameMaximum('one'), caName: caNameMaximum(tiers) };
  if (options.org !== undefined) checkNameLength('--org', options.org);
  if (options.caName !== undefined) checkNameLength('--ca-name', options.caName, longest.caName);
  const organisation =
    options.org ??
    (await terminal.ask({ message: say.org, flag: '--org', problem: upTo(longest.organisation) }));
  const caName =
    nameOfImported(imported) ??
    options.caName ??
    (await ask(say.caName, '--ca-name', say.caNameDefault(organisation), upTo(longest.caName)));
  // The organisation's name may fit where the name made of it does not.
  if (!imported) checkNameLength('--ca-name', caName, longest.caName);
  const serviceName =
    options.serviceName ??
    (await ask(say.serviceName, '--service-name', say.serviceNameDefault(organisation)));
  const downloadUrl =
    options.portalUrl ??
    (await terminal.ask({ message: say.portalUrl, flag: '--portal-url', problem: isUrl }));
  const { key = '', caKey = '', crlUrl = '', issuerUrl = '' } = options;
  return {
    site: { organisation, serviceName, timeZone: timeZoneOf(environment) },
    ca: {
      ...{ name: caName, keyAlgorithm: caKey, years: options.caYears ?? 0, tiers },
      ...{ crlUrl, issuerUrl },
    },
    client: { keyAlgorithm: key, days: options.clientDays ?? 0 },
    p12: p12Settings(options),
    platforms: { mustOpen: options.platform ?? [] },
    portal: { downloadUrl, hosts: options.portalHost ?? [] },
  };
}

/** For its successors: a CA made elsewhere may bear a longer name than ours may. */
function nameOfImported(imported: readonly NewAuthority[] | undefined): string | undefined {
  const name = imported?.at(-1)?.name;
  return name && Array.from(name).slice(0, nameLengthMaximum).join('').trim();
}

/** A server on UTC says nothing of where its people are; Japanese ones are in Japan. */
function timeZoneOf({ timeZone }: Environment): string {
  return timeZone === 'UTC' ? settingsTable.site.timeZone.default : timeZone;
}
