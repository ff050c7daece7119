/** Recovery codes: what their check characters catch, and what people may do when they type them. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HakkoError } from '../../src/errors.ts';
import {
  formatRecoveryCode,
  generateRecoveryCode,
  isLastGroup,
  parseRecoveryCode,
  RECOVERY_CODE_BITS,
} from '../../src/secrets/recovery-code.ts';
import { systemRandom } from '../../src/system/random.ts';

const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const GROUP = `[${ALPHABET}]{5}`;
/** Unlike each other in every group. */
const CODES = Array.from({ length: 200 }, () => generateRecoveryCode(systemRandom));
const [CODE] = CODES;
if (!CODE) throw new Error('no code');
const TEXT = CODE.reveal();

/** The groups that are named as mistyped; none when the code is taken. */
function faultsOf(typed: string): readonly number[] {
  try {
    parseRecoveryCode(typed);
    return [];
  } catch (error) {
    if (!(error instanceof HakkoError) || error.code !== 'recovery-code-mistyped') throw error;
    return (error as HakkoError<'recovery-code-mistyped'>).args.groups;
  }
}

const withAt = (text: string, position: number, character: string): string =>
  text.slice(0, position) + character + text.slice(position + 1);

describe('a recovery code', () => {
  it('is 8 groups of 5, with more than 128 bits, and never the same', () => {
    for (const code of CODES) {
      expect(formatRecoveryCode(code)).toMatch(new RegExp(`^${GROUP}(-${GROUP}){7}$`));
      expect(formatRecoveryCode(code).replaceAll('-', '')).toBe(code.reveal());
    }
    expect(new Set(CODES.map((code) => code.reveal())).size).toBe(CODES.length);
    expect(RECOVERY_CODE_BITS).toBe(158);
  });

  it('uses every character of its alphabet, and no other', () => {
    expect([...new Set(CODES.flatMap((code) => Array.from(code.reveal())))].sort().join('')).toBe(
      ALPHABET,
    );
  });

  it('prints itself nowhere', () => {
    expect(`${String(CODE)} ${JSON.stringify({ CODE })}`).not.toContain(TEXT);
  });

  const printed = formatRecoveryCode(CODE);
  it.each<[string, string]>([
    ['as it is printed', printed],
    ['without hyphens', TEXT],
    ['in small letters', printed.toLowerCase()],
    ['with spaces, at the ends too', ` ${printed.replaceAll('-', '  ')} `],
    ['on two lines', printed.replace(/^(.{23})-/, '$1\n')],
    ['in full width', printed.replaceAll(/[0-9A-Z]/g, fullWidth).replaceAll('-', 'ー')],
    ['with other dashes', printed.replaceAll('-', '–')],
  ])('is taken %s', (_name, typed) => {
    expect(parseRecoveryCode(typed).reveal()).toBe(TEXT);
  });
});

describe('a mistyped code', () => {
  it('shows its group, whichever character is wrong and whatever stands there', () => {
    for (let position = 0; position < TEXT.length; position++) {
      for (const character of `${ALPHABET}01ILO`) {
        if (character === TEXT[position]) continue;
        const found = faultsOf(withAt(TEXT, position, character));
        expect([position, character, found]).toEqual([
          position,
          character,
          [Math.floor(position / 5) + 1],
        ]);
      }
    }
  });

  it('shows two characters of a group that changed places', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...CODES.map((code) => code.reveal())),
        fc.integer({ min: 0, max: 7 }),
        fc.integer({ min: 0, max: 4 }),
        fc.integer({ min: 0, max: 4 }),
        (text, group, a, b) => {
          const [one, other] = [group * 5 + a, group * 5 + b];
          const [first = '', second = ''] = [text[one], text[other]];
          fc.pre(first !== second);
          const swapped = withAt(withAt(text, one, second), other, first);
          expect(faultsOf(swapped)).toEqual([group + 1]);
        },
      ),
    );
  });

  it('shows two groups that changed places', () => {
    const groups = formatRecoveryCode(CODE).split('-');
    for (let first = 0; first < 8; first++) {
      for (let second = first + 1; second < 8; second++) {
        const swapped = groups.map((group, index) => {
          if (index === first) return groups[second] ?? '';
          return index === second ? (groups[first] ?? '') : group;
        });
        expect(faultsOf(swapped.join('-'))).toEqual([first + 1, second + 1]);
      }
    }
  });

  it.each([
    ['is too short', TEXT.slice(0, -1), 8],
    ['is empty', '', undefined],
    ['misses a character in the third group', TEXT.slice(0, 12) + TEXT.slice(13), 3],
    ['has one too many at the end', `${TEXT}A`, 9],
  ])('that %s shows from which group on', (_name, typed, first) => {
    expect(() => parseRecoveryCode(typed)).toThrow('recovery-code-mistyped');
    expect(faultsOf(typed)[0]).toBe(first);
  });
});

it('the last group shows that the code was written down', () => {
  const last = TEXT.slice(-5);
  expect([
    isLastGroup(CODE, ` ${last.toLowerCase()} `),
    isLastGroup(CODE, TEXT.slice(0, 5)),
    isLastGroup(CODE, ''),
  ]).toEqual([true, false, false]);
});

function fullWidth(character: string): string {
  return String.fromCodePoint((character.codePointAt(0) ?? 0) + 0xfee0);
}
