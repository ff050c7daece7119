import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Letter, Recipient } from '../../src/letters/letter.ts';
import { createLetterFit } from '../../src/letters/letter-fit.ts';
import { createLetterPress } from '../../src/letters/letter-press.ts';
import { Secret } from '../../src/secrets/secret.ts';
import {
  assets,
  editedAssets,
  installLetter,
  issuedAt,
  loginLetter,
  recipient,
  site,
  print,
} from './letter-fixtures.ts';

/** The check remembers from letter to letter; the printer composes every page anew. Both must agree. */

/** From short to far too long, with characters that no font has among them. */
const text = fc.oneof(
  fc.string({ unit: fc.constantFrom('あ', '髙', '山', '　', 'A', 'ー'), maxLength: 90 }),
  fc.constantFrom('', '李', '山\ue000', '山\u{e01ef}', 'a\nb', 'さくら会'),
);
const secret = fc
  .string({ unit: fc.constantFrom('a', 'k', '7', 'G', '-'), maxLength: 110 })
  .chain((characters) => fc.constantFrom(characters, characters.slice(0, 16), `${characters} `));

const person: fc.Arbitrary<Recipient> = fc.record(
  {
    postalCode: fc.constantFrom('602-8570', '〒\ue000'),
    address: fc.array(text, { maxLength: 3 }),
    organisation: text,
    department: text,
    name: text,
  },
  { requiredKeys: ['address', 'name'] },
);
const common = {
  recipient: fc.oneof(fc.constant(recipient), person),
  controlNumber: fc.constantFrom('A000008-7', 'A000009-4-2', 'A'.repeat(60)),
};
const replaces = fc.constantFrom({}, { replaces: 'A000008-7' }, { replaces: 'A'.repeat(300) });

const letters = {
  login: fc
    .tuple(fc.record({ ...common, loginId: secret, prefix: secret, password: secret }), replaces)
    .map(([{ password, ...change }, replaced]) =>
      loginLetter({ ...change, ...replaced, initialPassword: new Secret(password) }),
    ),
  install: fc
    .tuple(fc.record({ ...common, fileName: text, password: secret }), replaces)
    .map(([{ password, ...change }, replaced]) =>
      installLetter({ ...change, ...replaced, installPassword: new Secret(password) }),
    ),
} satisfies Record<Letter['kind'], fc.Arbitrary<Letter>>;

describe.each(['login', 'install'] as const)('%s notices', (kind) => {
  test.each([false, true])('in any order get the verdicts of the press (sample: %s)', (sample) => {
    const settings = { kind, site, print, issuedAt, sample };
    const press = createLetterPress(settings, assets);
    const fit = createLetterFit(settings, assets);
    fc.assert(
      fc.property(fc.array<Letter>(letters[kind], { minLength: 1, maxLength: 8 }), (run) => {
        for (const letter of run) expect(fit(letter)).toEqual(press.compose(letter).faults);
      }),
      { numRuns: 100 },
    );
  });
});

// A site may print the recipient's name in a sentence: what was remembered of another must not count.
test('a sentence with a name in it is checked for every letter', () => {
  const own = editedAssets('common/text.ja.yaml', (file) =>
    file.replace('passwordLength: （', 'passwordLength: （{{recipientName}}'),
  );
  const fit = createLetterFit({ kind: 'login', site, print, issuedAt, sample: false }, own);
  const fields = (name: string): readonly string[] =>
    fit(loginLetter({ recipient: { address: [], name } })).map(({ field }) => field);
  expect(['李', '山'.repeat(35), '李'].map(fields)).toEqual([[], ['passwordLength'], []]);
});
