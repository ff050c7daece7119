/** Names the hosts that are reached with the certificate in the settings of a home that was made without. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export function writeHosts(folder: string, hosts: readonly string[]): void {
  const path = join(folder, 'hakko-home', 'hakko.yaml');
  const text = readFileSync(path, 'utf8');
  const list = hosts.map((host) => `\n    - ${host}`).join('');
  writeFileSync(path, text.replace(/^ {2}hosts: \[\]$/m, `  hosts:${list}`));
}
