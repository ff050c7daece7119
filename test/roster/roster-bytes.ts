/** Makes roster files for tests: rows to text to octets, in every encoding that can be read. */
import type { RosterRules } from '../../src/roster/rules.ts';
import { defaultRosterRules } from '../../src/roster/rules.ts';

/** The rules of a new site whose fonts hold every character. */
export const rules: RosterRules = { ...defaultRosterRules, canPrint: () => [] };

/** A CSV of these rows, each cell in quotes where RFC 4180 asks for them. */
export function csv(
  rows: readonly (readonly string[])[],
  { delimiter = ',', lineEnd = '\r\n' } = {},
): string {
  const quoted = (cell: string) =>
    /["\r\n]/u.test(cell) || cell.includes(delimiter) ? `"${cell.replaceAll('"', '""')}"` : cell;
  return rows.map((row) => row.map(quoted).join(delimiter) + lineEnd).join('');
}

/** UTF-8, without a byte order mark unless the text has one. */
export function utf8(text: string): Uint8Array {
  return Buffer.from(text, 'utf8');
}

/** UTF-16 with a byte order mark. */
export function utf16(text: string, order: 'le' | 'be'): Uint8Array {
  const octets = Buffer.from(`\uFEFF${text}`, 'utf16le');
  return order === 'le' ? octets : octets.swap16();
}

/** Code page 932 as Windows writes it; throws for a character that it does not hold. */
export function shiftJis(text: string): Uint8Array {
  return Buffer.concat(
    Array.from(text, (character) => {
      const octets = shiftJisOctets.get(character);
      if (octets === undefined) throw new Error(`not in code page 932: ${character}`);
      return octets;
    }),
  );
}

const shiftJisOctets: ReadonlyMap<string, Buffer> = (() => {
  const decoder = new TextDecoder('shift_jis', { fatal: true });
  const table = new Map<string, Buffer>();
  // Some characters stand twice in code page 932; for reading back, either will do.
  for (let octets = 0xfcfc; octets >= 0; octets--) {
    const buffer = Buffer.from(octets > 0xff ? [octets >> 8, octets & 0xff] : [octets]);
    try {
      const character = decoder.decode(buffer);
      if (Array.from(character).length === 1) table.set(character, buffer);
    } catch {
      // Not every pair of octets is a character.
    }
  }
  return table;
})();
