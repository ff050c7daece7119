/** Reads the letters of a batch folder back, as the people who receive them would. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadLetterAssets } from '../../src/batch/load-letter-assets.ts';
import { printSettings } from '../../src/batch/print-settings.ts';
import { readSettings, type Settings } from '../../src/settings/read-settings.ts';
import { readLetters, type ReadLetter } from '../../src/letters/read-letters.ts';

const ordinary = readSettings(Buffer.from(''), 'hakko.yaml');

export async function printedLetters(
  folder: string,
  kind: 'login-id' | 'install-password',
  settings: Settings = ordinary,
) {
  const letters: ReadLetter[] = [];
  // Beside them stands the list of the run, which is no letter.
  for (const path of globSync(join(folder, 'letters', kind, '*[0-9].pdf')).sort()) {
    letters.push(...(await lettersIn(path, settings)));
  }
  return letters;
}

/** Those of one PDF. */
export function lettersIn(
  path: string,
  settings: Settings = ordinary,
): Promise<readonly ReadLetter[]> {
  const { templates } = loadLetterAssets();
  return readLetters(readFileSync(path), { templates, print: printSettings(settings) });
}
