/** Flags that say how `.p12` files are made: of `init`, for the settings, and of `rehearse`. */
import { Option } from 'commander';
import { settingsTable } from '../settings/settings-table.ts';
import type { Starter } from './starter.ts';

export function p12ProfileOption({ p12 }: Starter['words']['help']): Option {
  const { choices, default: usual } = settingsTable.p12.profile;
  return new Option('--p12-profile <profile>', p12.profile).choices(choices).default(usual);
}
