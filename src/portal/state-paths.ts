/** Where the portal keeps what it must not forget: who has downloaded, and what was tried. */
import { join } from 'node:path';

/** Completed downloads, one JSON object a line; never rotated, for limits are counted from it. */
export function downloadsFile(state: string): string {
  return join(state, 'downloads.jsonl');
}

/** Every attempt, one JSON object a line; it may be moved away at any time. */
export function auditFile(state: string): string {
  return join(state, 'audit.jsonl');
}
