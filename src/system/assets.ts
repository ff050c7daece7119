/** Files that come with hakko: fonts out of their packages, templates from beside the code. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A font or another file of an installed package, by its module specifier. */
export function readPackageFile(specifier: string): Uint8Array {
  return readFileSync(fileURLToPath(import.meta.resolve(specifier)));
}

/** A built-in template, by its path below `templates/`. */
export function readTemplate(path: string): Uint8Array {
  return readFileSync(new URL(`../../templates/${path}`, import.meta.url));
}

/** hakko's own version. */
export function readVersion(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}
