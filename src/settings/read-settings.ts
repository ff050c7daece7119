/** `hakko.yaml` as settings: every key known, every value of its kind, all faults at once. */
import { HakkoError } from '../errors.ts';
import type { Setting, SettingFault, SettingsOf } from './setting.ts';
import { settingsTable } from './settings-table.ts';
import { readYamlDocument, type YamlMap, type YamlNode } from './yaml-document.ts';

export type Settings = SettingsOf<typeof settingsTable>;

/** Something wrong in the file, with its line. */
export type SettingsProblem = {
  readonly line: number;
  /** `section.key` */
  readonly key: string;
} & SettingsFault;

export type SettingsFault =
  SettingFault | { readonly kind: 'unknown-key' } | { readonly kind: 'not-a-section' };

type Table = Readonly<Record<string, Readonly<Record<string, Setting<unknown>>>>>;

/**
 * @param file how errors name the source
 * @throws `settings-invalid` with every problem; `yaml-syntax`, `yaml-encoding`
 */
export function readSettings(bytes: Uint8Array, file: string): Settings {
  const document = readYamlDocument(bytes, file);
  const problems: SettingsProblem[] = [];
  const table: Table = settingsTable;
  const root = asMap(document, '', problems);
  for (const [name, node] of root?.entries ?? []) {
    if (!Object.hasOwn(table, name)) {
      problems.push({ line: node.line, key: name, kind: 'unknown-key' });
    }
  }
  const sections = Object.entries(table).map(([name, settings]) => {
    const node = root?.entries.get(name);
    return [name, readSection(name, settings, node, problems)];
  });
  // Each value passed the parse of its own setting, or is its default: that is what the type says.
  const settings = Object.fromEntries(sections) as Settings;
  problems.push(...judgeTogether(settings, root));
  if (problems.length > 0) throw new HakkoError('settings-invalid', { file, problems });
  return settings;
}

/** What two settings together must not say. */
function judgeTogether(
  { client, roster }: Settings,
  root: YamlMap | undefined,
): readonly SettingsProblem[] {
  // A certificate that several people share cannot carry the address of one of them.
  if (client.rfc822Name === 'no' || roster.groupBy === 'loginId') return [];
  const section = root?.entries.get('client');
  const node = section?.kind === 'map' ? section.entries.get('rfc822Name') : undefined;
  const needed = { other: 'roster.groupBy', value: 'loginId' };
  return [{ line: node?.line ?? 1, key: 'client.rfc822Name', kind: 'not-without', ...needed }];
}

function readSection(
  name: string,
  settings: Readonly<Record<string, Setting<unknown>>>,
  node: YamlNode | undefined,
  problems: SettingsProblem[],
): Record<string, unknown> {
  const section = node && asMap(node, name, problems);
  for (const [key, value] of section?.entries ?? []) {
    if (!Object.hasOwn(settings, key)) {
      problems.push({ line: value.line, key: `${name}.${key}`, kind: 'unknown-key' });
    }
  }
  const values = Object.entries(settings).map(([key, setting]) => {
    const raw = section?.entries.get(key);
    if (raw === undefined) return [key, setting.default];
    const parsed = setting.parse(plain(raw));
    if ('value' in parsed) return [key, parsed.value];
    problems.push({ line: raw.line, key: `${name}.${key}`, ...parsed.fault });
    return [key, setting.default];
  });
  return Object.fromEntries(values) as Record<string, unknown>;
}

function asMap(node: YamlNode, key: string, problems: SettingsProblem[]): YamlMap | undefined {
  if (node.kind === 'map') return node;
  // An empty section, or an empty file, leaves every default.
  if (node.kind === 'text' && node.text === '') return undefined;
  problems.push({ line: node.line, key, kind: 'not-a-section' });
  return undefined;
}

function plain(node: YamlNode): unknown {
  if (node.kind === 'text') return node.text;
  return node.kind === 'list' ? node.items.map(plain) : node;
}
