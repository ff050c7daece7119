import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

// Handed down to every process and worker thread that tests start: none compiles anew what another has.
process.env['NODE_COMPILE_CACHE'] ??= join(import.meta.dirname, 'node_modules/.cache/compiled');

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // `npm run test:e2e` takes time; `test:interop`, `test:faults` and `test:servers` need programs, too.
    exclude: ['test/e2e/**', 'test/interop/**', 'test/failure/**', 'test/servers/**'],
    globalSetup: join(import.meta.dirname, 'test/run-folder.ts'),
    // Files of tests share modules, and homes that are made once; none leaves anything behind in them.
    isolate: false,
    // Some start programs, and wait more than they work: every core takes a file.
    maxWorkers: '100%',
    // Key generation and PDF work on a loaded two-core machine; no test waits for luck.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
