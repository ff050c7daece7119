import { Writable } from 'node:stream';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import type { LoginLetter } from '../../src/letters/letter.ts';
import { renderLetters } from '../../src/letters/render-letters.ts';
import { Secret } from '../../src/secrets/secret.ts';
import { assets, issuedAt, loginLetter, recipient, site, print } from './letter-fixtures.ts';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** Letters that exist one at a time; the heap is weighed before every thousandth. */
function* manyLetters(count: number, weights: number[]): Generator<LoginLetter> {
  for (let i = 0; i < count; i++) {
    if (i % 1000 === 999) {
      collectGarbage();
      weights.push(process.memoryUsage().heapUsed);
    }
    const own = { ...recipient, address: [`京都府京都市上京区${i}番地`] };
    const initialPassword = new Secret(`k7mz${String(i).padStart(8, '2')}`);
    yield loginLetter({ controlNumber: `A${i}-0`, recipient: own, initialPassword });
  }
}

test('the heap does not grow with the run', async () => {
  const out = new Writable({
    write: (_chunk, _encoding, done) => {
      done();
    },
  });
  const weights: number[] = [];
  // The printer only walks through the letters; an array of them would be what grows.
  const letters = { [Symbol.iterator]: () => manyLetters(5000, weights) };
  const run = { kind: 'login', site, print, issuedAt, sample: false } as const;
  await renderLetters({ ...run, letters: letters }, assets, out);
  const [first = 0, last = 0] = [weights[0], weights.at(-1)];
  expect(weights).toHaveLength(5);
  // A page leaves its number, offset and line of the page list: about a quarter of a kilobyte each.
  expect((last - first) / 4000).toBeLessThan(500);
});
