// node bench/print-letters.js WAY COUNT ROSTER TARGET prints so many letters, as the bench times it:
//   hakko     one PDF
//   obvious   the same by obvious-letters.js
//   shared    a PDF for each letter, into a folder; the fonts are opened once
//   anew      the same, with the fonts opened for each
//   memory    as hakko; tells file descriptor 3 the resident memory in MiB at every thousandth letter,
//             in the end its peak
//   lines     the lines of the pages as JSON, for another program to draw
import { createWriteStream, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { built, fakeLetters, letterSettings } from './letter-job.js';

const REPORT = 3;

const [way, count, roster, target] = process.argv.slice(2);
const { loadLetterAssets, loadLetterFonts } = await built('batch/load-letter-assets');
const { renderLetters } = await built('letters/render-letters');
const letters = fakeLetters(Number(count), roster);
const assets = loadLetterAssets();

const ways = {
  hakko: () => print(letters, assets, target),
  async obvious() {
    const { printObviously } = await import('./obvious-letters.js');
    await printObviously(letters, assets, target);
  },
  async shared() {
    for (const letter of letters) await print([letter], assets, fileOf(letter));
  },
  async anew() {
    for (const letter of letters) {
      await print([letter], { ...assets, fonts: loadLetterFonts() }, fileOf(letter));
    }
  },
  async memory() {
    await print(weighed(), assets, target);
    report(process.resourceUsage().maxRSS * 1024);
  },
  lines: writeLines,
};
await ways[way]();

async function print(some, from, path) {
  const out = createWriteStream(path);
  await renderLetters({ ...letterSettings, letters: some }, from, out);
  out.end();
  await finished(out);
}

function fileOf({ controlNumber }) {
  return join(target, `${controlNumber}.pdf`);
}

/** The letters, and on the way a line for every thousand. */
function* weighed() {
  let printed = 0;
  for (const letter of letters) {
    yield letter;
    printed += 1;
    if (printed % 1000 === 0) report(process.memoryUsage.rss());
  }
}

function report(bytes) {
  writeSync(REPORT, `${(bytes / 2 ** 20).toFixed(1)}\n`);
}

/** All that stands on the pages, line by line: who draws it need not typeset it any more. */
async function writeLines() {
  const { createLetterPress } = await built('letters/letter-press');
  const press = createLetterPress(letterSettings, assets);
  const pages = Array.from(letters, (letter) => {
    const marks = [...press.staticMarks('ja').flat(), ...press.compose(letter).marks.flat()];
    return marks.map((mark) => {
      if (mark.type === 'fill') return { rects: mark.rects };
      const { face, size, x, y, glyphs } = mark;
      return { face, size, x, y, text: glyphs.map(({ text }) => text).join('') };
    });
  });
  writeFileSync(target, JSON.stringify(pages));
}
