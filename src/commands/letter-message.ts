/** What keeps somebody's letter from being printed, in words. */
import type { PlannedRoster } from '../batch/read-roster.ts';
import type { Message } from '../words/message.ts';
import type { Words } from '../words/words.ts';

export function letterMessage(
  { field, fault }: PlannedRoster['letterFaults'][number]['fault'],
  { errors }: Words,
): Message {
  // The row's line stands before the sentence; the number that a letter would get is not known yet.
  const controlNumber = '';
  if (fault.type === 'overflow') return errors['letter-overflow']({ controlNumber, field });
  if (fault.type === 'missing-glyph') {
    return errors['letter-missing-glyph']({ controlNumber, field, characters: fault.characters });
  }
  return errors['letter-secret-character']({ controlNumber, field });
}
