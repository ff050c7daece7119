import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkAddedFont } from '../../src/letters/fonts/added-font.ts';
import { createGlyphSource } from '../../src/letters/fonts/glyphs.ts';
import { createPrintCheck } from '../../src/letters/print-check.ts';
import { readLetters } from '../../src/letters/read-letters.ts';
import { hasProgram } from '../programs.ts';
import { assets, fonts, loginLetter, pdfOf, print, templates } from './letter-fixtures.ts';
import { pictureOf } from './programs.ts';

/** Fonts that the settings add for characters that the built-in ones lack. */

const own = Buffer.from(fonts.text);

/** The table OS/2 of a face with another `fsType`. */
function withFsType(fsType: number): Buffer {
  const copy = Buffer.from(own);
  for (let at = 12; at < 12 + copy.readUInt16BE(4) * 16; at += 16) {
    if (copy.toString('latin1', at, at + 4) !== 'OS/2') continue;
    copy.writeUInt16BE(fsType, copy.readUInt32BE(at + 8) + 8);
  }
  return copy;
}

describe('a font file', () => {
  test.each([
    ['a collection', Buffer.from('ttcf\0\x01\0\0'), 'collection'],
    ['a web font', Buffer.from('wOF2\0\x01\0\0'), 'web-font'],
    ['a PDF', Buffer.from('%PDF-1.7'), 'unknown-kind'],
    ['nothing', Buffer.alloc(0), 'unknown-kind'],
    ['half a font', own.subarray(0, 500), 'damaged'],
    ['a font that must not be embedded', withFsType(0x0002), 'not-embeddable'],
    ['a font that must be embedded whole', withFsType(0x0104), 'no-subsetting'],
  ])('%s is refused', (_name, bytes, reason) => {
    expect(() => {
      checkAddedFont(bytes, '/srv/x.ttf');
    }).toThrow(
      expect.objectContaining({
        code: 'letter-font-unusable',
        args: { path: '/srv/x.ttf', reason },
      }) as Error,
    );
  });

  test.each([0, 0x0004, 0x0008, 0x0006])('with fsType %i is taken', (fsType) => {
    expect(() => {
      checkAddedFont(withFsType(fsType), '/srv/x.ttf');
    }).not.toThrow();
  });
});

/** Debian's fonts-dejavu-core (TrueType) and fonts-urw-base35 (OpenType with PostScript outlines). */
const installed = [
  ['TrueType', '/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf'],
  ['OpenType', '/usr/share/fonts/opentype/urw-base35/P052-Roman.otf'],
] as const;

describe.each(installed.filter(([, path]) => existsSync(path)))(
  'an added %s font',
  (_kind, path) => {
    const added = { ...fonts, added1: new Uint8Array(readFileSync(path)) };
    /** A letter that it has and the others lack. */
    const character = Array.from({ length: 0x2000 - 0xa1 }, (_, i) =>
      String.fromCodePoint(0xa1 + i),
    )
      .filter((one) => /\p{L}/u.test(one))
      .find((one) => {
        const inAll = createPrintCheck(fonts)(one).length === 0;
        return !inAll && createPrintCheck(added)(one).length === 0;
      });

    test('supplies what the others lack, and nothing else', async () => {
      if (character === undefined) throw new Error('the font has nothing of its own');
      checkAddedFont(added.added1, path);
      const [plain, special] = createGlyphSource(added)(`A${character}`, 'textBold');
      expect([plain?.face, special?.face]).toEqual(['textBold', 'added1']);
      const name = `李 ${character}${character}`;
      const pdf = await pdfOf([loginLetter({ recipient: { address: [], name } })], {
        assets: { ...assets, fonts: added },
      });
      const [read] = await readLetters(pdf, { templates, print });
      expect(read?.recipientName).toBe(name);
      if (!hasProgram('pdftoppm')) return;
      const blank = await pdfOf([
        loginLetter({ recipient: { address: [], name: '李 \u3000\u3000' } }),
      ]);
      const ink = (bytes: Buffer) =>
        pictureOf(bytes, 1, 100).pixels.filter((grey) => grey < 128).length;
      expect(ink(pdf)).toBeGreaterThan(ink(blank));
    });
  },
);
