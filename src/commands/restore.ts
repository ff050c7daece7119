/** `hakko restore`: a home back from its backup, taught what was made since. */
import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { Backup } from '../backup/open-backup.ts';
import { HakkoError } from '../errors.ts';
import { localTime } from '../system/local-date.ts';
import type { Invocation } from './invocation.ts';
import { collect } from './option-values.ts';
import { reportRestored } from './restore-report.ts';
import type { Starter } from './starter.ts';

interface RestoreOptions {
  readonly replace?: boolean;
  readonly batches?: readonly string[];
  readonly allowSyncedFolder?: boolean;
}

export function defineRestore(program: Command, { words, run }: Starter): void {
  const { help } = words;
  program
    .command('restore')
    .description(help.restore.description)
    .argument('<backup>', help.restore.backup)
    .option('--replace', help.restore.replace)
    .option('--batches <dir>', help.restore.batches, collect)
    .option('--allow-synced-folder', help.init.allowSyncedFolder)
    .addHelpText(
      'after',
      `\n${help.examples}\n  hakko restore /media/usb/hakko-backup-20261122-0312\n  hakko restore /media/usb/hakko-backup-20261122-0312 --replace --batches /srv/old/batches`,
    )
    .action((backup: string, options: RestoreOptions, command: Command) =>
      run(command, (invocation) => restore(invocation, backup, options)),
    );
}

async function restore(
  invocation: Invocation,
  path: string,
  { replace, batches = [], allowSyncedFolder }: RestoreOptions,
): Promise<0> {
  const { context, words, home } = invocation;
  const { terminal, environment, files } = context;
  const { openBackup } = await import('../backup/open-backup.ts');
  const { refusePlace } = await import('../home/refuse-place.ts');
  const { restoreHome } = await import('../backup/restore-home.ts');
  const inPlace = (name: string): string => resolve(environment.workingFolder, name);
  const backup = openBackup(context, inPlace(path));
  const places = batches.map(inPlace);
  const missing = places.find((place) => !files.isFolder(place));
  if (missing !== undefined) throw new HakkoError('file-missing', { path: missing });
  const { madeAt, lastBatch = '' } = backup.record;
  const shown = localTime(new Date(madeAt), backup.timeZone);
  terminal.say(words.screens.restore.from(shown, lastBatch));
  await refusePlace(context, inPlace(home), { allowSynced: allowSyncedFolder ?? false });
  const mayReplace = replace ?? (await askToReplace(invocation, inPlace(home), backup));
  let progress: ReturnType<typeof terminal.progress> | undefined;
  try {
    const request = { backup, home, places, replace: mayReplace };
    const restored = await restoreHome(context, request, {
      onStart: (count) => (progress = terminal.progress(count, words.screens.restore.progress)),
      onFile: () => progress?.step(),
    });
    progress?.stop();
    reportRestored(invocation, restored, backup.timeZone);
    return 0;
  } finally {
    progress?.stop();
  }
}

/** @returns false where nothing has to give way, or where nobody can be asked */
async function askToReplace(
  { context, words, options }: Invocation,
  folder: string,
  { record, timeZone }: Backup,
): Promise<boolean> {
  const { terminal } = context;
  const { restore: say, prompts } = words.screens;
  const { isTaken } = await import('../backup/replaced-home.ts');
  if (!isTaken(context, folder) || !terminal.interactive || options.yes) return false;
  const { readOlderLedger } = await import('../backup/older-ledger.ts');
  terminal.say(say.taken(folder));
  const older = readOlderLedger(context, folder);
  if (older?.lastEventAt !== undefined && older.lastEventAt > record.madeAt) {
    terminal.say(say.older(localTime(new Date(older.lastEventAt), timeZone)));
  }
  const { yes, no, yesOrNo: error } = prompts;
  const question = { message: say.confirm, flag: '--replace', default: false };
  const goOn = await terminal.confirm({ ...question, words: { yes, no, error } });
  if (!goOn) throw new HakkoError('not-confirmed', {});
  return true;
}
