import { once } from 'node:events';
import { Writable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { renderLetters } from '../../src/letters/render-letters.ts';
import { Secret } from '../../src/secrets/secret.ts';
import {
  assets,
  installLetter,
  issuedAt,
  loginLetter,
  pdfOf,
  recipient,
  site,
  print,
} from './letter-fixtures.ts';
import { hasProgram } from '../programs.ts';
import { barcodesOf, inflated, pictureOf, runOnPdf } from './programs.ts';

describe('the file', () => {
  test('is the same for the same run, whatever was printed before', async () => {
    const letters = [loginLetter(), loginLetter({ recipient: { address: [], name: '𠮷野　健' } })];
    const first = await pdfOf(letters);
    await pdfOf([installLetter({ recipient: { address: ['別の人'], name: '渡邉　健' } })]);
    expect((await pdfOf(letters)).equals(first)).toBe(true);
  });

  test('asks for one-sided, unscaled, single printing and names no person', async () => {
    const text = (await pdfOf([loginLetter()])).toString('latin1');
    for (const wanted of ['/Duplex /Simplex', '/PrintScaling /None', '/NumCopies 1', '/Lang (ja)'])
      expect(text).toContain(wanted);
    expect(text).toContain('/CreationDate');
    expect(text).toContain('20261122030000Z');
  });

  test.skipIf(!hasProgram('qpdf'))('passes qpdf --check', async () => {
    const pdf = await pdfOf([loginLetter(), loginLetter({ replaces: 'A000001-7' })]);
    expect(runOnPdf(pdf, 'qpdf', (path) => ['--check', path]).toString()).toContain('No syntax');
  });

  test('writes one page a letter and says which', async () => {
    const out = new Writable({
      write: (_chunk, _encoding, done) => {
        done();
      },
    });
    const letters = [loginLetter(), loginLetter({ controlNumber: 'A000009-5' })];
    const run = { kind: 'login', letters, site, print, issuedAt, sample: false } as const;
    expect(await renderLetters(run, assets, out)).toEqual([
      { page: 1, place: 0, controlNumber: 'A000008-7' },
      { page: 2, place: 0, controlNumber: 'A000009-5' },
    ]);
    expect(out.writableEnded).toBe(false);
  });

  test('comes in a few pieces, not in a dozen crumbs a page', async () => {
    const letters = Array.from({ length: 120 }, () => loginLetter());
    let pieces = 0;
    const out = new Writable({
      write(_chunk, _encoding, done) {
        pieces += 1;
        done();
      },
    });
    await renderLetters(
      { kind: 'login', letters, site, print, issuedAt, sample: false },
      assets,
      out,
    );
    // Fifty pages, fifty more, and the rest with fonts and page tree.
    expect(pieces).toBe(3);
  });

  test('waits for an output that is slow', async () => {
    let [pending, most] = [0, 0];
    const out = new Writable({
      highWaterMark: 1,
      write(chunk: Buffer, _encoding, done) {
        pending += chunk.length;
        most = Math.max(most, out.writableLength);
        void setImmediate().then(() => {
          done();
        });
      },
    });
    const letters = Array.from({ length: 400 }, () => loginLetter());
    await renderLetters(
      { kind: 'login', letters, site, print, issuedAt, sample: false },
      assets,
      out,
    );
    out.end();
    await once(out, 'finish');
    // Fifty pages lie at once in the output, never the file.
    expect(most).toBeLessThan(pending / 2);
  });
});

describe('an output that cannot take it', () => {
  const letters = Array.from({ length: 200 }, () => loginLetter());
  const run = { kind: 'login', letters, site, print, issuedAt, sample: false } as const;
  const noSpace = Object.assign(new Error('no space left'), { code: 'ENOSPC' });

  test('fails the run with its own error', async () => {
    let taken = 0;
    const out = new Writable({
      highWaterMark: 1,
      write: (_chunk, _encoding, done) => {
        done(++taken > 2 ? noSpace : null);
      },
    });
    await expect(renderLetters(run, assets, out)).rejects.toBe(noSpace);
  });

  test('fails the run when it closes without a word', async () => {
    const out = new Writable({
      highWaterMark: 1,
      write() {
        this.destroy();
      },
    });
    await expect(renderLetters(run, assets, out)).rejects.toThrow('closed before');
  });
});

describe('secrets', () => {
  const password = 'zq7v-canary-zq7v';
  /** Characters are drawn one by one: a secret shows as its glyphs' codes in the order of the page. */
  const shown = (pdf: Buffer): string => inflated(pdf).toString('latin1');

  test.skipIf(!hasProgram('qpdf'))(
    'stand in no title, form, annotation or replacement text',
    async () => {
      const secrets = { loginId: 'CANARYLOGIN', prefix: 'CANA' };
      const own = { ...recipient, name: 'CanaryName' };
      const letter = loginLetter({
        ...secrets,
        initialPassword: new Secret(password),
        recipient: own,
      });
      const text = shown(await pdfOf([letter]));
      for (const word of [password, 'CANARYLOGIN', 'CanaryName', '/ActualText', '/Annot'])
        expect(text).not.toContain(word);
    },
  );

  test.skipIf(!hasProgram('pdftotext'))(
    'are on their own letter and on no other kind',
    async () => {
      const glyphs = async (letter: Parameters<typeof pdfOf>[0][number]): Promise<string> => {
        const words = runOnPdf(await pdfOf([letter]), 'pdftotext', (path) => [
          '-layout',
          path,
          '-',
        ]);
        return words.toString().replace(/\s/g, '');
      };
      // Glyphs are set one by one with their readings in between; the rows of characters are compared.
      const login = await glyphs(loginLetter({ initialPassword: new Secret('qqqqqqqqqqqqqqqq') }));
      const install = await glyphs(
        installLetter({ installPassword: new Secret('vvvvvvvvvvvvvvvv') }),
      );
      expect(login).toContain('qqqqqqqq');
      expect(login).not.toContain('vvvvvvvv');
      expect(install).toContain('vvvvvvvv');
      expect(install).not.toContain('qqqqqqqq');
      expect(install).not.toContain('G13B1234567');
    },
  );

  test('of one page leave the static part of another alone', async () => {
    const [one, other] = [
      await pdfOf([loginLetter({ initialPassword: new Secret('aaaaaaaaaaaaaaaa') })]),
      await pdfOf([
        loginLetter({ initialPassword: new Secret('aaaaaaaaaaaaaaaa'), loginId: 'G13B7654321' }),
      ]),
    ];
    const form = (pdf: Buffer): string => {
      const text = pdf.toString('latin1');
      const start = text.indexOf('/Subtype /Form');
      return text.slice(start, text.indexOf('endstream', start));
    };
    expect(form(one).length).toBeGreaterThan(1000);
    expect(form(one)).toBe(form(other));
  });
});

describe('the picture', () => {
  const judged = hasProgram('pdftoppm') && hasProgram('zbarimg');
  test.skipIf(!judged).each([
    ['login notice', loginLetter(), false],
    ['install notice', installLetter(), false],
    ['sample, under its mark', loginLetter(), true],
    ['sample of the other kind', installLetter(), true],
  ] as const)('%s: the QR code holds the download URL alone', async (_name, letter, sample) => {
    expect(barcodesOf(await pdfOf([letter], { sample }), 1)).toBe(site.downloadUrl);
  });

  test.skipIf(!judged)('a long URL still reads', async () => {
    const downloadUrl = `https://id.example.lg.jp/${'portal/'.repeat(12)}?from=letter`;
    const pdf = await pdfOf([installLetter()], { site: { downloadUrl } });
    expect(barcodesOf(pdf, 1)).toBe(downloadUrl);
  });

  test.skipIf(!hasProgram('pdftoppm'))(
    'of a sample is another one, and its mark is pale',
    async () => {
      const plain = pictureOf(await pdfOf([loginLetter()]), 1, 40);
      const sample = pictureOf(await pdfOf([loginLetter()], { sample: true }), 1, 40);
      // Below the head, where the word stands in black; where the plain page is white.
      const free = (value: number | undefined, i: number): boolean =>
        i > 0.1 * plain.pixels.length && plain.pixels[i] === 255 && value !== 255;
      const marked = sample.pixels.filter(free);
      expect(marked.length).toBeGreaterThan(plain.pixels.length * 0.02);
      expect(Math.min(...marked)).toBeGreaterThan(200);
    },
  );
});
