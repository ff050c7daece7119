import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/servers/**/*.test.ts'],
    // Real servers on loopback; two cores are theirs and the clients' together.
    fileParallelism: false,
    testTimeout: 400_000,
    hookTimeout: 300_000,
  },
});
