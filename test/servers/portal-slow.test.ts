/**
 * 600 connections that are slow on purpose, by slowhttptest (about a minute each): whoever asks honestly
 * meanwhile is answered within a second, and memory stays within bounds.
 */
import { spawn } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { hasProgram } from '../programs.ts';
import { askAt } from '../portal/portal-here.ts';
import { servePortal } from './served-portal.ts';

const SECONDS = 20;

/** slowhttptest(1): -H headers that never end, -B a body that never ends, -X an answer that is hardly read. */
const ATTACKS: readonly [string, readonly string[]][] = [
  ['headers', ['-H', '-i', '3']],
  ['bodies', ['-B', '-i', '3', '-s', '8192']],
  ['reading', ['-X', '-w', '1', '-y', '2', '-n', '5', '-z', '1', '-k', '1']],
];

describe.skipIf(!hasProgram('slowhttptest'))('600 slow connections', () => {
  it.each(ATTACKS)('of %s keep nobody out', async (_name, kind) => {
    const served = await servePortal({});
    const memory = served.memory();
    const attack = spawn(
      'slowhttptest',
      [
        ...['-c', '600', '-r', '300', '-l', String(SECONDS), '-x', '24', '-p', '3', ...kind],
        ...['-u', `https://127.0.0.1:${served.port}/`],
      ],
      { stdio: 'ignore' },
    );
    const over = new Promise((done) => attack.on('exit', done));
    const times: number[] = [];
    let refused = 0;
    let highest = memory;
    while (attack.exitCode === null) {
      const started = performance.now();
      const answer = await askAt(served.port, '/', {}, false).catch(() => undefined);
      times.push(performance.now() - started);
      if (answer?.status !== 200) refused += 1;
      highest = Math.max(highest, served.memory());
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    await over;
    const sorted = times.toSorted((a, b) => a - b);
    const p99 = sorted[Math.floor(sorted.length * 0.99)] ?? Infinity;
    const grown = (highest - memory) / 2 ** 20;
    console.log(
      `${times.length} honest requests, ${refused} refused, median ${sorted[sorted.length >> 1]?.toFixed(0)} ms, p99 ${p99.toFixed(0)} ms, memory +${grown.toFixed(0)} MB`,
    );
    expect(times.length).toBeGreaterThan(20);
    expect(refused).toBe(0);
    expect(p99).toBeLessThan(1000);
    expect(grown).toBeLessThan(100);
  });
});
