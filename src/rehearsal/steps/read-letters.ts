/** Every letter out of its PDF again. */
import { readBackLetters } from '../read-back.ts';
import { made, type Stage } from '../stage.ts';
import type { Outcome } from '../step.ts';

export async function readLetters(stage: Stage): Promise<Outcome> {
  const home = made(stage, 'home');
  const letters = await readBackLetters(stage.context, home, made(stage, 'summary'));
  stage.props.letters = letters;
  return { count: letters.count };
}
