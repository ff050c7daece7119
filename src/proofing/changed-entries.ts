/** Which entries of a site's own file are not what the built-in one has: the rest has no effect. */
import { HakkoError } from '../errors.ts';
import type { TemplateFile } from '../letters/letter-assets.ts';
import { readYamlDocument, type YamlNode } from '../settings/yaml-document.ts';

/** In the order of the file; none of a file that cannot be read, which is told elsewhere. */
export function changedEntries(builtIn: Uint8Array, own: TemplateFile): readonly string[] {
  const entries = entriesOf(own.bytes, own.name);
  const known = entriesOf(builtIn, own.name);
  return [...entries].flatMap(([key, node]) => {
    const same = shapeOf(known.get(key)) === shapeOf(node);
    return same || key === 'version' ? [] : [key];
  });
}

function entriesOf(bytes: Uint8Array, file: string): ReadonlyMap<string, YamlNode> {
  try {
    const node = readYamlDocument(bytes, file);
    return node.kind === 'map' ? node.entries : new Map<string, YamlNode>();
  } catch (error) {
    if (error instanceof HakkoError) return new Map<string, YamlNode>();
    throw error;
  }
}

/** Wherever it stands. */
function shapeOf(node: YamlNode | undefined): string | undefined {
  return JSON.stringify(node, (key, value: unknown) =>
    key === 'line' ? undefined : value instanceof Map ? [...value] : value,
  );
}
