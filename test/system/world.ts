/** A world for tests: real files and randomness, a clock that stands still, nobody at the terminal. */
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Chalk } from 'chalk';
import { onTestFinished } from 'vitest';
import { HakkoError } from '../../src/errors.ts';
import type { Context } from '../../src/system/context.ts';
import type { Environment } from '../../src/system/environment.ts';
import { systemFiles } from '../../src/system/files.ts';
import { systemRandom } from '../../src/system/random.ts';

export const WORLD_NOW = new Date('2026-11-22T03:00:00Z');

export interface WorldOptions {
  readonly folder: string;
  readonly now?: Date;
  readonly environment?: Partial<Environment>;
}

/** A context over a folder of its own. */
export function createWorld({ folder, now = WORLD_NOW, environment = {} }: WorldOptions): Context {
  const nobody = (question: { readonly flag: string; readonly message: string }) =>
    Promise.reject(
      new HakkoError('answer-missing', { flag: question.flag, question: question.message }),
    );
  return {
    clock: { now: () => new Date(now) },
    files: systemFiles,
    random: systemRandom,
    interrupted: new AbortController().signal,
    environment: {
      ...{ language: 'en', workingFolder: folder, userName: 'clerk', hostName: 'office' },
      ...{
        processId: process.pid,
        isRunning: () => true,
        cores: 2,
        timeZone: 'Asia/Tokyo',
        windows: false,
        syncedFolders: [],
      },
      noColour: true,
      ...environment,
    },
    terminal: {
      ...{ interactive: false, colours: new Chalk({ level: 0 }), columns: 80 },
      say: () => undefined,
      complain: () => undefined,
      print: () => undefined,
      progress: () => ({ step: () => undefined, stop: () => undefined }),
      ask: nobody,
      askSecret: nobody,
      confirm: nobody,
      choose: nobody,
    },
  };
}

/** An empty folder, gone when the test is over. */
export function temporaryFolder(): string {
  const folder = newFolder();
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

/** An empty folder for all tests of a file or of several, gone when the run is over. */
export function sharedFolder(): string {
  return newFolder();
}

function newFolder(): string {
  return realpathSync(mkdtempSync(join(tmpdir(), 'hakko-test-')));
}
