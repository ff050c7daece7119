/** A change of passphrase that dies at any call leaves all old or all new keys, and is finished later. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createLedger, type Ledger } from '../../src/ledger/ledger.ts';
import { decideKeyChange, finishKeyChange } from '../../src/home/change-keys.ts';
import { homePaths, type HomePaths } from '../../src/home/home-paths.ts';
import { readKeyFiles } from '../../src/home/key-files.ts';
import { createWorld, sharedFolder, temporaryFolder, WORLD_NOW } from '../system/world.ts';
import { Died, dyingFiles } from '../system/dying-files.ts';

const OLD = ['vault.key', 'root.key', 'issuing.key', 'vault.recovery.key', 'recovery.key'];
/** A change writes some of the files, as with a passphrase, or more than there were, as with a code. */
const CHANGES = {
  'a passphrase': ['vault.key', 'root.key', 'issuing.key', 'recovery.key'],
  'a recovery code': [...OLD, 'root.recovery.key', 'issuing.recovery.key'],
} as const;
const EVENT = {
  kind: 'passphrase-changed',
  details: { keys: ['vault.key'], by: 'passphrase', recoveryCode: 'none' },
} as const;

/** A folder with key files that say of themselves that they are old. */
function createKeys(folder = temporaryFolder()) {
  const world = createWorld({ folder });
  const paths = homePaths(join(world.environment.workingFolder, 'hakko-home'));
  mkdirSync(paths.ca, { recursive: true });
  for (const name of OLD) writeFileSync(join(paths.ca, name), `old ${name}`);
  writeFileSync(paths.ledger, '');
  const purpose = { homeId: randomUUID(), purpose: 'real', at: WORLD_NOW } as const;
  const ledger = createLedger(paths.ledger, purpose);
  return { world, paths, ledger };
}

type Keys = ReturnType<typeof createKeys>;

function change({ world, paths, ledger }: Keys, names: readonly string[], lives?: number): number {
  const { files, calls } = dyingFiles(world.files, lives);
  const context = { ...world, files };
  const texts = new Map(names.map((name) => [name, `new ${name}`]));
  decideKeyChange(context, paths, texts, EVENT);
  finishKeyChange(context, { paths, ledger });
  return calls();
}

/** Which of the changed files are old or new, as a command that reads them sees it. */
function generationsOf({ world, paths }: Keys, names: readonly string[]): readonly string[] {
  const texts = readKeyFiles(world, paths);
  return [...new Set(names.map((name) => texts.get(name)?.split(' ')[0] ?? 'old'))];
}

function onDisk({ ca }: HomePaths): Readonly<Record<string, string>> {
  const names = readdirSync(ca);
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(ca, name), 'utf8')]));
}

const kindsOf = ({ events }: Ledger) => events.all().map(({ kind }) => kind);

describe.each(Object.entries(CHANGES))('a change of %s', (_name, names) => {
  const calls = change(createKeys(sharedFolder()), names);

  it.each(Array.from({ length: calls }, (_, lives) => [lives]))(
    'that dies after call %i is the old set or the new one, and is finished by the next command',
    (lives) => {
      const keys = createKeys();
      expect(() => change(keys, names, lives)).toThrow(Died);
      const [generation, ...others] = generationsOf(keys, names);
      expect([others, ['old', 'new'].includes(generation ?? '')]).toEqual([[], true]);
      const decided = generation === 'new';

      finishKeyChange(keys.world, keys);
      expect(generationsOf(keys, names)).toEqual([generation]);
      const expected = Object.fromEntries<string>([
        ...OLD.map((name) => [name, `old ${name}`] as const),
        ...(decided ? names.map((name) => [name, `new ${name}`] as const) : []),
      ]);
      expect(onDisk(keys.paths)).toEqual(expected);
      expect(kindsOf(keys.ledger)).toEqual(decided ? ['passphrase-changed'] : []);

      // Repeated, the command does what it was called for.
      change(keys, names);
      expect(generationsOf(keys, names)).toEqual(['new']);
      keys.ledger.close();
    },
  );

  it('dies on either side of the one moment that decides', () => {
    const seen = Array.from({ length: calls }, (_, lives) => {
      const keys = createKeys();
      expect(() => change(keys, names, lives)).toThrow(Died);
      keys.ledger.close();
      return generationsOf(keys, names)[0];
    });
    const first = seen.indexOf('new');
    expect([first > 0, seen.slice(first).every((one) => one === 'new')]).toEqual([true, true]);
  });
});

describe('finishing', () => {
  it('does nothing where nothing was decided', () => {
    const keys = createKeys();
    expect([finishKeyChange(keys.world, keys), kindsOf(keys.ledger)]).toEqual([false, []]);
    keys.ledger.close();
  });

  const names = CHANGES['a passphrase'];
  const texts = new Map(names.map((name) => [name, `new ${name}`]));
  const finish = (keys: Keys, lives?: number): number => {
    decideKeyChange(keys.world, keys.paths, texts, EVENT);
    const { files, calls } = dyingFiles(keys.world.files, lives);
    finishKeyChange({ ...keys.world, files }, keys);
    return calls();
  };
  const calls = finish(createKeys(sharedFolder()));

  it.each(Array.from({ length: calls }, (_, lives) => [lives]))(
    'may itself die after call %i, and is recorded once',
    (lives) => {
      const keys = createKeys();
      expect(() => finish(keys, lives)).toThrow(Died);
      expect(generationsOf(keys, names)).toEqual(['new']);
      finishKeyChange(keys.world, keys);
      expect([generationsOf(keys, names), kindsOf(keys.ledger)]).toEqual([
        ['new'],
        ['passphrase-changed'],
      ]);
      expect(existsSync(keys.paths.newKeys)).toBe(false);
      keys.ledger.close();
    },
  );
});
