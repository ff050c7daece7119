/** One command at a time in a home, across real processes and however they end. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { acquireLock } from '../../src/ledger/lock.ts';
import { readEnvironment } from '../../src/system/environment.ts';
import { createWorld, temporaryFolder } from '../system/world.ts';
import { codeOf } from '../x509/codes.ts';

const program = join(import.meta.dirname, 'lock-holder.ts');

function createPlace() {
  const folder = temporaryFolder();
  const [databasePath, holderPath] = [join(folder, 'lock.db'), join(folder, 'lock.txt')];
  writeFileSync(databasePath, '', { mode: 0o600 });
  const { isRunning } = readEnvironment(process);
  const world = createWorld({ folder, environment: { isRunning, hostName: hostname() } });
  const request = { databasePath, holderPath, command: 'hakko check', timeZone: 'Asia/Tokyo' };
  return { databasePath, holderPath, acquire: () => acquireLock(world, request) };
}

/** Another process that holds the lock. */
async function startHolder(database: string, holder: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, [program, database, holder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  await once(child.stdout, 'data');
  return child;
}

async function killed(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  child.kill(signal);
  await once(child, 'exit');
}

/** What whoever comes second is told of the holder. */
const refusedBy = (holder: object | undefined): Error =>
  expect.objectContaining({
    code: 'home-in-use',
    args: holder ? { holder: expect.objectContaining(holder) as object } : {},
  }) as Error;

describe('the lock', () => {
  it('is taken, named and released', () => {
    const { holderPath, acquire } = createPlace();
    const lock = acquire();
    expect(JSON.parse(readFileSync(holderPath, 'utf8'))).toEqual({
      ...{
        command: 'hakko check',
        userName: 'clerk',
        hostName: hostname(),
        processId: process.pid,
      },
      since: '2026-11-22T03:00:00.000Z',
    });
    expect(acquire).toThrow(
      refusedBy({ command: 'hakko check', since: '2026-11-22 12:00:00 (Asia/Tokyo)' }),
    );
    lock.release();
    expect(existsSync(holderPath)).toBe(false);
    acquire().release();
  });

  it('of another process is refused at once, with the words of its holder', async () => {
    const { databasePath, holderPath, acquire } = createPlace();
    const child = await startHolder(databasePath, holderPath);
    const holder = { command: 'hakko issue', hostName: hostname(), processId: child.pid };
    expect(acquire).toThrow(refusedBy(holder));
    expect(readFileSync(holderPath, 'utf8')).toContain(`"processId":${child.pid ?? 0},`);
  });

  it.each(['SIGKILL', 'SIGTERM'] as const)('is free at once after %s', async (signal) => {
    const { databasePath, holderPath, acquire } = createPlace();
    const child = await startHolder(databasePath, holderPath);
    expect(codeOf(acquire)).toBe('home-in-use');
    await killed(child, signal);
    const lock = acquire();
    expect(readFileSync(holderPath, 'utf8')).toContain('hakko check');
    lock.release();
  });

  it('is never said to be held by one that was killed', async () => {
    const { databasePath, holderPath, acquire } = createPlace();
    const child = await startHolder(databasePath, holderPath);
    const left = readFileSync(holderPath);
    await killed(child, 'SIGKILL');
    expect(readFileSync(holderPath)).toEqual(left);
    // As the next holder stands between taking the lock and writing its name.
    const next = await startHolder(databasePath, holderPath);
    writeFileSync(holderPath, left);
    expect(acquire).toThrow(refusedBy(undefined));
    next.kill('SIGKILL');
  });

  it.each<[string, string, object | undefined]>([
    ['no text', '', undefined],
    ['half a text', '{"command":"hakko iss', undefined],
    // Whether it runs there cannot be known here: its own words count.
    [
      'the text of another machine',
      '{"command":"hakko issue","userName":"a","hostName":"b","processId":1,"since":"2026-11-22T03:00:00.000Z"}',
      { hostName: 'b', since: '2026-11-22 12:00:00 (Asia/Tokyo)' },
    ],
  ])('with %s beside it is refused all the same', async (_name, text, holder) => {
    const { databasePath, holderPath, acquire } = createPlace();
    await startHolder(databasePath, holderPath);
    writeFileSync(holderPath, text);
    expect(acquire).toThrow(refusedBy(holder));
    rmSync(holderPath);
    expect(acquire).toThrow(refusedBy(undefined));
  });

  it('whose database is deleted is kept while its holder runs', async () => {
    const { databasePath, holderPath, acquire } = createPlace();
    const child = await startHolder(databasePath, holderPath);
    rmSync(databasePath);
    expect(acquire).toThrow(refusedBy({ command: 'hakko issue', processId: child.pid }));
    await killed(child, 'SIGKILL');
    acquire().release();
  });

  it('whose database is gone is made again, for the owner alone', () => {
    const { databasePath, acquire } = createPlace();
    rmSync(databasePath);
    const before = process.umask(0);
    try {
      acquire().release();
    } finally {
      process.umask(before);
    }
    expect(statSync(databasePath).mode & 0o777).toBe(0o600);
  });

  it('that is damaged is told as a failure of the home, not as a bug', () => {
    const { databasePath, acquire } = createPlace();
    writeFileSync(databasePath, 'this is no database, it only looks like a file'.repeat(20));
    expect(acquire).toThrow(expect.objectContaining({ name: 'HakkoError' }) as Error);
  });
});
