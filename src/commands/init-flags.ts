/** Flags and answers of `init` as settings: what is wrong with one is told of the flag, as no file is there yet. */
import { HakkoError } from '../errors.ts';
import { urlsWithoutPlaceholder } from '../home/issuer-urls.ts';
import { readSettings, type Settings } from '../settings/read-settings.ts';
import { settingsTable } from '../settings/settings-table.ts';
import { formatSettings, type SettingValues } from '../settings/write-settings.ts';

const FLAGS: ReadonlyMap<string, string> = new Map([
  ['site.organisation', '--org'],
  ['site.serviceName', '--service-name'],
  ['ca.name', '--ca-name'],
  ['ca.years', '--ca-years'],
  ['ca.crlUrl', '--crl-url'],
  ['ca.issuerUrl', '--issuer-url'],
  ['client.days', '--client-days'],
  ['portal.downloadUrl', '--portal-url'],
  ['portal.hosts', '--portal-host'],
]);

/** @throws `init-flags-invalid` with every flag; `settings-invalid` for what no flag says */
export function settingsOfFlags(values: SettingValues): Settings {
  try {
    return readSettings(Buffer.from(formatSettings(values, 'en')), 'hakko.yaml');
  } catch (error) {
    if (!(error instanceof HakkoError) || error.code !== 'settings-invalid') throw error;
    const { problems } = (error as HakkoError<'settings-invalid'>).args;
    const flags = problems.flatMap((problem) => {
      const flag = FLAGS.get(problem.key);
      return flag === undefined ? [] : [{ ...problem, flag }];
    });
    throw flags.length < problems.length
      ? error
      : new HakkoError('init-flags-invalid', { problems: flags });
  }
}

/**
 * A root and the issuing CA below it each have a CRL and a certificate of their own: a URL without
 * `{ca}` would send whoever checks the issuing CA to the wrong one.
 * @throws `init-flags-invalid`
 */
export function refuseOneUrlForTwo(settings: Settings): void {
  const keys = settings.ca.tiers === 'two' ? urlsWithoutPlaceholder(settings) : [];
  const kind = 'url-of-one-authority' as const;
  const problems = keys.map((key) => ({ kind, flag: FLAGS.get(`ca.${key}`) ?? key }));
  if (problems.length > 0) throw new HakkoError('init-flags-invalid', { problems });
}

/** @throws `init-flags-invalid` */
export function checkYears(years: number): void {
  const parsed = settingsTable.ca.years.parse(String(years));
  if ('value' in parsed) return;
  throw new HakkoError('init-flags-invalid', {
    problems: [{ ...parsed.fault, flag: '--ca-years' }],
  });
}
