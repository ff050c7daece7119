/** One Japanese postal code, in any common spelling. */
import type { Cell } from './cell.ts';
import { shown } from './shown.ts';

/** Gives `123-4567` for `1234567`, `〒１２３－４５６７` and the like; reports everything else. */
export function readPostalCode({ text, problem }: Cell): string | undefined {
  const plain = text.normalize('NFKC').replace(/\s/gu, '').replace(/^〒/u, '');
  const match = /^(\d{3})[-‐‒–—―−ー]?(\d{4})$/u.exec(plain);
  if (match !== null) return `${match[1] ?? ''}-${match[2] ?? ''}`;

  const value = shown(text);
  const apostrophe = /^['’]\d{3}-?\d{4}$/u.test(plain);
  if (apostrophe) problem('leading-apostrophe', { value, proposal: plain.slice(1) });
  else if (/^\d{5,6}$/u.test(plain)) {
    // As a number in a spreadsheet, a code such as 0600001 or 0060001 loses its leading zeros.
    const proposal = plain.padStart(7, '0');
    problem('postal-code-lost-zero', { value, digits: plain.length, proposal });
  } else problem('postal-code-invalid', { value });
  return undefined;
}
