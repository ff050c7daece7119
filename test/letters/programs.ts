import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Other programs that judge the PDFs, where they are installed. */

/** Standard output of a program that is given the PDF's path among its arguments; it must succeed. */
export function runOnPdf(
  pdf: Uint8Array,
  program: string,
  args: (path: string) => string[],
): Buffer {
  return inFolder((folder) => {
    const path = join(folder, 'letters.pdf');
    writeFileSync(path, pdf);
    const { status, stdout, stderr } = spawnSync(program, args(path), { maxBuffer: 2 ** 28 });
    if (status !== 0) throw new Error(`${program}: ${stderr.toString()}`);
    return stdout;
  });
}

/** A page as grey pixels, read from pdftoppm's PGM. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

export function pictureOf(pdf: Uint8Array, page: number, dpi: number): Picture {
  const [picture] = drawn(pdf, ['-r', String(dpi), '-f', String(page), '-l', String(page)]);
  if (picture === undefined) throw new Error(`pdftoppm drew no page ${page}`);
  return picture;
}

/** All pages, by one call. */
export function picturesOf(pdf: Uint8Array, dpi: number): readonly Picture[] {
  return drawn(pdf, ['-r', String(dpi)]);
}

function drawn(pdf: Uint8Array, options: readonly string[]): readonly Picture[] {
  let pgm = runOnPdf(pdf, 'pdftoppm', (path) => ['-gray', ...options, path]);
  const pictures: Picture[] = [];
  while (pgm.length > 0) {
    const header = /^P5\s(\d+) (\d+)\s255\s/.exec(pgm.subarray(0, 40).toString('latin1'));
    if (header === null) throw new Error('pdftoppm wrote no PGM');
    const [width, height] = [Number(header[1]), Number(header[2])];
    const end = header[0].length + width * height;
    pictures.push({ width, height, pixels: new Uint8Array(pgm.subarray(header[0].length, end)) });
    pgm = pgm.subarray(end);
  }
  return pictures;
}

/** What zbarimg reads in a picture of a page. */
export function barcodesOf(pdf: Uint8Array, page: number): string {
  return inFolder((folder) => {
    const path = join(folder, 'page.pgm');
    const { width, height, pixels } = pictureOf(pdf, page, 200);
    writeFileSync(path, Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`), pixels]));
    return spawnSync('zbarimg', ['--quiet', '--raw', path]).stdout.toString().trim();
  });
}

/** The PDF with its streams inflated, as qpdf writes it. */
export function inflated(pdf: Uint8Array): Buffer {
  return inFolder((folder) => {
    const [from, to] = [join(folder, 'in.pdf'), join(folder, 'out.pdf')];
    writeFileSync(from, pdf);
    const { status } = spawnSync('qpdf', ['--qdf', '--object-streams=disable', from, to]);
    if (status !== 0) throw new Error('qpdf failed');
    return readFileSync(to);
  });
}

function inFolder<T>(work: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'hakko-letters-'));
  try {
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
