import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { letterLanguages } from '../../src/letters/letter-language.ts';
import { letterFormats } from '../../src/letters/letter-print.ts';
import { hasProgram } from '../programs.ts';
import { english, installLetter, loginLetter, pdfOf } from './letter-fixtures.ts';
import { decodePng, distance, encodePng } from './picture-file.ts';
import { pictureOf } from './programs.ts';

/**
 * Every kind of page as a small picture. After a wanted change they are made anew, and looked at:
 * `HAKKO_GOLDEN=write npx vitest run test/letters/golden.test.ts`
 */

const folder = join(import.meta.dirname, '../../fixtures/letters');
const writing = process.env['HAKKO_GOLDEN'] === 'write';
const dpi = 36;

const pages = letterFormats.flatMap((format) =>
  letterLanguages.flatMap((language) =>
    (['login', 'install'] as const).flatMap((kind) =>
      (format === 'pressure-seal' ? [1, 2] : [1]).map((page) => ({ format, language, kind, page })),
    ),
  ),
);

describe.skipIf(!hasProgram('pdftoppm'))('looks as it did', () => {
  test.each(pages)('$format, $kind, $language, page $page', async (which) => {
    const { format, language, kind, page } = which;
    const replaced = { language, controlNumber: 'A000009-5-2', replaces: 'A000009-5' };
    const letters =
      kind === 'login'
        ? [loginLetter({ language }), loginLetter(replaced)]
        : [installLetter({ language }), installLetter(replaced)];
    const pdf = await pdfOf(letters, { print: { format }, site: { english } });
    const picture = pictureOf(pdf, page, dpi);
    const path = join(folder, `${format}-${kind}-${language}-${page}.png`);
    if (writing || !existsSync(path)) {
      if (!writing) throw new Error(`${path} is missing: see the head of this file`);
      mkdirSync(folder, { recursive: true });
      writeFileSync(path, encodePng(picture));
    }
    // Another poppler draws edges a little differently; a line that moved by 1 mm makes about 1.
    expect(distance(picture, decodePng(readFileSync(path)))).toBeLessThan(2.5);
  });
});
