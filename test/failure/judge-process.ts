/**
 * A process of a proof that lives on: looks for wrongs and runs commands, one question after another,
 * without a start of its own for each. Its parent is `judges.ts`.
 */
import { answerOf, type Answer } from '../system/in-process.ts';
import type { TrialPerson } from './people.ts';
import { wrongsIn, type Place, type WrongsOptions } from './zeros.ts';

export type Question =
  | {
      readonly type: 'wrongs';
      readonly place: Place;
      readonly people: readonly TrialPerson[];
      readonly options: WrongsOptions;
    }
  | { readonly type: 'command'; readonly args: readonly string[] };

export interface Answers {
  readonly wrongs: readonly string[];
  readonly command: Answer;
}

/** Either what was asked for, or why there is no answer. */
export type Reply = { readonly answer: Answers[keyof Answers] } | { readonly failed: string };

process.on('message', (question: Question) => {
  void reply(question).then((message) => {
    // Where a proof has failed, nobody waits for the others' answers.
    if (process.connected) process.send?.(message);
  });
});

async function reply(question: Question): Promise<Reply> {
  try {
    return { answer: await answer(question) };
  } catch (error) {
    return { failed: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

function answer(question: Question): Promise<Answers[keyof Answers]> {
  if (question.type === 'command') return answerOf(question.args);
  const { place, people, options } = question;
  return wrongsIn(place, people, options);
}
