/** The sentence of an error in the language of the screen. */
import type { HakkoError } from '../errors.ts';
import type { Message } from './message.ts';
import type { Words } from './words.ts';

export function errorMessage({ code, args }: HakkoError, words: Words): Message {
  // A union of codes, each with its own arguments, meets a table with a sentence for each of them.
  const sentence = words.errors[code] as (given: typeof args) => Message;
  return sentence(args);
}
