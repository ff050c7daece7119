import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/interop/**/*.test.ts'],
    // One judge opens all files in one go; on a loaded two-core machine that takes its time.
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
