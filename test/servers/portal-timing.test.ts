/**
 * A refusal takes the same time for a login that is known and for one that is not (about a minute): the
 * area under the curve of Mann and Whitney's U test lies between 0.45 and 0.55, best of three. The same
 * measure finds a server that answers early for unknown logins, so it can say no.
 */
import { Agent } from 'node:https';
import { describe, expect, it } from 'vitest';
import { askAt, basic } from '../portal/portal-here.ts';
import { servePortal } from './served-portal.ts';

const REQUESTS = 200;

/** How long each of two kinds of requests takes, in turn, on one kept-alive connection. */
async function measure(
  port: number,
  kinds: readonly [string, string],
): Promise<readonly [readonly number[], readonly number[]]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const times: [number[], number[]] = [[], []];
  try {
    for (let number = 0; number < REQUESTS; number += 1) {
      // Which comes first changes, so that neither profits from the other.
      for (const kind of number % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const)) {
        // Each from an address of its own: limits are another matter.
        const forwarded = `10.${kind}.${number >> 8}.${number & 255}`;
        const started = performance.now();
        const { status } = await askAt(
          port,
          '/dl/G13B/G13B.p12',
          {
            headers: { 'x-forwarded-for': forwarded, authorization: basic(kinds[kind]) },
            tls: { agent },
          },
          false,
        );
        times[kind].push(performance.now() - started);
        expect(status).toBe(401);
      }
    }
  } finally {
    agent.destroy();
  }
  return times;
}

/** The chance that one of the first takes longer than one of the second: 0.5 when nothing can be told. */
export function areaUnderCurve(first: readonly number[], second: readonly number[]): number {
  let larger = 0;
  for (const one of first) {
    for (const other of second) larger += one > other ? 1 : one === other ? 0.5 : 0;
  }
  return larger / (first.length * second.length);
}

async function bestOf(
  tries: number,
  port: number,
  kinds: readonly [string, string],
): Promise<number> {
  let best = 1;
  for (let count = 0; count < tries; count += 1) {
    const area = areaUnderCurve(...(await measure(port, kinds)));
    if (Math.abs(area - 0.5) < Math.abs(best - 0.5)) best = area;
    if (best > 0.45 && best < 0.55) break;
  }
  return best;
}

describe('the time of a refusal', () => {
  it.each<[string, string]>([
    ['an unknown login', 'G13B9999999:wrong-password-22'],
    ['a login of another prefix', 'H07A0000001:wrong-password-22'],
    ['what is no login', '%%%:wrong-password-22'],
  ])('is the same for a known login and for %s', async (_name, unknown) => {
    const { port } = await servePortal({ args: ['--trust-proxy'] });
    const area = await bestOf(3, port, ['G13B1234567:wrong-password-22', unknown]);
    console.log(`area under the curve: ${area.toFixed(3)}`);
    expect(area).toBeGreaterThan(0.45);
    expect(area).toBeLessThan(0.55);
  });

  it('would be told apart by this measure when one answer came a millisecond earlier', () => {
    // Times of a server that answers early for unknown logins, with noise of its own size.
    const noise = (number: number): number => ((number * 7919) % 100) / 100;
    const known = Array.from({ length: REQUESTS }, (_, number) => 3 + noise(number));
    const unknown = Array.from({ length: REQUESTS }, (_, number) => 2 + noise(number + 31));
    expect(areaUnderCurve(known, unknown)).toBeGreaterThan(0.95);
  });
});
