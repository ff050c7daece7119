/**
 * Loaded into the program by `NODE_OPTIONS=--import`: $STOP_BY comes at the moment $STOP_AT, once, so that
 * a test need not be lucky. The moments are those of `stop-at.ts`.
 *
 * SIGKILL and SIGSTOP strike where they are sent. Any other signal would be heard at a later turn of the
 * event loop, and how much is done until then depends on the machine: its listeners are called at once.
 */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { basename } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

const { STOP_AT = '', STOP_BY = '', STOP_TIMES = '1', STOP_MARK } = process.env;
const [, kind, what] = /^(\w+) (.*)$/s.exec(STOP_AT) ?? [];
let over = false;

function stop() {
  if (over) return;
  over = true;
  if (STOP_MARK) fs.writeFileSync(STOP_MARK, '');
  for (let time = 0; time < Number(STOP_TIMES); time += 1) {
    if (['SIGKILL', 'SIGSTOP'].includes(STOP_BY)) process.kill(process.pid, STOP_BY);
    else process.emit(STOP_BY, STOP_BY);
  }
}

const { openSync, renameSync, writeSync } = fs;
let descriptor;
fs.openSync = (path, ...more) => {
  const opened = openSync(path, ...more);
  if (kind === 'writing' && basename(String(path)).startsWith(`.${what}`)) descriptor = opened;
  return opened;
};
fs.writeSync = (to, ...more) => {
  const written = writeSync(to, ...more);
  if (to === descriptor) stop();
  return written;
};
fs.renameSync = (from, to) => {
  if (kind === 'naming' && basename(to) === what) stop();
  renameSync(from, to);
  if (kind === 'named' && basename(to) === what) stop();
};
syncBuiltinESMExports();

if (kind === 'saying') {
  const { write } = process.stderr;
  process.stderr.write = (text, ...more) => {
    const done = write.call(process.stderr, text, ...more);
    if (String(text).includes(what)) stop();
    return done;
  };
}

const { exec } = DatabaseSync.prototype;
DatabaseSync.prototype.exec = function (sql) {
  exec.call(this, sql);
  if (kind === 'ledger' && sql === 'COMMIT' && !over) {
    const found = this.prepare('SELECT id FROM certificates WHERE state = ?').get(what);
    if (found !== undefined) stop();
  }
};
