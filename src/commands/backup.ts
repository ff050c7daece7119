/** `hakko backup`: a whole usable home in a dated folder elsewhere, also while another command works. */
import type { Command } from 'commander';
import type { MadeBackup } from '../backup/make-backup.ts';
import type { Invocation } from './invocation.ts';
import type { Starter } from './starter.ts';

interface BackupOptions {
  readonly withFiles?: boolean;
}

export function defineBackup(program: Command, { words, run }: Starter): void {
  const { help } = words;
  program
    .command('backup')
    .description(help.backup.description)
    .argument('<dir>', help.backup.dir)
    .option('--with-files', help.backup.withFiles)
    .addHelpText('after', `\n${help.examples}\n  hakko backup /media/usb`)
    .action((dir: string, options: BackupOptions, command: Command) =>
      run(command, (invocation) => backup(invocation, dir, options)),
    );
}

async function backup(invocation: Invocation, dir: string, options: BackupOptions): Promise<0> {
  const { context, words, home } = invocation;
  const { terminal } = context;
  const { makeBackup } = await import('../backup/make-backup.ts');
  let progress: ReturnType<typeof terminal.progress> | undefined;
  try {
    const request = { parent: dir, withFiles: options.withFiles ?? false };
    const made = await makeBackup(context, home, request, {
      onStart: (files) => (progress = terminal.progress(files, words.screens.backup.progress)),
      onFile: () => progress?.step(),
    });
    progress?.stop();
    report(invocation, made);
    return 0;
  } finally {
    progress?.stop();
  }
}

function report({ context, words, options, printJson }: Invocation, made: MadeBackup): void {
  const { backup: say } = words.screens;
  const { terminal } = context;
  const { record, folder, files, octets, keys } = made;
  if (options.json) {
    const { people, certificates, lastBatch, openBatch, chainHead, recorded } = made;
    const { sameDisk, inMemory } = made;
    printJson({
      ...{ folder, madeAt: record.madeAt, withFiles: record.withFiles, files, octets, keys },
      ...{ people, certificates, lastBatch, openBatch, chainHead },
      ...{ sameDisk, inMemory, private: made.private, recorded },
    });
    return;
  }
  const warn = (text: string): void => {
    terminal.say(terminal.colours.yellow(`${words.labels.warning}: ${text}`));
  };
  terminal.say(terminal.colours.green(say.done(folder)));
  const own = keys.filter((name) => !name.includes('recovery'));
  terminal.say(`  ${say.content({ ...made, keys: own.join(', ') })}`);
  terminal.say(`  ${say.verified(files, formatSize(octets))}`);
  if (!record.withFiles) terminal.say(`  ${say.withoutFiles}`);
  if (made.openBatch !== undefined) warn(say.openBatch(made.openBatch));
  if (made.inMemory) terminal.complain(terminal.colours.red(say.inMemory));
  else if (made.sameDisk) warn(say.sameDisk);
  if (!made.private) warn(say.notPrivate);
  if (made.recorded === 'nowhere') warn(say.unrecorded);
  terminal.say(say.keep);
  terminal.say(say.restore(folder));
}

/** In units of 1024, as file managers show it. */
function formatSize(octets: number): string {
  if (octets < 1 << 20) return `${Math.ceil(octets / 1024)} KB`;
  return `${(octets / (1 << 20)).toFixed(1)} MB`;
}
