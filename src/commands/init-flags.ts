/** Flags and answers of `init` as settings: what is wrong with one is told of the flag, as no file is there yet. */
import { HakkoError } from '../errors.ts';
import { readSettings, type Settings } from '../settings/read-settings.ts';
import { settingsTable } from '../settings/settings-table.ts';
import { formatSettings, type SettingValues } from '../settings/write-settings.ts';

const FLAGS: ReadonlyMap<string, string> = new Map([
  ['site.organisation', '--org'],
  ['site.serviceName', '--service-name'],
  ['ca.name', '--ca-name'],
  ['ca.years', '--ca-years'],
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

/** @throws `init-flags-invalid` */
export function checkYears(years: number): void {
  const parsed = settingsTable.ca.years.parse(String(years));
  if ('value' in parsed) return;
  throw new HakkoError('init-flags-invalid', {
    problems: [{ ...parsed.fault, flag: '--ca-years' }],
  });
}
