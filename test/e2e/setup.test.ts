/** The program under a Node that is too old says what to do, and does nothing else. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

/** A Node of the system older than the one we need, if there is one. */
function findOldNode(): string | undefined {
  const folders = ['/usr/local/bin', '/usr/bin', ...(process.env['PATH'] ?? '').split(delimiter)];
  return folders
    .filter((folder) => !folder.includes('node_modules'))
    .map((folder) => join(folder, 'node'))
    .filter((path) => existsSync(path))
    .find((path) => {
      const { stdout } = spawnSync(path, ['--version'], { encoding: 'utf8' });
      const major = Number(/^v(\d+)\./.exec(stdout)?.[1]);
      return major >= 20 && major < 24;
    });
}

const oldNode = findOldNode();

describe.skipIf(oldNode === undefined)('an old Node', () => {
  it.each([['--version'], ['issue', 'roster.csv'], ['list', '--json'], []])(
    'is told what to do instead of %j',
    (...args) => {
      const { status, stdout, stderr } = spawnSync(
        oldNode ?? '',
        [join(root, 'bin', 'hakko.js'), ...args],
        { encoding: 'utf8' },
      );
      expect([status, stdout]).toEqual([1, '']);
      const lines = stderr.trimEnd().split('\n');
      // One line in each language, since nobody was asked yet which one it is.
      expect(lines.length).toBe(2);
      expect(lines[0]).toMatch(/Node\.js 24 以上.*npm start.*npx hakko/);
      expect(lines[1]).toMatch(
        /Node\.js 24 or later \(this is \d+\.\d+\.\d+\).*npm start.*npx hakko/,
      );
      expect(stderr).not.toMatch(/SyntaxError|\n\s+at /);
    },
  );
});
