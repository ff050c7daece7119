import { expect, test } from 'vitest';
import type { LettersErrorArgs } from '../../src/letters/errors.ts';
import type { YamlErrorArgs } from '../../src/settings/yaml-errors.ts';
import type { Message } from '../../src/words/message.ts';
import * as en from '../../src/words/en/letters.ts';
import * as enYaml from '../../src/words/en/yaml.ts';
import * as ja from '../../src/words/ja/letters.ts';
import * as jaYaml from '../../src/words/ja/yaml.ts';

/** Each code once, with arguments that can be found again in its sentences. */
const place = { file: 'text.ja.yaml', line: 12 };
const letter = { controlNumber: 'A000008-7', field: 'loginId' };
const said: LettersErrorArgs & YamlErrorArgs = {
  'letter-font-unusable': { path: '/srv/fonts/ipamjm.ttc', reason: 'collection' },
  'letter-font-invalid': { font: 'fallback' },
  'letter-overflow': letter,
  'letter-missing-glyph': { ...letter, characters: '😀' },
  'letter-secret-character': letter,
  'letter-unreadable': { page: 12, field: 'installPassword' },
  'template-missing': { file: place.file },
  'template-unknown-name': { ...place, name: 'servicename', allowed: 'serviceName' },
  'template-unknown-word': { ...place, what: 'style', name: 'boddy', allowed: 'body' },
  'template-missing-key': { ...place, key: 'groupSize' },
  'template-wrong-value': { ...place, key: 'groupSize', expected: 'number' },
  'template-personal-in-static': { ...place, name: 'recipientName' },
  'template-foreign-value': { ...place, name: 'installPassword' },
  'template-in-window': place,
  'letter-window-small': { width: 40.5, height: 9.5 },
  'template-off-paper': place,
  'template-address-hidden': place,
  'template-name-missing': place,
  'template-outside': { file: place.file },
  'template-too-large': { file: place.file, octets: 524_288 },
  'template-picture-name': { ...place, name: '../logo.png' },
  'template-picture-missing': { ...place, name: 'logo.png' },
  'template-contradiction': { ...place, found: '再発行できません。', reason: 'no-replacement' },
  'picture-unreadable': { path: 'logo.png', reason: 'interlaced' },
  'picture-too-large': { path: 'logo.png', maximumOctets: 4_194_304, maximumPixels: 12_000_000 },
  'template-overflow': { ...place, text: 'intro' },
  'template-missing-glyph': { ...place, text: 'intro', characters: '😀' },
  'yaml-encoding': { file: place.file },
  'yaml-syntax': { ...place, column: 3, reason: 'TAB_AS_INDENT' },
};

const codes = Object.keys(said) as readonly (keyof typeof said)[];
const languages = {
  ja: { ...ja.lettersMessages, ...jaYaml.yamlMessages },
  en: { ...en.lettersMessages, ...enYaml.yamlMessages },
};

test.each(codes.flatMap((code) => [['ja', code] as const, ['en', code] as const]))(
  '%s %s says where it is and what to do',
  (language, code) => {
    const sentence = languages[language][code] as (args: object) => Message;
    const { what, todo } = sentence(said[code]);
    expect(todo).toBeDefined();
    const all = what + (todo ?? '');
    expect(all).not.toMatch(/undefined|\[object|\$\{/);
    // Names of fields and kinds of words are said in the reader's own language.
    const hidden = [
      'loginId',
      'installPassword',
      'style',
      'number',
      'TAB_AS_INDENT',
      'fallback',
      'collection',
      // In units that people count in.
      '524288',
      '4194304',
      '12000000',
      'interlaced',
      'no-replacement',
    ];
    for (const value of Object.values<string | number>(said[code])) {
      if (!hidden.includes(String(value))) expect(all).toContain(String(value));
    }
  },
);
