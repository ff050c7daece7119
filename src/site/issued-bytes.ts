/** Whether bytes are those that were issued. */
import { createHash } from 'node:crypto';
import { HakkoError } from '../errors.ts';

/** @throws `site-file-damaged` */
export function requireChecksum(bytes: Buffer, sha256: string, file: string): Buffer {
  if (sha256Of(bytes) === sha256) return bytes;
  throw new HakkoError('site-file-damaged', { file });
}

/** Hexadecimal. */
export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
