// Preloaded into a process, it writes the process's peak memory in KiB to file descriptor 3 at its end.
import { writeSync } from 'node:fs';
import process from 'node:process';
import { isMainThread } from 'node:worker_threads';

const REPORT = 3;

if (isMainThread) {
  process.on('exit', () => {
    writeSync(REPORT, String(process.resourceUsage().maxRSS));
  });
}
