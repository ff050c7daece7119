import type { SettingsFault, SettingsProblem } from './read-settings.ts';

/** What can be wrong with `hakko.yaml`, or with what is to stand in it. */
export interface SettingsErrorArgs {
  'settings-invalid': { file: string; problems: readonly SettingsProblem[] };
  /** The same before there is a file. */
  'init-flags-invalid': { problems: readonly (SettingsFault & { readonly flag: string })[] };
}
