/** Every `.p12` with the password as its letters print it, every login as printed. */
import { createTurns } from '../../system/turns.ts';
import { made, type Stage } from '../stage.ts';
import type { Outcome } from '../step.ts';
import { tryFiles, type TriedFile } from '../try-files.ts';

export async function openFiles(stage: Stage): Promise<Outcome> {
  const [home, planned] = [made(stage, 'home'), made(stage, 'planned')];
  const [summary, letters] = [made(stage, 'summary'), made(stage, 'letters')];
  const turn = createTurns();
  const files: TriedFile[] = [];
  for (const file of tryFiles(stage.context, home, planned, summary, letters)) {
    files.push(file);
    await turn();
  }
  stage.props.files = files;
  return {
    count: files.length,
    faults: files.flatMap(({ faults }) => faults),
    cases: files.map(({ file: name, faults }) => ({ name, faults })),
  };
}
