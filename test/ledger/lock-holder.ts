/** A program of its own for the lock's tests: takes the lock, says so, and holds it until it is killed. */
import { acquireLock } from '../../src/ledger/lock.ts';
import { systemClock } from '../../src/system/clock.ts';
import { readEnvironment } from '../../src/system/environment.ts';
import { systemFiles } from '../../src/system/files.ts';

const [, , databasePath = '', holderPath = ''] = process.argv;
const world = { files: systemFiles, clock: systemClock, environment: readEnvironment(process) };
const request = { databasePath, holderPath, command: 'hakko issue', timeZone: 'Asia/Tokyo' };
const lock = acquireLock(world, request);
process.stdout.write('held\n');
// Whoever forgets a lock loses it with the next garbage collection.
setInterval(() => lock, 1000);
