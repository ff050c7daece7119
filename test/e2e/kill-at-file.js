/**
 * Loaded into the program by `NODE_OPTIONS=--import`: dies by SIGKILL the moment a finished file would
 * get the name in $KILL_AT_FILE, so that a test need not be lucky.
 */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { basename } from 'node:path';

const { renameSync } = fs;
fs.renameSync = (from, to) => {
  if (basename(to) === process.env.KILL_AT_FILE) process.kill(process.pid, 'SIGKILL');
  renameSync(from, to);
};
syncBuiltinESMExports();
