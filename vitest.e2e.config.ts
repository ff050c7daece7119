import { defineConfig, mergeConfig } from 'vitest/config';
import base from './vitest.config.ts';

export default mergeConfig(
  { ...base, test: { ...base.test, include: [], exclude: [] } },
  // Each file in a process of its own: here it is the programs that are started which take the time.
  defineConfig({ test: { include: ['test/e2e/**/*.test.ts'], isolate: true } }),
);
