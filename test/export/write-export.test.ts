/** An export takes its place whole, keeps what was before, and replaces nothing else. */
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findServerGroup } from '../../src/export/server-group.ts';
import { writeExport, type ExportRequest } from '../../src/export/write-export.ts';
import { hasProgram, runProgram } from '../programs.ts';
import { Died, dyingFiles } from '../system/dying-files.ts';
import { createWorld, temporaryFolder } from '../system/world.ts';

function createPlace() {
  const folder = temporaryFolder();
  const world = createWorld({ folder, environment: { isRunning: () => false } });
  const to = join(folder, 'site');
  const request = (content: string): ExportRequest => ({
    ...{ kind: 'nginx', folder: to },
    files: [
      { path: 'nginx.conf', content },
      { path: 'p12/G13B/G13B.p12', content: () => Buffer.from([0x30, 0x82]) },
    ],
  });
  const read = (name: string): string => readFileSync(join(folder, name, 'nginx.conf'), 'utf8');
  const names = (): readonly string[] => readdirSync(folder).sort();
  return { folder, world, to, request, read, names };
}

describe('an export', () => {
  it('is the owner’s alone, and holds checksums that another program takes', async () => {
    const { world, to, request } = createPlace();
    expect(await writeExport(world, request('1'))).toEqual({ folder: to, files: 2, changed: true });
    expect(statSync(to).mode & 0o777).toBe(0o700);
    expect(statSync(join(to, 'p12', 'G13B', 'G13B.p12')).mode & 0o777).toBe(0o600);
    if (hasProgram('sha256sum')) {
      expect(runProgram('sh', ['-c', `cd '${to}' && sha256sum -c SHA256SUMS`])).toBe(
        'nginx.conf: OK\np12/G13B/G13B.p12: OK\n',
      );
    }
  });

  it('keeps the one before, and only that', async () => {
    const { world, request, read, names } = createPlace();
    for (const content of ['1', '2', '3']) await writeExport(world, request(content));
    expect([read('site'), read('site.previous'), names()]).toEqual([
      '3',
      '2',
      ['site', 'site.previous'],
    ]);
  });

  it('keeps the one before when nothing has changed', async () => {
    const { world, request, read } = createPlace();
    for (const content of ['1', '2']) await writeExport(world, request(content));
    expect(await writeExport(world, request('2'))).toMatchObject({ changed: false });
    expect([read('site'), read('site.previous')]).toEqual(['2', '1']);
  });

  it('can be read by the group of the server when it is named', async () => {
    const { world, to, request } = createPlace();
    const group = { name: 'own', id: process.getgid?.() ?? 0 };
    await writeExport(world, { ...request('1'), group });
    expect(statSync(to)).toMatchObject({ gid: group.id, mode: 0o40750 });
    expect(statSync(join(to, 'nginx.conf'))).toMatchObject({ gid: group.id, mode: 0o100640 });
  });

  it.each([
    [
      'another file',
      (folder: string) => {
        writeFileSync(join(folder, 'letter.txt'), 'x');
      },
    ],
    [
      'an export of another kind',
      (folder: string) => {
        writeFileSync(join(folder, '.hakko-export'), 'ca\n');
      },
    ],
  ])('leaves a folder with %s as it is', async (_what, fill) => {
    const { world, to, request } = createPlace();
    mkdirSync(to);
    fill(to);
    const before = readdirSync(to);
    await expect(writeExport(world, request('1'))).rejects.toMatchObject({
      code: 'export-folder-taken',
    });
    expect(readdirSync(to)).toEqual(before);
  });

  it('leaves a file of that name as it is', async () => {
    const { world, to, request } = createPlace();
    writeFileSync(to, 'x');
    await expect(writeExport(world, request('1'))).rejects.toMatchObject({
      code: 'export-folder-taken',
    });
  });

  it('is whole or as before, wherever it dies, and the next one mends it', async () => {
    const { calls } = await dieAfter(Infinity);
    for (let lives = 0; lives < calls; lives += 1) {
      const { place, died } = await dieAfter(lives);
      expect(died).toBe(true);
      const present = place.names().filter((name) => name === 'site' || name === 'site.previous');
      const contents = present.map((name) => place.read(name));
      // Between two renames it is whole under its other name.
      expect(contents.some((content) => content === '2' || content === '3')).toBe(true);
      await writeExport(place.world, place.request('3'));
      expect(place.read('site')).toBe('3');
      expect(place.names().filter((name) => name.startsWith('.'))).toEqual([]);
    }
  });
});

async function dieAfter(lives: number) {
  const place = createPlace();
  for (const content of ['1', '2']) await writeExport(place.world, place.request(content));
  // A process that died is gone; its number is nobody's.
  const { files, calls } = dyingFiles(place.world.files, lives);
  const environment = { ...place.world.environment, processId: 999_999 };
  try {
    await writeExport({ ...place.world, files, environment }, place.request('3'));
    return { place, died: false, calls: calls() };
  } catch (error) {
    if (!(error instanceof Died)) throw error;
    return { place, died: true, calls: calls() };
  }
}

describe('a group of the server', () => {
  it.each([
    ['root', { name: 'root', id: 0 }],
    ['33', { name: '33', id: 33 }],
  ])('%s is known', (name, group) => {
    expect(findServerGroup(createWorld({ folder: '/' }), name)).toEqual(group);
  });

  it('that this machine does not have is said so', () => {
    expect(() => findServerGroup(createWorld({ folder: '/' }), 'nobody-has-this')).toThrow(
      expect.objectContaining({ code: 'export-group-unknown' }) as Error,
    );
  });
});
