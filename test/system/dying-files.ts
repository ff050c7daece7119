/** Files that die: after so many calls each further one throws, as if the process had been killed there. */
import type { Files } from '../../src/system/files.ts';

export class Died extends Error {}

export interface DyingFiles {
  readonly files: Files;
  /** How many calls there were. */
  calls(): number;
}

/** @param lives how many calls still do their work */
export function dyingFiles(files: Files, lives = Infinity): DyingFiles {
  let calls = 0;
  const counted = new Proxy(files, {
    get(target, name, receiver) {
      const method: unknown = Reflect.get(target, name, receiver);
      if (typeof method !== 'function') return method;
      return (...args: readonly unknown[]): unknown => {
        calls += 1;
        if (calls > lives) throw new Died(`${String(name)} is call ${calls}`);
        return (method as (...given: readonly unknown[]) => unknown)(...args);
      };
    },
  });
  return { files: counted, calls: () => calls };
}
