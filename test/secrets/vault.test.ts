/** Sealed secrets open again in their own row, and nowhere else. */
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Secret } from '../../src/secrets/secret.ts';
import { createVault, DATA_KEY_OCTETS, type SealedRow } from '../../src/secrets/vault.ts';
import { systemRandom } from '../../src/system/random.ts';
import { codeOf } from '../x509/codes.ts';

const homeId = randomUUID();
const dataKey = systemRandom.bytes(DATA_KEY_OCTETS);
const vault = createVault(dataKey, homeId, systemRandom);
const row: SealedRow = { purpose: 'initial-password', uuid: randomUUID(), generation: 1 };
const secret = new Secret('k7mz2qv9h3xp4wnd');

describe('a sealed secret', () => {
  it('opens again, whatever it says', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(), (text, generation) => {
        const own = { ...row, generation };
        expect(vault.open(vault.seal(new Secret(text), own), own).reveal()).toBe(text);
      }),
    );
  });

  it('never looks the same twice, and does not hold its text', () => {
    const sealed = Array.from({ length: 100 }, () => vault.seal(secret, row).toString('hex'));
    expect(new Set(sealed).size).toBe(100);
    expect(sealed.join()).not.toContain(Buffer.from(secret.reveal()).toString('hex'));
  });

  it('does not open when any single bit is turned', () => {
    const sealed = vault.seal(secret, row);
    const opened = Array.from({ length: sealed.length * 8 }, (_, bit) => {
      const turned = Buffer.from(sealed);
      turned[bit >> 3] = (turned[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      return codeOf(() => vault.open(turned, row));
    });
    expect(new Set(opened)).toEqual(new Set(['sealed-secret-damaged']));
    expect(opened.length).toBe((1 + 12 + 16 + 16) * 8);
  });

  it('does not open with a shorter tag, or with any octet missing or added', () => {
    const sealed = vault.seal(secret, row);
    const cut = Array.from({ length: sealed.length }, (_, length) => sealed.subarray(0, length));
    for (const bytes of [...cut, Buffer.concat([sealed, Buffer.of(0)])]) {
      expect(codeOf(() => vault.open(bytes, row))).toBe('sealed-secret-damaged');
    }
  });

  it.each<[string, Partial<SealedRow>]>([
    ['row', { uuid: randomUUID() }],
    ['purpose', { purpose: 'install-password' }],
    ['generation', { generation: 2 }],
  ])('does not open in another %s', (_name, change) => {
    const sealed = vault.seal(secret, row);
    expect(codeOf(() => vault.open(sealed, { ...row, ...change }))).toBe('sealed-secret-damaged');
  });

  it.each([
    ['home', createVault(dataKey, randomUUID(), systemRandom)],
    ['key', createVault(systemRandom.bytes(DATA_KEY_OCTETS), homeId, systemRandom)],
  ])('does not open with another %s', (_name, other) => {
    expect(codeOf(() => other.open(vault.seal(secret, row), row))).toBe('sealed-secret-damaged');
  });
});
