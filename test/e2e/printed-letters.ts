/** Reads the letters of a batch folder back, as the people who receive them would. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadLetterAssets } from '../../src/batch/load-letter-assets.ts';
import { printSettings } from '../../src/batch/print-settings.ts';
import { readSettings } from '../../src/settings/read-settings.ts';
import { readLetters, type ReadLetter } from '../../src/letters/read-letters.ts';

export async function printedLetters(folder: string, kind: 'login-id' | 'install-password') {
  const { templates } = loadLetterAssets();
  const print = printSettings(readSettings(Buffer.from(''), 'hakko.yaml'));
  const letters: ReadLetter[] = [];
  for (const path of globSync(join(folder, 'letters', kind, '*.pdf')).sort()) {
    letters.push(...(await readLetters(readFileSync(path), { templates, print })));
  }
  return letters;
}
