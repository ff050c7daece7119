/** Letters that a manager hands on: each must say outside its fold whose it is. */
import { HakkoError } from '../../errors.ts';
import type { Tongue } from '../letter-language.ts';
import type { LetterTemplate } from './letter-template.ts';
import type { ReportFault } from './report-fault.ts';

/** The text that says whose the letter is, and its key in the wording; printed on `when: handOn`. */
export const HAND_ON = 'handOn';

/**
 * A site's own layout or wording may have lost the name: the manager could then not tell whose login a
 * sheet holds.
 */
export function findMissingName(
  { layout, wordings }: Pick<LetterTemplate, 'layout' | 'wordings'>,
  tongues: readonly Tongue[],
  report: ReportFault,
): void {
  const said = layout.variable.some(
    (element) => element.type === 'text' && element.text === HAND_ON,
  );
  const [address = layout.variable[0]] = layout.variable.filter(({ type }) => type === 'address');
  if (!said && address) {
    report(new HakkoError('template-name-missing', { file: address.file, line: address.line }));
  }
  for (const tongue of tongues) {
    const wording = wordings[tongue].get(HAND_ON);
    if (wording === undefined || wording.personal.includes('recipientName')) continue;
    report(new HakkoError('template-name-missing', { file: wording.file, line: wording.line }));
  }
}
