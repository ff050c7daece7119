/** How the CAs of a home are called, and how long the names may be that people choose for them. */
import { HakkoError } from '../errors.ts';
import type { Settings } from '../settings/read-settings.ts';
import { nameLength, nameLengthMaximum } from '../x509/name-length.ts';

type Tiers = Settings['ca']['tiers'];

/**
 * Common names of one generation. A successor bears its number: two CAs of one name would leave it
 * to each server to find out which of them signed (RFC 5280 4.1.2.4 and 4.2.1.1).
 */
export function authorityNames(
  caName: string,
  tiers: Tiers,
  generation: number,
): { readonly root: string; readonly issuing: string | undefined } {
  const name = generation === 1 ? caName : `${caName} G${generation}`;
  return tiers === 'one'
    ? { root: name, issuing: undefined }
    : { root: `${name} Root`, issuing: name };
}

/** How many characters the name of a CA may have, so that all names made of it fit. */
export function caNameMaximum(tiers: Tiers, generation = 1): number {
  const { root } = authorityNames('', tiers, generation);
  return nameLengthMaximum - root.length;
}

/**
 * Refuses names that no certificate can carry, before anything is asked or written.
 * @throws `init-name-too-long`, naming the flag
 */
export function checkNameLength(
  flag: '--org' | '--ca-name',
  name: string,
  maximum: number = nameLengthMaximum,
): void {
  const length = nameLength(name);
  if (length > maximum) throw new HakkoError('init-name-too-long', { flag, length, maximum });
}
