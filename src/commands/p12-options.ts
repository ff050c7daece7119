/** Flags that say how `.p12` files are made: of `init`, for the settings, and of `rehearse`. */
import { Option, type Command } from 'commander';
import type { Choice } from '../settings/setting.ts';
import { settingsTable } from '../settings/settings-table.ts';
import type { SettingValues } from '../settings/write-settings.ts';
import type { Starter } from './starter.ts';

/** The flags as read; each has a value of its own in `hakko.yaml`. */
export interface P12Options {
  readonly p12Profile: string;
  readonly includeRoot?: boolean;
  readonly windowsProvider: string;
}

/** Names of the flags, as commander keeps their values. */
export const p12OptionNames = [
  'p12Profile',
  'includeRoot',
  'windowsProvider',
] as const satisfies (keyof P12Options)[];

export function addP12Options(command: Command, { p12 }: Starter['words']['help']): Command {
  const { profile, windowsProvider } = settingsTable.p12;
  return command
    .addOption(choice('--p12-profile <profile>', p12.profile, profile))
    .option('--include-root', p12.includeRoot)
    .addOption(choice('--windows-provider <provider>', p12.windowsProvider, windowsProvider));
}

/** What the flags mean in `hakko.yaml`. */
export function p12Settings(options: P12Options): NonNullable<SettingValues['p12']> {
  const { p12Profile: profile, includeRoot = false, windowsProvider } = options;
  return { profile, includeRoot, windowsProvider };
}

function choice(flags: string, description: string, setting: Choice<string>): Option {
  return new Option(flags, description).choices(setting.choices).default(setting.default);
}
