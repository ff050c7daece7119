/** The text of a new `hakko.yaml`: every setting with its value and a comment that explains it. */
import { stringify } from 'yaml';
import type { Setting } from './setting.ts';
import { settingsTable } from './settings-table.ts';

/** Values that differ from the defaults, by section and key. */
export type SettingValues = {
  readonly [Section in keyof typeof settingsTable]?: Readonly<
    Partial<
      Record<keyof (typeof settingsTable)[Section], string | number | boolean | readonly string[]>
    >
  >;
};

export function formatSettings(values: SettingValues, language: 'ja' | 'en'): string {
  const sections = Object.entries(settingsTable).map(([name, settings]) => {
    const given = Object.entries(values).find(([section]) => section === name)?.[1] ?? {};
    const lines = Object.entries(settings as Record<string, Setting<unknown>>).map(
      ([key, setting]) => {
        const value = Object.entries(given).find(([wanted]) => wanted === key)?.[1];
        return formatSetting(key, setting, value, language);
      },
    );
    return `${name}:\n${lines.join('\n')}\n`;
  });
  return sections.join('\n');
}

function formatSetting(
  key: string,
  setting: Setting<unknown>,
  value: unknown,
  language: 'ja' | 'en',
): string {
  // One line each: a long value must not be folded, or the comment above would lose its place.
  const line = stringify({ [key]: value ?? setting.default }, { lineWidth: 0 }).trimEnd();
  const lines = [`# ${setting.comment[language]}`, ...line.split('\n')];
  return lines.map((text) => `  ${text}`).join('\n');
}
