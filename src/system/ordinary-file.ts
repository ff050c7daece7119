/** Opens a file of our own to read it, and nothing else that may stand under its name. */
import * as fs from 'node:fs';
import { HakkoError } from '../errors.ts';

/**
 * A pipe that nobody writes into is not waited for. Folders pass: reading one fails with EISDIR.
 * @returns the descriptor, which the caller closes
 * @throws `file-special`, and what the system says
 */
export function openOrdinary(path: string): number {
  const descriptor = fs.openSync(path, fs.constants.O_RDONLY | (fs.constants.O_NONBLOCK || 0));
  const found = fs.fstatSync(descriptor);
  if (found.isFile() || found.isDirectory()) return descriptor;
  fs.closeSync(descriptor);
  throw new HakkoError('file-special', { path });
}
