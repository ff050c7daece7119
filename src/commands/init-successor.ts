/** `hakko init --successor`: the next CA beside the old one, under the home's own settings. */
import { addSuccessor, checkSuccessor } from '../home/add-successor.ts';
import type { Home } from '../home/open-home.ts';
import { checkYears } from './init-flags.ts';
import { readImport, type ImportOptions } from './init-import.ts';
import { judgeLife } from './init-life.ts';
import { saySuccessor } from './init-report.ts';
import type { Invocation } from './invocation.ts';
import { unlockOnce } from './unlock.ts';
import { openWritingHome } from './writing-home.ts';

/**
 * The passphrase is asked for last: by then all is known that could stand in the way.
 * @param years life of this CA, when it is not to be that of the settings
 */
export async function addNextAuthority(
  invocation: Invocation,
  options: ImportOptions,
  years: number | undefined,
): Promise<0> {
  const { context, words } = invocation;
  if (years !== undefined) checkYears(years);
  const terms = { caMayHaveEnded: true };
  const opened = await openWritingHome(invocation, 'hakko init --successor', terms);
  try {
    const home = years === undefined ? opened : withYears(opened, years);
    const imported = await readImport(invocation, options);
    checkSuccessor(home, imported);
    judgeLife(invocation, home.settings, imported);
    const unlocked = await unlockOnce(invocation, home)();
    context.terminal.say(words.screens.init.making);
    const added = await addSuccessor(context, home, unlocked, imported);
    saySuccessor(invocation, home, added, imported !== undefined);
    return 0;
  } finally {
    opened.close();
  }
}

/** For this one CA: the settings stay as they are. */
function withYears(home: Home, years: number): Home {
  const { settings } = home;
  return { ...home, settings: { ...settings, ca: { ...settings.ca, years } } };
}
