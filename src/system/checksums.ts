/** `SHA256SUMS`, the list of the files of a folder: `sha256sum -c SHA256SUMS` reads it, too. */

/** Name of the list in a folder. */
export const CHECKSUMS_FILE = 'SHA256SUMS';

export interface Checksum {
  /** Below the folder, with `/` on every system. */
  readonly path: string;
  /** Hexadecimal. */
  readonly sha256: string;
}

/** Sorted by path, one file a line, as sha256sum writes them (GNU coreutils). */
export function formatChecksums(checksums: readonly Checksum[]): string {
  const sorted = checksums.toSorted((a, b) => (a.path < b.path ? -1 : 1));
  return sorted.map(({ path, sha256 }) => `${sha256}  ${path}\n`).join('');
}

/** @returns nothing when a line is none of such a list, or would lead out of the folder */
export function parseChecksums(text: string): readonly Checksum[] | undefined {
  const lines = text.split('\n').filter((line) => line !== '');
  const checksums = lines.map((line) => {
    const [, sha256, path] = /^([0-9a-f]{64}) [ *](.+)$/.exec(line) ?? [];
    if (sha256 === undefined || path === undefined || leadsOut(path)) return undefined;
    return { path, sha256 };
  });
  const whole = checksums.filter((checksum) => checksum !== undefined);
  return whole.length === lines.length && whole.length > 0 ? whole : undefined;
}

function leadsOut(path: string): boolean {
  const steps = path.split('/');
  return steps.some((step) => step === '' || step === '.' || step === '..' || step.includes('\\'));
}
