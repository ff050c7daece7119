import { describe, expect, test } from 'vitest';
import type { Letter } from '../../src/letters/letter.ts';
import { type LetterFormat, letterFormats } from '../../src/letters/letter-print.ts';
import { Secret } from '../../src/secrets/secret.ts';
import { hasProgram } from '../programs.ts';
import { installLetter, loginLetter, pdfOf, recipient } from './letter-fixtures.ts';
import { inflated, runOnPdf } from './programs.ts';

/** What a PDF of letters holds besides the letters: nothing of anybody's, and what a printer should know. */

const secrets = ['zq7v-canary-zq7v', 'vk5x-canary-vk5x-vk5x', 'CANARYLOGIN', 'CanaryName'];
const [initial = '', install = '', loginId = '', name = ''] = secrets;
const own = { ...recipient, name };
const letters = {
  login: [
    loginLetter({ loginId, prefix: 'CANA', initialPassword: new Secret(initial), recipient: own }),
    loginLetter({ controlNumber: 'A000009-5' }),
  ],
  install: [
    installLetter({ installPassword: new Secret(install), recipient: own }),
    installLetter({ controlNumber: 'A000009-5' }),
  ],
} as const;

const sameAddress = {
  login: [loginLetter(), loginLetter({ loginId, initialPassword: new Secret(initial) })],
  install: [installLetter(), installLetter({ installPassword: new Secret(install) })],
} as const;

const runs = letterFormats.flatMap((format) =>
  (['login', 'install'] as const).map((kind) => [format, kind] as const),
);

describe.skipIf(!hasProgram('qpdf'))('a PDF of letters', () => {
  test.each(runs)('%s, %s: is clean, says how to print it, names nobody', async (format, kind) => {
    const pdf = await pdfOf(letters[kind], { print: { format } });
    expect(runOnPdf(pdf, 'qpdf', (path) => ['--check', path]).toString()).toContain('No syntax');
    const text = inflated(pdf).toString('latin1');
    const duplex = format === 'pressure-seal' ? 'DuplexFlipLongEdge' : 'Simplex';
    for (const wanted of [`/Duplex /${duplex}`, '/PrintScaling /None', '/NumCopies 1'])
      expect(text).toContain(wanted);
    for (const secret of secrets) {
      expect(text).not.toContain(secret);
      // A text string of PDF may be UTF-16.
      expect(text).not.toContain(Buffer.from(secret, 'utf16le').swap16().toString('latin1'));
    }
    // Nothing but pages: no form, script, attachment or replacement text.
    for (const part of ['/AcroForm', '/JavaScript', '/EmbeddedFile', '/ActualText'])
      expect(text).not.toContain(part);
  });

  test.each(runs)(
    '%s, %s: says the same of every run but for its letters',
    async (format, kind) => {
      // To the same address: the glyphs of a front have lower numbers than those of what is inside.
      const [one, other] = sameAddress[kind];
      const [forms, others] = [await staticParts(one, format), await staticParts(other, format)];
      expect(forms.join('').length).toBeGreaterThan(1000);
      expect(forms).toEqual(others);
    },
  );
});

/** What is written once for all letters, by the glyphs of its fonts. */
async function staticParts(letter: Letter, format: LetterFormat): Promise<readonly string[]> {
  const text = inflated(await pdfOf([letter], { print: { format } })).toString('latin1');
  const [, ...forms] = text.split('/Subtype /Form');
  return forms.map((form) => fontless(form.slice(0, form.indexOf('endstream'))));
}

/** Without the numbers of objects, of which a letter with more kanji has more. */
function fontless(form: string): string {
  return form.replaceAll(/\d+ 0 R/g, 'R').replaceAll(/\/Length \d+/g, '');
}
