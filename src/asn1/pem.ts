/** PEM, the textual form of DER (RFC 7468): strict out, lenient about line ends and text around it in. */
import { HakkoError } from '../errors.ts';

/** One PEM block. */
export interface PemBlock {
  readonly label: string;
  readonly der: Buffer;
}

/** A PEM block of 64-character lines, ending in a newline (RFC 7468 section 3). */
export function encodePem(label: string, der: Buffer): string {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
}

/** All PEM blocks of a text in their order; none when there are none. Text between blocks is skipped. */
export function parsePem(text: string): readonly PemBlock[] {
  const blocks: PemBlock[] = [];
  for (const match of text.matchAll(pemBlock)) {
    const { label, body } = match.groups as { label: string; body: string };
    const base64 = body.replace(/\s+/g, '');
    // A header line (RFC 1421) holds a colon: such a block is of an older form, and not ours to read.
    if (isBase64(base64)) blocks.push({ label, der: Buffer.from(base64, 'base64') });
  }
  return blocks;
}

/** The first block with one of the labels. Throws `pem-missing`. */
export function findPem(text: string, ...labels: readonly string[]): PemBlock {
  const found = parsePem(text).find((block) => labels.includes(block.label));
  if (found === undefined) throw new HakkoError('pem-missing', { labels });
  return found;
}

const pemBlock = /-----BEGIN (?<label>[A-Z0-9 ]{1,60})-----(?<body>[^-]*)-----END \k<label>-----/g;

const isBase64 = (text: string): boolean =>
  text.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(text);
