/** The printing thread: sets letters and hands over the PDF's bytes. Knows neither ledger nor files. */
import { Writable } from 'node:stream';
import { parentPort } from 'node:worker_threads';
import { HakkoError } from '../errors.ts';
import type { Letter } from '../letters/letter.ts';
import { renderLetters } from '../letters/render-letters.ts';
import { Secret } from '../secrets/secret.ts';
import { loadLetterAssets } from './load-letter-assets.ts';
import { createLetterQueue, type LetterQueue } from './letter-queue.ts';
import type {
  Failure,
  PartSettings,
  PlainLetter,
  PrinterRequest,
  PrinterResponse,
} from './printer-messages.ts';

const queues = new Map<number, LetterQueue>();

parentPort?.on('message', (request: PrinterRequest) => {
  const { part } = request;
  switch (request.type) {
    case 'start': {
      const queue = createLetterQueue();
      queues.set(part, queue);
      void print(part, request.settings, queue);
      return;
    }
    case 'letters':
      queues.get(part)?.add(request.letters.map(withSecret));
      return;
    case 'end':
      queues.get(part)?.end();
      queues.delete(part);
  }
});

async function print(part: number, settings: PartSettings, letters: LetterQueue): Promise<void> {
  const out = new Writable({
    write(bytes: Uint8Array, _encoding, done) {
      // A copy of its own: a clone of a slice would carry the whole pool behind it along.
      say({ type: 'bytes', part, bytes: Uint8Array.from(bytes) });
      done();
    },
  });
  try {
    const pages = await renderLetters({ ...settings, letters }, loadLetterAssets(), out);
    say({ type: 'done', part, pages });
  } catch (error) {
    say({ type: 'failed', part, failure: failureOf(error) });
  }
}

function say(response: PrinterResponse): void {
  parentPort?.postMessage(response);
}

function failureOf(error: unknown): Failure {
  if (error instanceof HakkoError) {
    const { code, args } = error as HakkoError;
    return { code, args };
  }
  return { message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}

function withSecret(letter: PlainLetter): Letter {
  return letter.kind === 'login'
    ? { ...letter, initialPassword: new Secret(letter.initialPassword) }
    : { ...letter, installPassword: new Secret(letter.installPassword) };
}
