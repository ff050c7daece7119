/** An initial password that the roster brings along: a `Secret` from here on, never shown. */
import { Secret } from '../secrets/secret.ts';
import type { PlaceReports } from './findings.ts';
import { initialPasswordLength } from './rules.ts';

/**
 * Gives the password exactly as in the file, or `undefined` for an empty cell and after a report.
 * Printable ASCII without the space only: it is read from paper and typed on a telephone.
 */
export function readInitialPassword(raw: string, { problem }: PlaceReports): Secret | undefined {
  if (raw.trim() === '') return undefined;
  const { min, max } = initialPasswordLength;
  if (!/^[\x21-\x7E]+$/u.test(raw)) {
    problem('initial-password-invalid', { reason: 'characters', min, max });
  } else if (/^\d(?:\.\d+)?E\+\d+$/u.test(raw)) {
    problem('initial-password-invalid', { reason: 'excel-number', min, max });
  } else if (raw.length < min) {
    problem('initial-password-invalid', { reason: 'too-short', min, max });
  } else if (raw.length > max) {
    problem('initial-password-invalid', { reason: 'too-long', min, max });
  } else return new Secret(raw);
  return undefined;
}
