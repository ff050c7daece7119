#!/usr/bin/env node
// Plain JavaScript that any Node can read: says what is missing before anything needs it.
import { existsSync } from 'node:fs';
import module from 'node:module';

const NEEDED = 24;
const main = new URL('../dist/main.js', import.meta.url);

if (Number(process.versions.node.split('.')[0]) < NEEDED) {
  process.stderr.write(
    `hakko には Node.js ${NEEDED} 以上が必要です(今は ${process.versions.node})。このフォルダーで「npm start」又は「npx hakko」を使うと、決められた Node.js で動きます。\n` +
      `hakko needs Node.js ${NEEDED} or later (this is ${process.versions.node}). In a clone, "npm start" or "npx hakko" runs the pinned one.\n`,
  );
  process.exitCode = 1;
} else if (!existsSync(main)) {
  process.stderr.write(
    'まだビルドされていません。このフォルダーで「npm start」を実行してください。\n' +
      'hakko has not been built yet. Run "npm start" in its folder.\n',
  );
  process.exitCode = 1;
} else {
  module.enableCompileCache?.();
  const { main: run } = await import(main.href);
  await run(process);
}
