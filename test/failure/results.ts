/** What the proofs have counted, kept until the page is written (`reliability-page.ts`). */
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder for one file of results a proof. */
    results: string;
  }
}

export type Proof =
  | 'kills'
  | 'sweep'
  | 'disk'
  | 'rights'
  | 'planted'
  | 'together'
  | 'clock'
  | 'flipped'
  | 'copied'
  | 'canary'
  | 'easy-rsa';

export type Row = readonly (string | number)[];

/** Rows of a proof's table, in the order in which they come. */
export function recordProof(proof: Proof, rows: readonly Row[]): void {
  const lines = rows.map((row) => `${JSON.stringify(row)}\n`);
  appendFileSync(join(inject('results'), proof), lines.join(''));
}

/** @returns undefined for a proof that was not run, or not to its end */
export function readProof(folder: string, proof: Proof): readonly Row[] | undefined {
  const path = join(folder, proof);
  if (!existsSync(path)) return undefined;
  const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
  return lines.map((line) => JSON.parse(line) as Row);
}
