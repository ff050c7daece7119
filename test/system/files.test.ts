/** Files are whole or not there, private, and never written through what somebody planted. */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import * as fs from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { systemFiles } from '../../src/system/files.ts';
import { hasProgram, runProgram } from '../programs.ts';
import { temporaryFolder } from './world.ts';

const modeOf = (path: string): number => fs.statSync(path).mode & 0o777;

/** What a planted name can be, and where it leads. */
const PLANTED = {
  file: (path: string) => {
    fs.writeFileSync(path, 'theirs');
  },
  link: (path: string, other: string) => {
    fs.symlinkSync(other, path);
  },
  'dangling link': (path: string, other: string) => {
    fs.symlinkSync(`${other}-nowhere`, path);
  },
  'hard link': (path: string, other: string) => {
    fs.linkSync(other, path);
  },
  FIFO: (path: string) => {
    spawnSync('mkfifo', [path]);
  },
} as const;
const planted = Object.keys(PLANTED) as readonly (keyof typeof PLANTED)[];

function plant(kind: keyof typeof PLANTED) {
  const folder = temporaryFolder();
  const other = join(folder, 'other');
  fs.writeFileSync(other, 'theirs');
  const path = join(folder, 'G13B.p12');
  PLANTED[kind](path, other);
  return { folder, other, path };
}

describe('a line is added', () => {
  it.each<[string, string | undefined, string]>([
    ['to a file that is not there', undefined, 'next\n'],
    ['to an empty one', '', 'next\n'],
    ['behind whole lines', 'one\n二\n', 'one\n二\nnext\n'],
    ['behind half a line', 'one\nhal', 'one\nhal\nnext\n'],
  ])('%s', (_name, before, after) => {
    const path = join(temporaryFolder(), 'log');
    if (before !== undefined) fs.writeFileSync(path, before, { mode: 0o600 });
    systemFiles.appendLine(path, 'next', { durable: true });
    expect([fs.readFileSync(path, 'utf8'), modeOf(path)]).toEqual([after, 0o600]);
  });

  it('to no link, and without room to nothing', () => {
    const { path, other } = plant('link');
    const refused = (errno: string) =>
      expect.objectContaining({
        code: 'file-failed',
        args: expect.objectContaining({ errno }) as object,
      }) as Error;
    expect(() => {
      systemFiles.appendLine(path, 'next');
    }).toThrow(refused('ELOOP'));
    expect(fs.readFileSync(other, 'utf8')).toBe('theirs');
    expect(() => {
      systemFiles.appendLine('/dev/full', 'next');
    }).toThrow(refused('ENOSPC'));
  });
});

describe('a file is written', () => {
  it.each<[string, Uint8Array | string]>([
    ['a text', '台帳'],
    ['octets', Buffer.of(0, 255, 10, 13)],
    ['nothing', ''],
    ['a megabyte', Buffer.alloc(1 << 20, 7)],
  ])('whole and alone: %s', (_name, content) => {
    const folder = temporaryFolder();
    const path = join(folder, 'a');
    systemFiles.write(path, content);
    expect(systemFiles.read(path).equals(Buffer.from(content))).toBe(true);
    expect(systemFiles.list(folder)).toEqual(['a']);
  });

  it('under its name only when it is published, with the digest of what was written', () => {
    const folder = temporaryFolder();
    const path = join(folder, 'a');
    const staged = systemFiles.stage(path);
    staged.append(Buffer.from('one '));
    staged.append(Buffer.from('two'));
    expect([
      systemFiles.exists(path),
      modeOf(join(folder, fs.readdirSync(folder)[0] ?? '')),
    ]).toEqual([false, 0o600]);
    expect(staged.publish()).toBe(createHash('sha256').update('one two').digest('hex'));
    expect([systemFiles.list(folder), systemFiles.read(path).toString()]).toEqual([
      ['a'],
      'one two',
    ]);
    staged.discard();
    expect(systemFiles.list(folder)).toEqual(['a']);
  });

  it('settled beside others, which are whole before any has its name', async () => {
    const folder = temporaryFolder();
    const names = ['a', 'b', 'c'];
    const staged = names.map((name) => {
      const one = systemFiles.stage(join(folder, name), { mode: 0o640, syncFolder: false });
      one.append(Buffer.from(name));
      return one;
    });
    await Promise.all(staged.map((one) => one.settleAside()));
    expect(systemFiles.list(folder).filter((name) => names.includes(name))).toEqual([]);
    for (const one of staged) one.publish();
    expect(systemFiles.list(folder)).toEqual(names);
    expect(names.map((name) => systemFiles.read(join(folder, name)).toString())).toEqual(names);
    expect(names.map((name) => modeOf(join(folder, name)))).toEqual([0o640, 0o640, 0o640]);
  });

  it.each(['before', 'after'])('and %s a failure nothing is left of it', (when) => {
    const folder = temporaryFolder();
    const path = join(folder, 'a');
    if (when === 'after') fs.writeFileSync(path, 'theirs');
    const staged = systemFiles.stage(path);
    staged.append(Buffer.from('half'));
    if (when === 'after') expect(() => staged.publish()).toThrow('file-exists');
    staged.discard();
    staged.discard();
    expect(systemFiles.list(folder)).toEqual(when === 'after' ? ['a'] : []);
  });
});

describe.skipIf(!hasProgram('mkfifo'))('what stands under the name already', () => {
  it.each(planted)('a %s is refused and left as it is', (kind) => {
    const { folder, other, path } = plant(kind);
    const before = fs.lstatSync(path);
    expect(() => {
      systemFiles.write(path, 'ours');
    }).toThrow(expect.objectContaining({ code: 'file-exists', args: { path } }) as Error);
    const after = fs.lstatSync(path);
    expect([after.ino, after.mode, after.size]).toEqual([before.ino, before.mode, before.size]);
    expect(fs.readFileSync(other, 'utf8')).toBe('theirs');
    expect(systemFiles.list(folder)).toEqual(['G13B.p12', 'other']);
  });

  it.each(planted)('a %s gives way to ours on demand, and is not written through', (kind) => {
    const { folder, other, path } = plant(kind);
    systemFiles.write(path, 'ours', { replace: true });
    expect([fs.lstatSync(path).isFile(), fs.readFileSync(path, 'utf8')]).toEqual([true, 'ours']);
    expect(fs.readFileSync(other, 'utf8')).toBe('theirs');
    expect(systemFiles.list(folder)).toEqual(['G13B.p12', 'other']);
  });

  it.each([false, true])('a folder stays, whether we may replace or not (%s)', (replace) => {
    const folder = temporaryFolder();
    const path = join(folder, 'a');
    fs.mkdirSync(path);
    fs.writeFileSync(join(path, 'theirs'), '');
    expect(() => {
      systemFiles.write(path, 'ours', { replace });
    }).toThrow(expect.objectContaining({ name: 'HakkoError' }) as Error);
    expect([systemFiles.list(folder), systemFiles.list(path)]).toEqual([['a'], ['theirs']]);
  });
});

describe('rights', () => {
  it.each([0o000, 0o022, 0o077, 0o277, 0o777])('do not depend on the umask %i', (umask) => {
    const folder = temporaryFolder();
    const before = process.umask(umask);
    try {
      systemFiles.createFolder(join(folder, 'a', 'b'));
      systemFiles.write(join(folder, 'a', 'b', 'c'), 'x');
      systemFiles.write(join(folder, 'open'), 'x', { mode: 0o644 });
    } finally {
      process.umask(before);
    }
    expect(modeOf(join(folder, 'a', 'b'))).toBe(0o700);
    expect(modeOf(join(folder, 'a'))).toBe(0o700);
    expect([modeOf(join(folder, 'a', 'b', 'c')), systemFiles.mode(join(folder, 'open'))]).toEqual([
      0o600, 0o644,
    ]);
  });

  it('of a folder that is there are left alone', () => {
    const folder = join(temporaryFolder(), 'a');
    fs.mkdirSync(folder, { mode: 0o755 });
    systemFiles.createFolder(folder);
    expect(modeOf(folder)).toBe(0o755);
  });
});

describe('what the system refuses is told with action, path and errno', () => {
  const missing = (folder: string) => join(folder, 'none', 'a');
  const belowFile = (folder: string) => join(folder, 'file', 'a');
  const long = (folder: string) => join(folder, 'x'.repeat(300));
  it.each<[string, (folder: string) => string, (path: string) => unknown, object]>([
    [
      'write to no folder',
      missing,
      (path) => {
        systemFiles.write(path, '');
      },
      { action: 'write', errno: 'ENOENT' },
    ],
    ['stage below a file', belowFile, systemFiles.stage, { action: 'write', errno: 'ENOTDIR' }],
    ['stage a long name', long, systemFiles.stage, { action: 'write', errno: 'ENAMETOOLONG' }],
    ['read a folder', (folder) => folder, systemFiles.read, { action: 'read', errno: 'EISDIR' }],
    ['list a file', (folder) => join(folder, 'file'), systemFiles.list, { errno: 'ENOTDIR' }],
    [
      'make a folder below a file',
      belowFile,
      systemFiles.createFolder,
      { action: 'create-folder', errno: 'ENOTDIR' },
    ],
    [
      'make a folder over a file',
      (folder) => join(folder, 'file'),
      systemFiles.createFolder,
      { action: 'create-folder', errno: 'EEXIST' },
    ],
    ['delete a folder', (folder) => folder, systemFiles.delete, { action: 'delete' }],
    ['sync no folder', missing, systemFiles.syncFolder, { action: 'write', errno: 'ENOENT' }],
  ])('%s', (_name, pathIn, work, args) => {
    const folder = temporaryFolder();
    fs.writeFileSync(join(folder, 'file'), '');
    const path = pathIn(folder);
    const error = {
      code: 'file-failed',
      args: expect.objectContaining({ path, ...args }) as object,
    };
    expect(() => work(path)).toThrow(expect.objectContaining(error) as Error);
    expect(fs.readdirSync(folder)).toEqual(['file']);
  });

  it.skipIf(!hasProgram('mkfifo'))(
    'a pipe is not waited for, unless a person named it',
    async () => {
      const path = join(temporaryFolder(), 'pipe');
      runProgram('mkfifo', [path]);
      const special = expect.objectContaining({ code: 'file-special', args: { path } }) as Error;
      expect(() => systemFiles.read(path)).toThrow(special);
      const writer = spawn('sh', ['-c', 'printf "a roster" > "$0"', path]);
      expect(systemFiles.read(path, { pipe: true }).toString()).toBe('a roster');
      await once(writer, 'close');
    },
  );

  it('a file that is not there has its own code', () => {
    const path = join(temporaryFolder(), 'none');
    expect(() => systemFiles.read(path)).toThrow(
      expect.objectContaining({ code: 'file-missing', args: { path } }) as Error,
    );
    expect([systemFiles.list(path), systemFiles.exists(path), systemFiles.isFolder(path)]).toEqual([
      [],
      false,
      false,
    ]);
  });
});

describe('a finished folder takes its place', () => {
  const make = (state: 'nothing' | 'an empty folder' | 'a full folder') => {
    const folder = temporaryFolder();
    const [from, to] = [join(folder, '.from.tmp'), join(folder, 'to')];
    systemFiles.createFolder(from);
    systemFiles.write(join(from, 'a'), 'ours');
    if (state !== 'nothing') fs.mkdirSync(to);
    if (state === 'a full folder') fs.writeFileSync(join(to, 'theirs'), '');
    return { folder, from, to };
  };

  it.each(['nothing', 'an empty folder'] as const)('where %s was', (state) => {
    const { folder, from, to } = make(state);
    systemFiles.moveFolder(from, to);
    expect([systemFiles.list(folder), systemFiles.list(to)]).toEqual([['to'], ['a']]);
  });

  it('but never that of a full one', () => {
    const { from, to } = make('a full folder');
    expect(() => {
      systemFiles.moveFolder(from, to);
    }).toThrow(expect.objectContaining({ code: 'file-failed' }) as Error);
    expect([systemFiles.list(from), systemFiles.list(to)]).toEqual([['a'], ['theirs']]);
  });

  it('and a temporary one goes without a trace', () => {
    const before = process.env['TMPDIR'];
    const folder = temporaryFolder();
    process.env['TMPDIR'] = folder;
    try {
      const temporary = systemFiles.temporaryFolder('hakko-rehearsal');
      systemFiles.createFolder(temporary);
      systemFiles.write(join(temporary, 'a'), '');
      expect(temporary.startsWith(folder)).toBe(true);
      systemFiles.deleteFolder(temporary);
      expect(fs.readdirSync(folder)).toEqual([]);
    } finally {
      if (before === undefined) delete process.env['TMPDIR'];
      else process.env['TMPDIR'] = before;
    }
  });
});
