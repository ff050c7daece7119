/** A program of its own for the lock's tests: takes the lock, says so, and holds it until it is killed. */
import { acquireLock } from '../../src/ledger/lock.ts';
import { systemClock } from '../../src/system/clock.ts';
import { readEnvironment } from '../../src/system/environment.ts';
import { systemFiles } from '../../src/system/files.ts';

const [, , databasePath = '', holderPath = ''] = process.argv;
const world = { files: systemFiles, clock: systemClock, environment: readEnvironment(process) };
acquireLock(world, databasePath, holderPath, 'hakko issue');
process.stdout.write('held\n');
setInterval(() => undefined, 1000);
