/** Flags that say how `.p12` files are made: of `init`, for the settings, and of `rehearse`. */
import { Option, type Command } from 'commander';
import { settingsTable } from '../settings/settings-table.ts';
import type { SettingValues } from '../settings/write-settings.ts';
import type { Starter } from './starter.ts';

/** The flags as read; each has a value of its own in `hakko.yaml`. */
export interface P12Options {
  readonly p12Profile: string;
  readonly includeRoot?: boolean;
}

/** Names of the flags, as commander keeps their values. */
export const p12OptionNames = ['p12Profile', 'includeRoot'] as const satisfies (keyof P12Options)[];

export function addP12Options(command: Command, { p12 }: Starter['words']['help']): Command {
  const { profile } = settingsTable.p12;
  return command
    .addOption(
      new Option('--p12-profile <profile>', p12.profile)
        .choices(profile.choices)
        .default(profile.default),
    )
    .option('--include-root', p12.includeRoot);
}

/** What the flags mean in `hakko.yaml`. */
export function p12Settings(options: P12Options): NonNullable<SettingValues['p12']> {
  return { profile: options.p12Profile, includeRoot: options.includeRoot ?? false };
}
