/** Reads every letter of some PDFs back out of its PDF, with another library than the one that wrote it. */
import { letterAssetsFor } from '../batch/load-letter-assets.ts';
import { printSettings } from '../batch/print-settings.ts';
import type { Home } from '../home/open-home.ts';
import { readLetters, type ReadLetter } from '../letters/read-letters.ts';
import type { Context } from '../system/context.ts';

export interface ReadBack {
  readonly count: number;
  /** By control number, so that a person's two letters can be laid side by side. */
  readonly login: ReadonlyMap<string, ReadLetter>;
  readonly install: ReadonlyMap<string, ReadLetter>;
}

export async function readBackLetters(
  context: Context,
  home: Pick<Home, 'paths' | 'settings'>,
  { parts }: { readonly parts: readonly { readonly path: string }[] },
): Promise<ReadBack> {
  const { templates } = letterAssetsFor(context, home);
  const printedWith = { templates, print: printSettings(home.settings) };
  const letters = { login: new Map<string, ReadLetter>(), install: new Map<string, ReadLetter>() };
  for (const { path } of parts) {
    for (const letter of await readLetters(context.files.read(path), printedWith)) {
      letters[letter.kind].set(letter.controlNumber, letter);
    }
  }
  return { ...letters, count: letters.login.size + letters.install.size };
}
