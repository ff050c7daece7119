/** A file of a batch is lost, and made again from the ledger as it was. */
import { join } from 'node:path';
import { remakeBatch } from '../../remake/remake-batch.ts';
import { made, type Stage } from '../stage.ts';
import type { Outcome } from '../step.ts';

export async function remakeFile(stage: Stage): Promise<Outcome> {
  const { files } = stage.context;
  const [home, unlocked] = [made(stage, 'home'), made(stage, 'unlocked')];
  // Not one of those that are kept for whoever reads the report.
  const { batch, folders } = stage.aftermath.replaced ?? made(stage, 'summary');
  const [subject] = files.list(folders.p12).filter((name) => name.endsWith('.p12'));
  if (subject === undefined) return { count: 0 };
  const path = join(folders.p12, subject);
  const before = files.read(path);
  files.delete(path);
  const request = { batch, print: [], force: false };
  const remade = await remakeBatch(stage.context, home, () => Promise.resolve(unlocked), request);
  const again = files.exists(path) && files.read(path).equals(before);
  return {
    count: remade.written.length,
    faults: again ? [] : [{ code: 'remake-differs', subject }],
  };
}
