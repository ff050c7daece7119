// Preloaded into a process, it writes to file descriptor 3 at its end how many milliseconds the main
// thread spent in calls of node:sqlite, the waiting for the disk included, and how long it lived.
import { writeSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { DatabaseSync, StatementSync } from 'node:sqlite';
import { isMainThread } from 'node:worker_threads';

const REPORT = 3;
let sqliteMs = 0;

function timed(work) {
  const start = performance.now();
  try {
    return work();
  } finally {
    sqliteMs += performance.now() - start;
  }
}

function timeMethods(prototype, names) {
  for (const name of names) {
    const method = prototype[name];
    prototype[name] = function (...args) {
      return timed(() => method.apply(this, args));
    };
  }
}

if (isMainThread) {
  const { iterate } = StatementSync.prototype;
  timeMethods(DatabaseSync.prototype, ['exec', 'prepare', 'close']);
  timeMethods(StatementSync.prototype, ['run', 'get', 'all']);
  StatementSync.prototype.iterate = function (...args) {
    const rows = timed(() => iterate.apply(this, args));
    timeMethods(rows, ['next']);
    return rows;
  };
  process.on('exit', () => {
    writeSync(REPORT, JSON.stringify({ sqliteMs, totalMs: performance.now() }));
  });
}
