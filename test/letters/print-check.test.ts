import fc from 'fast-check';
import { create, type Font } from 'fontkit';
import { describe, expect, test } from 'vitest';
import { readFontFace } from '../../src/letters/fonts/font-face.ts';
import { createPrintCheck } from '../../src/letters/print-check.ts';
import { fonts } from './letter-fixtures.ts';

const missing = createPrintCheck(fonts);

describe('what is not printable is named', () => {
  test.each<[string, string, readonly string[]]>([
    ['a plain name', '髙橋　美咲', []],
    ['beyond the Basic Multilingual Plane', '𠮷野家', []],
    ['gaiji', '山\ue000田\uf8ff', ['\ue000', '\uf8ff']],
    ['each once, in order', 'あ\ue001い\ue000\ue001', ['\ue001', '\ue000']],
    ['a tab and a line end', 'a\tb\nc', ['\t', '\n']],
    ['a zero width space', '山\u200b田', ['\u200b']],
    ['a direction mark', '\u202eabc', ['\u202e']],
    ['half a surrogate pair', 'a\ud842', ['\ud842']],
    ['an emoji', '山😀', ['😀']],
    ['Arabic', 'ع', ['ع']],
    ['a variation sequence that a font has', '葛\u{e0100}', []],
    ['a variation sequence that is the plain shape', '㐂\u{e0100}', []],
    ['a variation sequence that only the secret face has', '葛\u{e0101}', []],
    ['one that no font has', '葛\u{e01ef}', ['葛\u{e01ef}']],
    ['a decomposed kana', 'か\u3099', []],
    ['a mark on the wrong kana', 'あ\u3099', ['あ\u3099']],
    ['a decomposed é', 'e\u0301', []],
    ['nothing', '', []],
  ])('%s', (_name, text, expected) => {
    expect(missing(text)).toEqual(expected);
  });

  test('whatever was asked before', () => {
    const pieces = ['髙', '葛', 'か', 'あ', 'e', '𠮷', '\ue000', '\ud842', '\udfb7', '\u200d'];
    const marks = ['\u3099', '\u0301', '\u{e0100}', '\u{e01ef}'];
    const text = fc.string({ unit: fc.constantFrom(...pieces, ...marks), maxLength: 6 });
    fc.assert(
      fc.property(fc.array(text, { maxLength: 8 }), text, (before, asked) => {
        const experienced = createPrintCheck(fonts);
        before.forEach(experienced);
        expect(experienced(asked)).toEqual(createPrintCheck(fonts)(asked));
      }),
    );
  });
});

describe('fontkit reads the same', () => {
  test.each(['text', 'textBold', 'secret', 'fallback', 'fallbackBold'] as const)('%s', (name) => {
    const bytes = fonts[name] ?? fonts.text;
    const [face, judge] = [readFontFace(bytes, name), create(Buffer.from(bytes)) as Font];
    const wrong = judge.characterSet.filter((codePoint) => {
      const glyph = judge.glyphForCodePoint(codePoint);
      const advance = glyph.advanceWidth / judge.unitsPerEm;
      return face.glyph(codePoint) !== glyph.id || face.advance(glyph.id) !== advance;
    });
    expect(judge.characterSet.length).toBeGreaterThan(6000);
    expect(wrong).toEqual([]);
    expect(face.glyph(0x10ffff)).toBe(0);
  });

  test('a sequence of its own shape has its own glyph, a default one the plain glyph', () => {
    const face = readFontFace(fonts.text, 'text');
    const [plain, variant] = [face.glyph(0x845b), face.variant(0x845b, 0xe0100)];
    expect(variant).not.toBe(0);
    expect(variant).not.toBe(plain);
    expect(face.variant(0x3402, 0xe0100)).toBe(face.glyph(0x3402));
    expect(face.variant(0x845b, 0xe01ef)).toBe(0);
  });

  test('a file that is no font is named', () => {
    const error = { code: 'letter-font-invalid', args: { font: 'text' } };
    expect(() => readFontFace(Buffer.from('no font at all'), 'text')).toThrow(
      expect.objectContaining(error) as Error,
    );
  });
});
