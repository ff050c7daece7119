/**
 * A site's own picture, such as its logo or a screenshot for the guide: PNG (ISO/IEC 15948) or JPEG
 * (ITU-T T.81), read through before it is printed, so that a damaged file is named in time and a huge
 * one never unpacked.
 */
import { crc32, inflateSync } from 'node:zlib';
import { HakkoError } from '../errors.ts';
import type { PictureFault } from './errors.ts';

export interface SitePicture {
  readonly bytes: Uint8Array;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
}

/** Larger than any screenshot that gains from it on 60 mm of paper. */
export const maximumPictureOctets = 4 * 2 ** 20;
export const maximumPicturePixels = 12_000_000;

/**
 * @param path how errors name the file
 * @throws `picture-unreadable`, `picture-too-large`
 */
export function openSitePicture(bytes: Uint8Array, path: string): SitePicture {
  const refuse = (reason: PictureFault): never => {
    throw new HakkoError('picture-unreadable', { path, reason });
  };
  const limits = { maximumOctets: maximumPictureOctets, maximumPixels: maximumPicturePixels };
  const tooLarge = (): never => {
    throw new HakkoError('picture-too-large', { path, ...limits });
  };
  if (bytes.length > maximumPictureOctets) tooLarge();
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const read = data.subarray(0, 8).equals(pngSignature)
    ? readPng
    : data.subarray(0, 2).equals(jpegSignature)
      ? readJpeg
      : refuse('kind');
  const size = read(data, refuse);
  if (size.width * size.height === 0) refuse('damaged');
  if (size.width * size.height > maximumPicturePixels) tooLarge();
  size.verify();
  return { bytes, width: size.width, height: size.height };
}

const jpegSignature = Buffer.from([0xff, 0xd8]);
const pngSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

interface ReadSize {
  readonly width: number;
  readonly height: number;
  /** Reads the rest, once its size is known to be small enough. */
  verify(): void;
}

type Refuse = (reason: PictureFault) => never;

/** Samples of a pixel by colour type (11.2.2). */
const samples: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

function readPng(data: Buffer, refuse: Refuse): ReadSize {
  const parts: Buffer[] = [];
  let header: Buffer | undefined;
  let palette = false;
  for (let at = pngSignature.length, type = ''; type !== 'IEND';) {
    if (at + 12 > data.length) return refuse('damaged');
    const length = data.readUInt32BE(at);
    const end = at + 12 + length;
    if (end > data.length || crc32(data.subarray(at + 4, end - 4)) !== data.readUInt32BE(end - 4)) {
      return refuse('damaged');
    }
    type = data.toString('latin1', at + 4, at + 8);
    const body = data.subarray(at + 8, end - 4);
    if (header === undefined && (type !== 'IHDR' || length !== 13)) return refuse('damaged');
    if (type === 'IHDR') header = body;
    if (type === 'PLTE') palette = true;
    if (type === 'IDAT') parts.push(body);
    at = end;
  }
  if (header === undefined) return refuse('damaged');
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const [depth = 0, colour = 0, , , interlace] = header.subarray(8);
  const perPixel = samples[colour];
  if (perPixel === undefined || ![1, 2, 4, 8, 16].includes(depth)) return refuse('damaged');
  if (colour === 3 && !palette) return refuse('damaged');
  if (interlace !== 0) return refuse('interlaced');
  const stride = 1 + Math.ceil((width * perPixel * depth) / 8);
  return {
    width,
    height,
    verify() {
      const rows = inflated(Buffer.concat(parts), height * stride);
      if (rows === undefined) return refuse('damaged');
      // The filter of each row (9.2): nobody catches it later.
      for (let at = 0; at < rows.length; at += stride) if ((rows[at] ?? 9) > 4) refuse('damaged');
    },
  };
}

/** Exactly so many octets, or nothing. */
function inflated(data: Buffer, octets: number): Buffer | undefined {
  try {
    const found = inflateSync(data, { maxOutputLength: octets });
    return found.length === octets ? found : undefined;
  } catch {
    return undefined;
  }
}

/** Baseline, extended and progressive frames in grey or colour (B.2.2); others no PDF viewer must know. */
const frames = [0xc0, 0xc1, 0xc2];

function readJpeg(data: Buffer, refuse: Refuse): ReadSize {
  for (let at = 2; at + 10 < data.length;) {
    if (data[at] !== 0xff) return refuse('damaged');
    const marker = data[at + 1] ?? 0;
    if (frames.includes(marker)) {
      const components = data[at + 9] ?? 0;
      if (data[at + 4] !== 8 || ![1, 3].includes(components)) return refuse('kind');
      const verify = (): void => {
        if (data.lastIndexOf(Buffer.from([0xff, 0xd9])) < at) refuse('damaged');
      };
      return { width: data.readUInt16BE(at + 7), height: data.readUInt16BE(at + 5), verify };
    }
    // Of the other frames (hierarchical, lossless, arithmetic) none is usual.
    if (marker >= 0xc3 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) refuse('kind');
    at += marker === 0xff ? 1 : 2 + data.readUInt16BE(at + 2);
  }
  return refuse('damaged');
}
