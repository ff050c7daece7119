import { crc32, deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { readDrawings } from '../../src/guide/picture/read-drawings.ts';
import { labelsOf } from '../../src/guide/picture/drawing.ts';
import { openSitePicture } from '../../src/letters/site-picture.ts';
import { readGuideSources } from '../../src/guide/read-guide-sources.ts';
import type { Block, GuidePicture } from '../../src/guide/guide.ts';
import { hasProgram } from '../programs.ts';
import { runOnPdf } from '../letters/programs.ts';
import { figureOf } from '../../src/guide/page/draw-figure.ts';
import { guideStyles } from '../../src/guide/page/sheet.ts';
import { createGlyphSource } from '../../src/letters/fonts/glyphs.ts';
import type { SettingValues } from '../../src/settings/write-settings.ts';
import { fonts } from '../letters/letter-fixtures.ts';
import { en, guideOf, ja, pictures, print } from './guide-fixtures.ts';

const typesetter = { glyphs: createGlyphSource(fonts), justify: true, styles: guideStyles.whole };

/** The drawings that come with the guide, and the pictures that a site puts in their place. */

const shown = (block: Block): readonly GuidePicture[] =>
  'picture' in block ? [block.picture] : [];

describe.each([ja, en])('the drawings in $language', (edition) => {
  const used = guideOf(edition).sections.flatMap(({ blocks }) => blocks.flatMap(shown));

  test('are all used, and all there', () => {
    expect(used.map(({ name }) => name).sort()).toEqual([...pictures.drawings.keys()].sort());
  });

  test('have a word for every label, and no label for nothing', () => {
    for (const { name, labels } of used) {
      const drawing = pictures.drawings.get(name);
      const wanted = drawing ? new Set(labelsOf(drawing)) : new Set();
      expect([name, [...labels.keys()].sort()]).toEqual([name, [...wanted].sort()]);
      for (const text of labels.values()) expect(text.length).toBeGreaterThan(0);
    }
  });

  /** Pictures in which words had to end in an ellipsis. */
  const cut = (change: SettingValues): readonly string[] =>
    guideOf(edition, change)
      .sections.flatMap(({ blocks }) => blocks.flatMap(shown))
      .filter((picture) => {
        const { marks = [] } = figureOf(picture, pictures, typesetter).draw(0, 0);
        const glyphs = marks.flatMap((mark) => (mark.type === 'glyphs' ? mark.glyphs : []));
        return glyphs.some(({ text }) => text === '…');
      })
      .map(({ name }) => name);

  test('show all their words at a usual site', () => {
    expect(cut({})).toEqual([]);
  });

  test('cut an address that is too long, as a browser would, and nothing else', () => {
    const names = ['download-prefix', 'windows-download'];
    expect(cut({ portal: { downloadUrl: `https://${'a'.repeat(60)}.example/` } })).toEqual(names);
  });
});

describe('a drawing with a slip of the pen', () => {
  const drawing = (item: string, size = '[60, 30]'): (() => unknown) => {
    const text = `x:\n  frame: window\n  size: ${size}\n  items:\n    - ${item}\n`;
    return () => readDrawings({ name: 'pictures.yaml', bytes: Buffer.from(text) });
  };
  test.each<[string, () => unknown, string]>([
    ['an unknown shape', drawing('{ ellipse: [1, 2, 3, 4] }'), 'template-unknown-word'],
    ['a box of three numbers', drawing('{ rect: [1, 2, 3] }'), 'template-wrong-value'],
    ['words without a label', drawing('{ text: [1, 2, 3, 4] }'), 'template-missing-key'],
    ['a size of one number', drawing('{ rect: [1, 2, 3, 4] }', '[60]'), 'template-wrong-value'],
  ])('%s is refused', (_name, read, code) => {
    expect(read).toThrow(expect.objectContaining({ code }));
  });
});

/** PNG (ISO/IEC 15948) of one grey, with what a case wants different. */
function png(change: {
  readonly width?: number;
  readonly height?: number;
  readonly colour?: number;
  readonly interlace?: number;
  readonly filter?: number;
  readonly rows?: number;
  readonly damage?: boolean;
}): Buffer {
  const { width = 40, height = 20, colour = 0, interlace = 0, filter = 0 } = change;
  const samples = colour === 6 ? 4 : colour === 2 ? 3 : 1;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, colour, 0, 0, interlace], 8);
  const row = Buffer.alloc(1 + width * samples, 0x66);
  row[0] = filter;
  const rows = Buffer.concat(Array.from({ length: change.rows ?? height }, () => row));
  const file = Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    ...[chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))],
  ]);
  if (change.damage) file[50] = (file[50] ?? 0) ^ 1;
  return file;
}

function chunk(type: string, body: Buffer): Buffer {
  const data = Buffer.concat([Buffer.from(type), body]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(body.length, 0);
  ends.writeUInt32BE(crc32(data), 4);
  return Buffer.concat([ends.subarray(0, 4), data, ends.subarray(4)]);
}

/** The frame of a JPEG (ITU-T T.81 B.2): enough to be measured. */
function jpeg(change: { readonly marker?: number; readonly components?: number }): Buffer {
  const { marker = 0xc0, components = 3 } = change;
  const app = [0xff, 0xe0, 0, 4, 1, 2];
  const frame = [0xff, marker, 0, 17, 8, 0, 30, 0, 50, components, ...Array<number>(12).fill(0)];
  return Buffer.from([0xff, 0xd8, ...app, ...frame, 0xff, 0xda, 0, 2, 9, 9, 0xff, 0xd9]);
}

describe('a site’s own picture', () => {
  test.each([
    ['grey PNG', png({}), [40, 20]],
    ['PNG in colour', png({ colour: 2 }), [40, 20]],
    ['PNG with transparency', png({ colour: 6 }), [40, 20]],
    ['JPEG', jpeg({}), [50, 30]],
    ['progressive JPEG', jpeg({ marker: 0xc2 }), [50, 30]],
    ['grey JPEG', jpeg({ components: 1 }), [50, 30]],
  ])('%s is taken', (_name, bytes, [width, height]) => {
    expect(openSitePicture(bytes, 'x')).toMatchObject({ width, height });
  });

  test.each<[string, Buffer, string]>([
    ['a GIF', Buffer.from('GIF89a....'), 'kind'],
    ['nothing', Buffer.alloc(0), 'kind'],
    ['one octet', Buffer.from([0xff]), 'kind'],
    ['a script', Buffer.from('<svg onload="alert(1)"/>'), 'kind'],
    ['an interlaced PNG', png({ interlace: 1 }), 'interlaced'],
    ['a PNG with a flipped bit', png({ damage: true }), 'damaged'],
    ['a PNG that ends early', png({}).subarray(0, 60), 'damaged'],
    ['a PNG with a row too few', png({ rows: 19 }), 'damaged'],
    ['a PNG with a row too many', png({ rows: 21 }), 'damaged'],
    ['a PNG with a filter that is none', png({ filter: 5 }), 'damaged'],
    ['a PNG without a size', png({ width: 0 }), 'damaged'],
    ['a PNG of an unknown colour type', png({ colour: 5 }), 'damaged'],
    ['a palette PNG without a palette', png({ colour: 3 }), 'damaged'],
    ['a JPEG for four inks', jpeg({ components: 4 }), 'kind'],
    ['a lossless JPEG', jpeg({ marker: 0xc3 }), 'kind'],
    ['a JPEG that ends early', jpeg({}).subarray(0, 30), 'damaged'],
    ['a JPEG without an end', jpeg({}).subarray(0, -2), 'damaged'],
  ])('%s is refused', (_name, bytes, reason) => {
    const error = { code: 'picture-unreadable', args: { path: 'x', reason } };
    expect(() => openSitePicture(bytes, 'x')).toThrow(expect.objectContaining(error));
  });

  test.each([
    ['too many octets', Buffer.alloc(5 * 2 ** 20)],
    // It says so in its head; nobody unpacks the rest to find out.
    ['too many pixels', png({ width: 100_000, height: 100_000, rows: 1 })],
  ])('%s are refused', (_name, bytes) => {
    expect(() => openSitePicture(bytes, 'x')).toThrow(
      expect.objectContaining({ code: 'picture-too-large' }),
    );
  });

  const files = (content: Readonly<Record<string, Buffer>>) => ({
    exists: () => true,
    list: () => Object.keys(content),
    read: (path: string) => {
      const found = content[path.replace('/home/guide/', '')];
      if (found === undefined) throw new Error(`read ${path}`);
      return found;
    },
  });
  const read = (content: Readonly<Record<string, Buffer>>) =>
    readGuideSources(files(content), '/home/guide', 'ja');

  test('is found by its name, whatever the case of its ending', () => {
    const own = { 'windows-start.PNG': png({}), 'ios-allow.jpeg': jpeg({}) };
    expect([...read(own).pictures.own.keys()].sort()).toEqual(['ios-allow', 'windows-start']);
  });

  test('of another name is left unread, and reported', () => {
    const strange = { 'windows-begin.png': Buffer.from('x'), 'notes.txt': Buffer.from('x') };
    const { pictures: found, unknown } = read(strange);
    expect([found.own.size, unknown]).toEqual([0, ['windows-begin.png']]);
  });

  test('and its own wording take the place of the built-in ones', () => {
    const { content } = read({ 'guide.ja.yaml': Buffer.from('version: 1') });
    expect([content.name, content.bytes.length]).toEqual(['/home/guide/guide.ja.yaml', 10]);
    expect(read({}).content.name).toBe('templates/guide/guide.ja.yaml');
    expect(read({ 'guide.en.yaml': Buffer.from('x') }).content.name).toContain('templates/');
  });

  test.skipIf(!hasProgram('pdfimages'))('is printed where the drawing stood', async () => {
    const own = new Map([
      ['windows-start', openSitePicture(png({ colour: 6 }), 'x')],
      ['macos-add', openSitePicture(png({ width: 30, height: 90 }), 'x')],
    ]);
    const { pdf, sections } = await print(guideOf(ja), { pictures: { ...pictures, own } });
    const list = runOnPdf(pdf, 'pdfimages', (path) => ['-list', path]).toString();
    const pages = sections.filter(({ id }) => ['windows', 'macos'].includes(id));
    expect(list).toMatch(new RegExp(`^ +${pages[0]?.page ?? 0} +\\d+ image +40 +20 `, 'm'));
    expect(list).toMatch(new RegExp(`^ +${pages[1]?.page ?? 0} +\\d+ image +30 +90 `, 'm'));
  });
});
