import type { SettingsProblem } from './read-settings.ts';

/** What can be wrong with `hakko.yaml`. */
export interface SettingsErrorArgs {
  'settings-invalid': { file: string; problems: readonly SettingsProblem[] };
}
