// Makes a clone ready to run: installs what the lock names, builds when a source is newer.
// Speaks on stderr, so that what runs afterwards has stdout for itself. Any Node from 20 on runs it.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const at = (...names) => join(root, ...names);
const pinned = at('node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');

/** Ends the process with a sentence when a step fails; gives the Node to go on with. */
export function setUp() {
  if (!isInstalled()) {
    say('必要なものを入れています(npm ci)… / Installing what is missing (npm ci) …');
    run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], 'npm ci');
  }
  if (!isBuilt()) {
    say('ビルドしています… / Building …');
    run(node(), [at('node_modules', 'typescript', 'bin', 'tsc'), '-p', at('tsconfig.json')], 'tsc');
  }
  return node();
}

/** The pinned Node where the platform has one, else the one that runs this. */
function node() {
  return existsSync(pinned) ? pinned : process.execPath;
}

/** npm writes its own lock last, so it is there only after a whole installation of this very lock. */
function isInstalled() {
  const installed = at('node_modules', '.package-lock.json');
  if (!existsSync(installed)) return false;
  const packagesOf = (path) => JSON.parse(readFileSync(path, 'utf8')).packages;
  const have = packagesOf(installed);
  return Object.entries(packagesOf(at('package-lock.json'))).every(
    ([name, wanted]) => name === '' || wanted.optional || have[name]?.version === wanted.version,
  );
}

function isBuilt() {
  const stamp = at('dist', '.tsbuildinfo');
  if (!existsSync(stamp)) return false;
  const sources = readdirSync(at('src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
  const newest = Math.max(
    ...[...sources, at('tsconfig.json')].map((path) => statSync(path).mtimeMs),
  );
  return newest <= statSync(stamp).mtimeMs;
}

function run(command, args, name) {
  const { status } = spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (status === 0) return;
  say(
    `「${name}」が失敗しました。上の内容を確かめてください。 / “${name}” failed; its words stand above.`,
  );
  process.exit(1);
}

function say(text) {
  process.stderr.write(`${text}\n`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) setUp();
