/** One command at a time in a home, across real processes and however they end. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { acquireLock } from '../../src/ledger/lock.ts';
import { createWorld, temporaryFolder } from '../system/world.ts';
import { codeOf } from '../x509/codes.ts';

const program = join(import.meta.dirname, 'lock-holder.ts');

function createPlace() {
  const folder = temporaryFolder();
  const [database, holder] = [join(folder, 'lock.db'), join(folder, 'lock.txt')];
  writeFileSync(database, '', { mode: 0o600 });
  const world = createWorld({ folder });
  const acquire = () => acquireLock(world, database, holder, 'hakko check');
  return { database, holder, acquire };
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

describe('the lock', () => {
  it('is taken, named and released', () => {
    const { holder, acquire } = createPlace();
    const lock = acquire();
    expect(readFileSync(holder, 'utf8')).toBe(
      `hakko check (clerk@office, pid ${process.pid}, 2026-11-22T03:00:00.000Z)\n`,
    );
    expect(codeOf(acquire)).toBe('home-in-use');
    lock.release();
    expect(existsSync(holder)).toBe(false);
    acquire().release();
  });

  it('of another process is refused at once, with the words of its holder', async () => {
    const { database, holder, acquire } = createPlace();
    const child = await startHolder(database, holder);
    const refused = expect.objectContaining({
      code: 'home-in-use',
      args: {
        holder: expect.stringMatching(`^hakko issue \\(.+@.+, pid ${child.pid ?? 0}, 2`) as string,
      },
    }) as Error;
    expect(acquire).toThrow(refused);
    expect(readFileSync(holder, 'utf8')).toContain(`pid ${child.pid ?? 0},`);
  });

  it.each(['SIGKILL', 'SIGTERM'] as const)('is free at once after %s', async (signal) => {
    const { database, holder, acquire } = createPlace();
    const child = await startHolder(database, holder);
    expect(codeOf(acquire)).toBe('home-in-use');
    await killed(child, signal);
    const lock = acquire();
    expect(readFileSync(holder, 'utf8')).toContain('hakko check');
    lock.release();
  });

  it('that is damaged is told as a failure of the home, not as a bug', () => {
    const { database, acquire } = createPlace();
    writeFileSync(database, 'this is no database, it only looks like a file'.repeat(20));
    expect(acquire).toThrow(expect.objectContaining({ name: 'HakkoError' }) as Error);
  });
});
