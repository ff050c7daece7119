/**
 * A running portal whose records, and whose standard error, lie on a disk that fills up: it serves pages,
 * hands out nothing that it could not count, and goes on by itself once there is room. Needs root to
 * mount; a few seconds.
 */
import { spawn } from 'node:child_process';
import { appendFileSync, closeSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { issuedHere } from '../commands/issued-here.ts';
import { readDownloads } from '../../src/portal/download-record.ts';
import { auditFile } from '../../src/portal/state-paths.ts';
import { askAt, eventually, passwordsIn } from '../portal/portal-here.ts';
import { createWorld } from '../system/world.ts';
import { isRoot, mountSmallDisk } from './small-disk.ts';

const program = resolve(import.meta.dirname, '../../bin/hakko.js');
const LOGINS = ['G13B1234567', 'G13B1234568'];

it.skipIf(!isRoot)('a portal outlives a full disk', async () => {
  const folder = await issuedHere();
  const world = createWorld({ folder });
  const { initial } = passwordsIn(world, join(folder, 'hakko-home'));
  const disk = mountSmallDisk(256);
  const said = openSync(join(disk.folder, 'stderr.log'), 'a');
  const child = spawn(
    process.execPath,
    [program, 'portal', '--json', '--lang', 'en', '--state', disk.folder, ...ANY_PORT],
    { cwd: folder, stdio: ['ignore', 'pipe', said] },
  );
  closeSync(said);
  const ended = new Promise((done) => child.once('exit', done));
  try {
    const ready = await new Promise<string>((done) => {
      let text = '';
      child.stdout?.on('data', (piece: Buffer) => {
        text += piece.toString();
        if (text.endsWith('}\n')) done(text);
      });
    });
    const { port } = (JSON.parse(ready) as { readonly download: { readonly port: number } })
      .download;
    const ask = (path: string, login?: string) =>
      askAt(port, path, login === undefined ? {} : { login }, false);
    let taken = 0;
    const take = async () => {
      const loginId = LOGINS[taken++ % LOGINS.length] ?? '';
      return (await ask('/dl/G13B/G13B.p12', `${loginId}:${initial.get(loginId) ?? ''}`)).status;
    };
    const recorded = () => readDownloads(world, disk.folder).length;
    expect(await take()).toBe(200);
    expect(await eventually(() => recorded() === 1)).toBe(true);
    const filler = join(disk.folder, 'filler');
    fill(filler);
    // Room to the end of its page is left to each file: so much is written before the disk is full.
    for (let n = 0; n < 40; n += 1) expect((await ask(`/?prefix=Q${n}`)).status).toBe(404);
    const statuses = [];
    for (let n = 0; n < 40; n += 1) statuses.push(await take());
    expect(statuses.at(-1)).toBe(503);
    const given = statuses.filter((status) => status === 200).length;
    expect((await ask('/')).status).toBe(200);
    rmSync(filler);
    expect(await eventually(() => recorded() === 1 + given)).toBe(true);
    expect(await take()).toBe(200);
    expect(await eventually(() => recorded() === 2 + given)).toBe(true);
    // One line of attempts broke off where the room ended, and one says how many are missing.
    const log = readFileSync(auditFile(disk.folder), 'utf8').trimEnd().split('\n');
    expect(log.filter((line) => !line.startsWith('{') || !line.endsWith('}')).length).toBeLessThan(
      2,
    );
    expect(log.filter((line) => line.includes('entries-missing'))).toHaveLength(1);
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
  } finally {
    child.kill('SIGKILL');
    await ended;
    disk.remove();
  }
});

const ANY_PORT = ['--listen', '127.0.0.1:0', '--portal-listen', '127.0.0.1:0'];

/** Until nothing more goes onto the disk. */
function fill(path: string): void {
  writeFileSync(path, '');
  for (const piece of [64 << 10, 4 << 10, 1]) {
    try {
      for (;;) appendFileSync(path, Buffer.alloc(piece));
    } catch {
      // It is full for pieces of this size.
    }
  }
}
