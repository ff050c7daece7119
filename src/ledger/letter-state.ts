/**
 * States of a letter and the ways between them; every other way is refused by the tables themselves.
 * The states tell of one sheet of paper and of the secret on it.
 */

export const letterTransitions = {
  /** Not on paper yet. */
  planned: ['made', 'void'],
  /** In its PDF, ready to be printed and posted. */
  made: ['reprinted', 'posted', 'destroyed', 'void'],
  /** The same secret on a new sheet; the spoiled one is to be shredded. */
  reprinted: ['posted', 'destroyed', 'void'],
  /** On its way. Back to `made`: it was marked by mistake. */
  posted: ['made', 'reprinted', 'returned', 'void'],
  /** Back unopened: it may go out again. */
  returned: ['posted', 'reprinted', 'destroyed', 'void'],
  /** Shredded. The secret on it is as good as before, but no letter tells it. */
  destroyed: ['void'],
  /** The secret on it opens nothing any more: no way leads back. */
  void: [],
} as const;

export type LetterState = keyof typeof letterTransitions;

export const letterStates = Object.keys(letterTransitions) as LetterState[];
