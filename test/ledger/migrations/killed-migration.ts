/** A program of its own: migrates a ledger and is killed when all is done but the commit. */
import { migrateLedger } from '../../../src/ledger/migrations/migrate-ledger.ts';
import { actorOf, readEnvironment } from '../../../src/system/environment.ts';
import { systemFiles } from '../../../src/system/files.ts';

const [, , path = '', moment] = process.argv;

/** The copy is put in its place last of all. */
const stage: typeof systemFiles.stage = (target, options) => {
  const staged = systemFiles.stage(target, options);
  const publish = () => {
    if (moment === 'after') staged.publish();
    process.kill(process.pid, 'SIGKILL');
    return '';
  };
  return { ...staged, publish };
};

migrateLedger(
  { ...systemFiles, stage },
  {
    ...{ path, keptPath: (_version, number) => `${path}.kept-${number}` },
    ...{ at: new Date(), actor: actorOf(readEnvironment(process)) },
  },
);
