/** Before all proofs a folder for what they count; after them the page, when it is asked for. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { writeReliabilityPage } from './reliability-page.ts';

/** @returns what vitest calls at the end */
export default function collectResults(project: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'hakko-results-'));
  project.provide('results', folder);
  return () => {
    if (process.env['HAKKO_WRITE_DOCS'] === '1') writeReliabilityPage(folder);
    rmSync(folder, { recursive: true });
  };
}
