/** Letters that are only looked at, as PDFs: 見本 on every page, one kind in a file. */
import { letterSite } from '../batch/letter-content.ts';
import { letterAssetsFor } from '../batch/load-letter-assets.ts';
import { printSettings } from '../batch/print-settings.ts';
import type { Home } from '../home/open-home.ts';
import type { LetterKind } from '../letters/letter.ts';
import { type LetterPage, renderLetters } from '../letters/render-letters.ts';
import type { Context } from '../system/context.ts';
import { streamInto } from '../system/staged-stream.ts';
import { type DummyLetter, dummyLetter } from './dummy-letters.ts';

export interface DummyPrint {
  readonly kind: LetterKind;
  /** Absolute. */
  readonly path: string;
  readonly letters: readonly DummyLetter[];
  readonly overlay: boolean;
  /** Replaces a file of this name. */
  readonly replace: boolean;
}

/** @returns where each letter stands */
export async function printDummies(
  context: Context,
  home: Pick<Home, 'paths' | 'settings'>,
  { kind, path, letters, overlay, replace }: DummyPrint,
): Promise<readonly LetterPage[]> {
  const { settings } = home;
  const issuedAt = context.clock.now();
  const staged = context.files.stage(path, { replace });
  try {
    const run = {
      ...{ kind, site: letterSite(settings), print: printSettings(settings), issuedAt },
      ...{ sample: true, overlay },
      letters: letters.map((letter) => dummyLetter(kind, letter, settings, issuedAt)),
    };
    const pages = await renderLetters(run, letterAssetsFor(context, home), streamInto(staged));
    staged.publish();
    return pages;
  } finally {
    staged.discard();
  }
}
