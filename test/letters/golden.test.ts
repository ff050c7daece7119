import { describe, test } from 'vitest';
import { letterLanguages } from '../../src/letters/letter-language.ts';
import { letterFormats } from '../../src/letters/letter-print.ts';
import { hasProgram } from '../programs.ts';
import { expectGolden, goldenDpi } from './golden-picture.ts';
import { english, installLetter, loginLetter, manager, pdfOf } from './letter-fixtures.ts';
import { picturesOf } from './programs.ts';

/** Every kind of page as a small picture. */

const runs = letterFormats.flatMap((format) =>
  letterLanguages.flatMap((language) =>
    (['login', 'install'] as const).map((kind) => ({ format, language, kind })),
  ),
);

describe.skipIf(!hasProgram('pdftoppm'))('looks as it did', () => {
  test.each(runs)('$format, $kind, $language', async ({ format, language, kind }) => {
    const replaced = { language, controlNumber: 'A000009-5-2', replaces: 'A000009-5' };
    const letters =
      kind === 'login'
        ? [loginLetter({ language }), loginLetter(replaced)]
        : [installLetter({ language }), installLetter(replaced)];
    const pdf = await pdfOf(letters, { print: { format }, site: { english } });
    const drawn = picturesOf(pdf, goldenDpi);
    // The second postcard is like the first.
    const pages = format === 'pressure-seal' ? drawn.slice(0, 2) : drawn;
    for (const [index, picture] of pages.entries()) {
      expectGolden(picture, `letters/${format}-${kind}-${language}-${index + 1}`);
    }
  });

  test.each(letterFormats)('%s, to be handed on by a manager', async (format) => {
    const own = { recipient: manager, handOnTo: '髙橋　美咲' };
    const pdf = await pdfOf([loginLetter(own), loginLetter({ ...own, language: 'both' })], {
      ...{ print: { format }, site: { english } },
    });
    for (const [index, picture] of picturesOf(pdf, goldenDpi).entries()) {
      expectGolden(picture, `letters/${format}-handed-on-${index + 1}`);
    }
  });
});
