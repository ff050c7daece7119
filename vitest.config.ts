import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // `npm run test:interop`: it needs programs that not everybody has.
    exclude: ['test/interop/**'],
    // Key generation and PDF work on a loaded two-core machine; no test waits for luck.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
