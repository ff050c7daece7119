/** Which provider shall keep the key on Windows: an attribute of the key in the `.p12`. */
import type { Settings } from '../settings/read-settings.ts';

type ProviderSetting = Settings['p12']['windowsProvider'];

/**
 * As Microsoft names them: MS_KEY_STORAGE_PROVIDER of ncrypt.h
 * (https://learn.microsoft.com/windows/win32/seccertenroll/cng-key-storage-providers).
 */
const NAMES: Readonly<Record<Exclude<ProviderSetting, 'none'>, string>> = {
  'software-ksp': 'Microsoft Software Key Storage Provider',
};

/** The attribute, or none: Windows then chooses the provider itself. */
export function providerAttribute(setting: ProviderSetting): {
  readonly microsoftCspName?: string;
} {
  return setting === 'none' ? {} : { microsoftCspName: NAMES[setting] };
}
