/**
 * `node heap-search.ts press|text` prints letters with passwords that are known, looks into its own heap
 * while the document is still open, and writes how many of them it holds: as the press prints them, or
 * by pdfkit's own `text()`.
 */
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { writeHeapSnapshot } from 'node:v8';
import * as fontkit from 'fontkit';
import PDFDocument from 'pdfkit';
import type { LoginLetter } from '../../src/letters/letter.ts';
import { renderLetters } from '../../src/letters/render-letters.ts';
import { Secret } from '../../src/secrets/secret.ts';
import { assets, fonts, issuedAt, loginLetter, print, site } from './letter-fixtures.ts';

const LETTERS = 200;
/** The last ones may be on their way through the press still. */
const GONE = 190;

/** A string of its own, no piece of another; made anew only to be looked for. */
function passwordOf(index: number): string {
  const digest = createHash('sha256').update(`letter ${index}`).digest();
  return digest.subarray(0, 12).toString('base64url');
}

/** How many of the passwords stand in the heap, garbage collected. */
function heldPasswords(): number {
  const folder = mkdtempSync(join(tmpdir(), 'hakko-heap-'));
  try {
    const snapshot = readFileSync(writeHeapSnapshot(join(folder, 'all.heapsnapshot')));
    const indices = Array.from({ length: GONE }, (_, index) => index);
    return indices.filter((index) => snapshot.includes(passwordOf(index))).length;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const nowhere = new Writable({
  write: (_chunk, _encoding, done) => {
    done();
  },
});

async function byPress(): Promise<number> {
  let held = NaN;
  function* letters(): Generator<LoginLetter> {
    for (let index = 0; index < LETTERS; index += 1) {
      yield loginLetter({ initialPassword: new Secret(passwordOf(index)) });
    }
    held = heldPasswords();
  }
  const run = { kind: 'login', site, print, issuedAt, sample: false } as const;
  await renderLetters({ ...run, letters: letters() }, assets, nowhere);
  return held;
}

function byText(): number {
  const document = new PDFDocument({ font: null as unknown as string });
  document.pipe(nowhere);
  document.registerFont('F', fontkit.create(Buffer.from(fonts.secret)) as never).font('F');
  for (let index = 0; index < LETTERS; index += 1) {
    document.text(passwordOf(index), 10, 10, { lineBreak: false });
  }
  return heldPasswords();
}

process.stdout.write(String(process.argv[2] === 'press' ? await byPress() : byText()));
