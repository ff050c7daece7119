/** Flags of `init` that another flag makes meaningless: refused, not quietly ignored. */
import type { Command } from 'commander';
import { HakkoError } from '../errors.ts';
import { p12OptionNames } from './p12-options.ts';

/** What the home of a successor says in its settings. */
const OF_A_NEW_HOME = [
  'allowSyncedFolder',
  'org',
  'serviceName',
  'portalUrl',
  'portalHost',
  'key',
  'clientDays',
  'crlUrl',
  'issuerUrl',
];
/** What a CA that is brought in says itself. */
const OF_A_NEW_CA = ['caName', 'caKey', 'caYears', 'twoTier'];

/** @throws `init-flag-unused`, `import-incomplete` */
export function refuseUnused(
  command: Command,
  options: {
    readonly successor?: boolean;
    readonly importKey?: string;
    readonly importCert?: readonly string[];
    readonly importPassphraseFile?: string;
  },
): void {
  const { successor, importKey, importCert, importPassphraseFile } = options;
  if (importKey === undefined && (importCert ?? importPassphraseFile) !== undefined) {
    throw new HakkoError('import-incomplete', { missing: '--import-key' });
  }
  if (importKey !== undefined && !importCert) {
    throw new HakkoError('import-incomplete', { missing: '--import-cert' });
  }
  const refuse = (names: readonly string[], because: '--successor' | '--import-key'): void => {
    const name = names.find((one) => command.getOptionValueSource(one) === 'cli');
    if (name === undefined) return;
    const option = command.options.find((one) => one.attributeName() === name);
    throw new HakkoError('init-flag-unused', { flag: option?.long ?? name, because });
  };
  const ofAnyHome = [...p12OptionNames, 'recoveryCode', 'recoveryCodeFile'];
  // A successor may live longer or shorter than the CA before it.
  const ofTheSettings = OF_A_NEW_CA.filter((name) => name !== 'caYears');
  if (successor) refuse([...OF_A_NEW_HOME, ...ofTheSettings, ...ofAnyHome], '--successor');
  if (importKey !== undefined) refuse(OF_A_NEW_CA, '--import-key');
}
