import { expect, test } from 'vitest';
import type { Letter } from '../../src/letters/letter.ts';
import { createLetterPress } from '../../src/letters/letter-press.ts';
import { Secret } from '../../src/secrets/secret.ts';
import { assets, installLetter, issuedAt, loginLetter, site, print } from './letter-fixtures.ts';

/** Sentences that follow the policy and the letter. */

function wordsOf(letter: Letter, change: Partial<typeof site> = {}): string {
  const settings = {
    kind: letter.kind,
    site: { ...site, ...change },
    print,
    issuedAt,
    sample: false,
  };
  const press = createLetterPress(settings, assets);
  return [...press.staticMarks(letter.language).flat(), ...press.compose(letter).marks.flat()]
    .flatMap((mark) => (mark.type === 'glyphs' ? mark.glyphs : []))
    .map((glyph) => glyph.text)
    .join('');
}

const [keep, reissue] = [{ initialPassword: 'keep' }, { initialPassword: 'reissue' }] as const;
const replaced = { replaces: 'A000008-7' };
const capitals = new Secret('k7MZ2qv9h3xp4wnd');

test.each<[string, string, string, string]>([
  ['keep ①', wordsOf(loginLetter(), keep), '鍵の掛かる場所に保管', '細断'],
  ['keep ②', wordsOf(installLetter(), keep), '鍵の掛かる場所に保管', '細断'],
  ['reissue ①', wordsOf(loginLetter(), reissue), '細断して廃棄', '保管してください'],
  ['reissue ②', wordsOf(installLetter(), reissue), '細断して廃棄', '保管してください'],
  ['shared', wordsOf(installLetter()), '同じ事業所の方と共用', '再発行できません'],
  ['personal', wordsOf(installLetter(), { shared: false }), '通知票①の初期', '共用'],
  ['downloads', wordsOf(loginLetter(), { downloads: 7 }), '7回まで', '20回'],
  ['date', wordsOf(loginLetter()), '令和8年11月22日', '2026'],
  ['replacement ①', wordsOf(loginLetter(replaced)), '通知票 A000008-7 ① に代わる', '同封'],
  ['replacement ②', wordsOf(installLetter(replaced)), '通知票 A000008-7 ② に代わる', '同封'],
  ['first letter', wordsOf(loginLetter()), '英字は全て小文字です', 'に代わる'],
  ['capitals', wordsOf(loginLetter({ initialPassword: capitals })), '大文字、ほか', '全て小文字'],
  ['no telephone', wordsOf(loginLetter(), { phone: '' }), 'お問合せ先', '電話'],
  ['no office', wordsOf(loginLetter(), { office: '' }), '（公印省略）', '福祉部'],
  ['② says nothing of the login', wordsOf(installLetter()), 'G13B.p12', 'G13B1234567'],
])('%s', (_name, words, wanted, unwanted) => {
  expect(words).toContain(wanted);
  expect(words).not.toContain(unwanted);
});

test('a recipient’s name is never taken for a template', () => {
  const name = '{{loginId}} $& \\1';
  expect(wordsOf(loginLetter({ recipient: { address: [], name } }))).toContain(`${name}\u3000様`);
});
