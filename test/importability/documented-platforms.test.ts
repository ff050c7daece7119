/** The settings file sends people to these pages for the names of platforms. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { platformRanges } from '../../src/importability/platform.ts';
import { importability as en } from '../../src/words/en/importability.ts';
import { importability as ja } from '../../src/words/ja/importability.ts';

const docs = join(import.meta.dirname, '../../docs');

test.each([
  ['crypto.md', '## Names of platforms', en],
  ['ja/crypto.md', '## 環境の名前', ja],
])('%s lists every platform by its range', (page, heading, words) => {
  const [, section = ''] = readFileSync(join(docs, page), 'utf8').split(`${heading}\n`);
  const [, ...rows] = (section.split('\n## ')[0] ?? '').match(/^\| .* \|$/gm) ?? [];
  expect(rows).toEqual(
    platformRanges.map(
      ({ name, platforms }) =>
        `| ${words.ranges[name]} | ${platforms.map((platform) => `\`${platform}\``).join(', ')} |`,
    ),
  );
});

test.each(['crypto.md', 'ja/crypto.md'])('%s names the table for an auditor', (page) => {
  expect(readFileSync(join(docs, page), 'utf8')).toContain('`hakko verify --crypto`');
});
