/** Letters that are only looked at, in every format: they fit, and no secret of theirs is one. */
import { describe, expect, it } from 'vitest';
import { findLetterFaults } from '../../src/batch/letter-faults.ts';
import { loadLetterAssets } from '../../src/batch/load-letter-assets.ts';
import { dummyPassword } from '../../src/proofing/dummy-letters.ts';
import { inventedPeople } from '../../src/proofing/invented-people.ts';
import { pickWorstCases } from '../../src/proofing/worst-cases.ts';
import { letterFormats } from '../../src/letters/letter-print.ts';
import { letterLanguages } from '../../src/letters/letter-language.ts';
import { sampleSite } from '../../src/rehearsal/sample-site.ts';
import { readSettings } from '../../src/settings/read-settings.ts';
import { formatSettings } from '../../src/settings/write-settings.ts';
import { createWorld } from '../system/world.ts';

const settingsOf = (format: (typeof letterFormats)[number]) =>
  readSettings(Buffer.from(formatSettings({ ...sampleSite, letters: { format } }, 'en')), 'x');

describe('invented people', () => {
  it.each(
    letterFormats.flatMap((format) => letterLanguages.map((tongue) => [format, tongue] as const)),
  )('fit on %s in %s', (format, language) => {
    const settings = settingsOf(format);
    const groups = [{ name: 'G13B', people: inventedPeople(settings) }];
    const world = createWorld({ folder: '/' });
    expect(findLetterFaults(world, settings, loadLetterAssets(), groups, language)).toEqual([]);
  });

  it('are eight different cases', () => {
    const cases = pickWorstCases(inventedPeople(settingsOf('a4')));
    expect(new Set(cases.map(({ reason }) => reason)).size).toBe(8);
  });
});

describe('a dummy password', () => {
  it.each([
    ['abcdefghjkmnpqrstuvwxyz23456789', 16],
    ['0123456789', 20],
    ['ABCDEFGHJKLMNPQRSTUVWXYZabcdefghjkmnpqrstuvwxyz23456789', 31],
  ])('has the characters and the length of a real one: %s', (alphabet, length) => {
    const text = dummyPassword(alphabet, length).reveal();
    expect(text).toHaveLength(length);
    expect(Array.from(text).every((character) => alphabet.includes(character))).toBe(true);
    expect(dummyPassword(alphabet, length).reveal()).toBe(text);
  });
});
