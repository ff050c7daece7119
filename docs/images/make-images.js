// Makes the pictures in this folder: both letters from a rehearsal of the sample roster, and two pages
// of the install guide.
// Needs a built clone and `pdftoppm` (Debian: poppler-utils): npx node docs/images/make-images.js
import { Buffer } from 'node:buffer';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';

const WIDTH = 900;
/** Enough for print in greys; 16 levels halve the file. */
const LEVELS = 16;
const FRAME = 11;

const root = join(import.meta.dirname, '..', '..');
const folder = mkdtempSync(join(tmpdir(), 'hakko-images-'));
try {
  rehearse();
  picture(letters('login-id'), 1, 'letter-1-login-notice.png');
  picture(letters('install-password'), 1, 'letter-2-install-notice.png');
  picture(guide(), 2, 'guide-download.png');
  picture(guide(), 5, 'guide-iphone.png');
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function rehearse() {
  const hakko = join(root, 'bin', 'hakko.js');
  const roster = join(root, 'fixtures', 'rosters', 'sample.csv');
  const keep = join(folder, 'rehearsal');
  const args = [hakko, 'rehearse', roster, '--keep', keep, '--lang', 'ja', '--quiet'];
  execFileSync(process.execPath, args, { stdio: 'inherit' });
}

function letters(kind) {
  return join(folder, 'rehearsal', 'output', 'letters', kind, `${kind}-001.pdf`);
}

/** The guide of the rehearsal's site. */
function guide() {
  const hakko = join(root, 'bin', 'hakko.js');
  const home = join(folder, 'rehearsal', 'hakko-home');
  const out = join(folder, 'guide.pdf');
  const args = [hakko, 'guide', '--home', home, '--out', out, '--force', '--quiet'];
  execFileSync(process.execPath, args, { stdio: 'inherit' });
  return out;
}

/** A page as a PNG. */
function picture(pdf, number, name) {
  const page = ['-f', String(number), '-l', String(number), '-singlefile'];
  const size = ['-scale-to-x', String(WIDTH), '-scale-to-y', '-1'];
  execFileSync('pdftoppm', [...page, ...size, '-gray', pdf, join(folder, 'page')]);
  const png = encodePng(frame(readPgm(readFileSync(join(folder, 'page.pgm')))));
  writeFileSync(join(import.meta.dirname, name), png);
  process.stdout.write(`${name}: ${png.length} bytes\n`);
}

/** Binary PGM with one byte a pixel, as pdftoppm writes it; pixels become levels. */
function readPgm(bytes) {
  const [head, width, height] = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(bytes.toString('latin1', 0, 40));
  const pixels = bytes.subarray(head.length).map((grey) => Math.round((grey * (LEVELS - 1)) / 255));
  return { width: Number(width), height: Number(height), pixels };
}

/** A thin line around the sheet: white paper has no edge on a white page. */
function frame({ width, height, pixels }) {
  const isEdge = (x, y) => x === 0 || y === 0 || x === width - 1 || y === height - 1;
  const framed = pixels.map((level, index) =>
    isEdge(index % width, Math.floor(index / width)) ? FRAME : level,
  );
  return { width, height, pixels: framed };
}

/** PNG (ISO/IEC 15948) in four-bit grey: two pixels a byte, no filter. */
function encodePng({ width, height, pixels }) {
  const stride = Math.ceil(width / 2);
  const rows = Buffer.alloc(height * (stride + 1));
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = y * (stride + 1) + 1 + (x >> 1);
      rows[at] |= pixels[y * width + x] << (x % 2 === 0 ? 4 : 0);
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 4;
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const data = chunk('IDAT', deflateSync(rows, { level: 9 }));
  return Buffer.concat([signature, chunk('IHDR', header), data, chunk('IEND', Buffer.alloc(0))]);
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}
