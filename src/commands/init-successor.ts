/** `hakko init --successor`: the next CA beside the old one, under the home's own settings. */
import { addSuccessor, checkSuccessor } from '../home/add-successor.ts';
import { readImport, type ImportOptions } from './init-import.ts';
import { saySuccessor } from './init-report.ts';
import type { Invocation } from './invocation.ts';
import { unlockOnce } from './unlock.ts';
import { openWritingHome } from './writing-home.ts';

/** The passphrase is asked for last: by then all is known that could stand in the way. */
export async function addNextAuthority(invocation: Invocation, options: ImportOptions): Promise<0> {
  const { context, words } = invocation;
  const terms = { caMayHaveEnded: true };
  const home = await openWritingHome(invocation, 'hakko init --successor', terms);
  try {
    const imported = await readImport(invocation, options);
    checkSuccessor(home, imported);
    const unlocked = await unlockOnce(invocation, home)();
    context.terminal.say(words.screens.init.making);
    const added = await addSuccessor(context, home, unlocked, imported);
    saySuccessor(invocation, home, added, imported !== undefined);
    return 0;
  } finally {
    home.close();
  }
}
