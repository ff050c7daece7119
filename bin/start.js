// `npm start`: without arguments a rehearsal of the sample roster, else the arguments go to hakko.
import { spawn } from 'node:child_process';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setUp } from './setup.js';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const node = setUp();
const given = process.argv.slice(2);

const child = spawn(
  node,
  [join(root, 'bin', 'hakko.js'), ...(given.length > 0 ? given : rehearsal())],
  {
    stdio: 'inherit',
  },
);
// Ctrl-C reaches the child by itself; we only wait for how it ends.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => undefined);
child.on('exit', (code) => {
  process.exitCode = code ?? 1;
});

function rehearsal() {
  const time = new Date();
  const two = (number) => String(number).padStart(2, '0');
  const day = `${time.getFullYear()}${two(time.getMonth() + 1)}${two(time.getDate())}`;
  const clock = `${two(time.getHours())}${two(time.getMinutes())}${two(time.getSeconds())}`;
  const roster = join(root, 'fixtures', 'rosters', 'sample.csv');
  const folder = join(root, `rehearsal-${day}-${clock}`);
  return ['rehearse', relative(process.cwd(), roster), '--keep', relative(process.cwd(), folder)];
}
