// Preloaded into a process, it writes to file descriptor 3 at its end how many milliseconds the main
// thread spent in calls of node:sqlite, the waiting for the disk included, and how long it lived; and
// the same in processor time, to which no waiting adds, neither for the disk nor for others at work.
import { writeSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { DatabaseSync, StatementSync } from 'node:sqlite';
import { isMainThread } from 'node:worker_threads';

const REPORT = 3;
const inside = { ms: 0, cpuMs: 0 };

const msOf = ({ user, system }) => (user + system) / 1000;

function timed(work) {
  const start = performance.now();
  const cpuStart = msOf(process.threadCpuUsage());
  try {
    return work();
  } finally {
    inside.cpuMs += msOf(process.threadCpuUsage()) - cpuStart;
    inside.ms += performance.now() - start;
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
    const whole = { ms: performance.now(), cpuMs: msOf(process.cpuUsage()) };
    writeSync(REPORT, JSON.stringify({ inside, whole }));
  });
}
