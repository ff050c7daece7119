/** What is wrong in `hakko.yaml`, and in YAML files at all. */
import type { SettingsErrorArgs } from '../../settings/errors.ts';
import type { SettingsFault, SettingsProblem } from '../../settings/read-settings.ts';
import type { Messages } from '../message.ts';

export const settingsMessages: Messages<SettingsErrorArgs> = {
  'settings-invalid': ({ file, problems }) => ({
    what: [`${file} cannot be used:`, ...problems.map(describe)].join('\n  '),
    todo: 'Correct these lines and run the same command again.',
  }),
  'init-flags-invalid': ({ problems }) => ({
    what: [
      'These flags cannot be used:',
      ...problems.map((one) => `${one.flag}: ${faultOf(one)}`),
    ].join('\n  '),
    todo: 'Correct them and run the same command again. Nothing was written.',
  }),
};

function describe(problem: SettingsProblem): string {
  return `line ${problem.line}, ${problem.key}: ${faultOf(problem)}`;
}

function faultOf(problem: SettingsFault): string {
  switch (problem.kind) {
    case 'empty':
      return 'must not be empty';
    case 'too-long':
      return `must have at most ${problem.maximum} characters (it has ${problem.length})`;
    case 'not-in-range':
      return `must be a whole number from ${problem.minimum} to ${problem.maximum}`;
    case 'not-a-choice':
      return `must be one of: ${problem.choices.join(', ')}`;
    case 'not-a-url':
      return 'must be an address such as https://id.example.jp/';
    case 'not-an-ascii-url':
      return `a certificate takes ASCII characters alone; please write ${problem.instead}`;
    case 'url-of-one-authority':
      return 'must hold {ca}, as in http://pki.example.jp/{ca}.crl: with --two-tier, root and issuing CA each have a file of their own';
    case 'not-a-country':
      return 'must be a country code of two capital letters, such as JP';
    case 'not-a-regular-expression':
      return 'is no regular expression (is a bracket left open?)';
    case 'without-placeholder':
      return `must hold ${problem.placeholder}`;
    case 'unknown-placeholder':
      return `${problem.found} stands for nothing; the placeholders are ${problem.known.join(' and ')}`;
    case 'not-without':
      return `can only be used when ${problem.other} is ${problem.value}`;
    case 'not-a-time-zone':
      return 'must be a time zone such as Asia/Tokyo';
    case 'not-an-alphabet':
      return `must hold at least ${problem.minimum} different letters, digits or signs, none twice`;
    case 'not-millimetres':
      return `must be a list of ${problem.count} numbers of millimetres from ${problem.minimum} to ${problem.maximum}, such as [0, 1.5]`;
    case 'not-a-text':
      return 'must be a text';
    case 'not-a-list':
      return 'must be a list of texts';
    case 'unknown-key':
      return 'is no setting (a typing error?)';
    case 'not-a-section':
      return 'must hold settings below it';
  }
}
