import { defineConfig } from 'vitest/config';
import { LANES } from './test/failure/lanes.ts';

export default defineConfig({
  test: {
    include: ['test/failure/**/*.test.ts'],
    globalSetup: ['test/failure/collect-results.ts'],
    // A proof takes every core for itself; its own clock would lie beside another's.
    fileParallelism: false,
    maxConcurrency: LANES,
    // Each proof says its minutes in the head of its file; these are for a machine three times slower.
    testTimeout: 1_800_000,
    hookTimeout: 300_000,
  },
});
