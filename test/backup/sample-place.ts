/** A folder with a home in it, made once and copied, and what tests do to it in this process. */
import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { formatControlNumber } from '../../src/batch/control-number.ts';
import { makeBackup, type MadeBackup } from '../../src/backup/make-backup.ts';
import { openBackup } from '../../src/backup/open-backup.ts';
import { restoreHome, type RestoredHome } from '../../src/backup/restore-home.ts';
import { openHomeToRead, openHomeToWrite, type Home } from '../../src/home/open-home.ts';
import { actorOf } from '../../src/system/environment.ts';
import type { Context } from '../../src/system/context.ts';
import { copyHome } from '../home/sample-home.ts';
import { createWorld, temporaryFolder, WORLD_NOW } from '../system/world.ts';

export interface SamplePlace {
  readonly world: Context;
  readonly folder: string;
  /** Of the home. */
  readonly home: string;
  /** Not there yet. */
  readonly medium: string;
}

export async function createPlace(): Promise<SamplePlace> {
  const folder = temporaryFolder();
  const world = createWorld({ folder });
  const home = await copyHome(world);
  return { world, folder, home, medium: join(folder, 'medium') };
}

const NO_HOOKS = { onStart: () => undefined, onFile: () => undefined };

export function backUp(
  { home, medium }: SamplePlace,
  world: Context,
  withFiles = false,
): Promise<MadeBackup> {
  return makeBackup(world, home, { parent: medium, withFiles }, NO_HOOKS);
}

export interface Wanted {
  readonly replace?: boolean;
  readonly places?: readonly string[];
}

export async function restore(
  { home }: Pick<SamplePlace, 'home'>,
  world: Context,
  from: string,
  { replace = false, places = [] }: Wanted = {},
): Promise<RestoredHome> {
  return await restoreHome(
    world,
    { backup: openBackup(world, from), home, replace, places },
    NO_HOOKS,
  );
}

/** Works in the ledger as a command that writes does. */
export function writing<T>({ home, world }: SamplePlace, work: (opened: Home) => T): T {
  const opened = openHomeToWrite(world, home, 'hakko issue');
  try {
    return work(opened);
  } finally {
    opened.close();
  }
}

export function reading<T>({ home, world }: SamplePlace, work: (opened: Home) => T): T {
  const opened = openHomeToRead(world, home);
  try {
    return work(opened);
  } finally {
    opened.close();
  }
}

/** A batch with letters for so many people, its record in its folder unless it is to stay open. */
export function addBatch(place: SamplePlace, id: string, numbers: readonly number[], open = false) {
  writing(place, ({ ledger, paths }) => {
    const folder = join(paths.batches, id);
    mkdirSync(join(folder, 'p12'), { recursive: true });
    const batch = { id, folder: `batches/${id}`, openedAt: WORLD_NOW };
    ledger.batches.add({ ...batch, command: 'issue' });
    const groupId = ledger.groups.ensure('G13B', WORLD_NOW);
    for (const number of numbers) {
      const details = {
        loginId: `G13B${String(number).padStart(7, '0')}`,
        name: '青木　一',
        address: [],
      };
      const personId = ledger.people.plan({
        ...{ uuid: randomUUID(), groupId, details, passwordOrigin: 'generated', at: WORLD_NOW },
      });
      const controlNumber = formatControlNumber(number);
      for (const kind of ['login', 'install'] as const) {
        ledger.letters.plan({
          ...{ batchId: id, personId, kind, controlNumber, language: 'ja', at: WORLD_NOW },
        });
      }
    }
    const counts = { certificates: 0, people: numbers.length, letters: 2 * numbers.length };
    ledger.events.append({
      ...{ at: WORLD_NOW, kind: 'batch-finished', actor: actorOf(place.world.environment) },
      details: { batch: id, ...counts },
    });
    if (open) return;
    ledger.batches.finish(id, WORLD_NOW);
    const record = {
      ...{ hakko: 1, home: ledger.homeId, batch: id, command: 'issue', certificates: [] },
      ...{ openedAt: WORLD_NOW, finishedAt: WORLD_NOW, crls: [] },
      controlNumbers: numbers.map(formatControlNumber),
    };
    place.world.files.write(join(folder, 'batch.json'), JSON.stringify(record));
  });
}
