import { crc32, deflateSync, inflateSync } from 'node:zlib';
import type { Picture } from './programs.ts';

/** Pictures as small PNG files (ISO/IEC 15948): eight-bit grey, no filter; no others are read. */

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** 16 levels of grey halve the file, and say enough. */
const levelStep = 17;

export function encodePng({ width, height, pixels }: Picture): Buffer {
  const rows = Array.from({ length: height }, (_, y) => [
    0,
    ...pixels.subarray(y * width, (y + 1) * width).map((grey) => rounded(grey)),
  ]);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.writeUInt8(8, 8);
  const data = deflateSync(Buffer.from(rows.flat()), { level: 9 });
  const end = chunk('IEND', Buffer.alloc(0));
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', data), end]);
}

export function decodePng(png: Buffer): Picture {
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  const length = png.readUInt32BE(33);
  const rows = inflateSync(png.subarray(41, 41 + length));
  const pixels = Buffer.concat(
    Array.from({ length: height }, (_, y) =>
      rows.subarray(y * (width + 1) + 1, (y + 1) * (width + 1)),
    ),
  );
  return { width, height, pixels: new Uint8Array(pixels) };
}

/** How far two pictures of one size lie apart: mean difference of greys, 0 to 255. */
export function distance(one: Picture, other: Picture): number {
  if (one.width !== other.width || one.height !== other.height) return 255;
  const sum = one.pixels.reduce(
    (total, grey, i) => total + Math.abs(grey - (other.pixels[i] ?? 0)),
    0,
  );
  return sum / one.pixels.length;
}

function rounded(grey: number): number {
  return Math.round(grey / levelStep) * levelStep;
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(4);
  frame.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([frame, body, check]);
}
