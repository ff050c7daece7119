/** Events in words: each kind has its sentence, and nothing that was tampered with breaks the screen. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeEvent } from '../../src/commands/audit-report.ts';
import type { ChainedEvent } from '../../src/ledger/events.ts';
import { loadWords } from '../../src/words/words.ts';

const languages = { ja: await loadWords('ja'), en: await loadWords('en') };
const kinds = Object.keys(languages.en.screens.audit.kinds);

const event = (kind: string, details: string): ChainedEvent => ({
  ...{ sequence: 1, format: 2, at: '2026-11-22T03:00:00.000Z', kind, actor: 'clerk@office' },
  ...{ details, previousHash: '', hash: '' },
});

describe.each(['ja', 'en'] as const)('in %s', (language) => {
  const words = languages[language];

  it.each([
    [
      'people-joined',
      { batch: '20261122-01', file: 'G13B.p12', people: 1, loginIds: ['G13B1234567'] },
    ],
    // As version 1 wrote it.
    ['people-joined', { batch: '20261122-01', file: 'G13B.p12', people: 1 }],
    ['certificates-abandoned', { batch: '20261122-01', count: 8 }],
    [
      'batch-opened',
      {
        ...{ batch: '20261122-01', roster: 'roster.csv', rosterSha256: '00', people: 4 },
        ...{ newGroups: 3, changed: 0 },
      },
    ],
  ])('%s is a sentence: %j', (kind, details) => {
    const sentence = describeEvent(event(kind, JSON.stringify(details)), words);
    expect(sentence).not.toContain(kind);
    expect(sentence).not.toContain('{');
    expect(sentence).toContain(
      details.batch === '20261122-01' && 'file' in details ? 'G13B' : '20261122-01',
    );
  });

  it('a kind that is not known is shown as it stands', () => {
    for (const kind of ['made-up', 'toString', '__proto__', '']) {
      expect(describeEvent(event(kind, '{"x":1}'), words)).toBe(`${kind} {"x":1}`);
    }
  });

  it('whatever the details are, something is shown and nothing is made up', () => {
    const anything = fc.oneof(fc.string(), fc.json(), fc.constantFrom('', 'null', '{}', '[]'));
    fc.assert(
      fc.property(fc.constantFrom(...kinds), anything, (kind, details) => {
        const shown = describeEvent(event(kind, details), words);
        expect(shown).not.toBe('');
        if (shown !== `${kind} ${details}`) expect(shown).not.toMatch(/undefined|NaN|\[object/);
      }),
    );
  });
});
