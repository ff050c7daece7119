/** What stands there when `init` is done, for people and for scripts. */
import { localDate } from '../system/local-date.ts';
import type { AddedAuthority } from '../home/add-authorities.ts';
import type { AddedSuccessor } from '../home/add-successor.ts';
import type { CreatedHome } from '../home/create-home.ts';
import { homePaths } from '../home/home-paths.ts';
import type { Home } from '../home/open-home.ts';
import type { WrittenCrl } from '../home/write-crls.ts';
import type { Doubt } from '../importability/doubts.ts';
import type { SettingValues } from '../settings/write-settings.ts';
import type { Invocation } from './invocation.ts';

/** What the answers were, as far as the report tells of it. */
export interface HowMade {
  readonly values: SettingValues;
  readonly imported: boolean;
  readonly recoveryCode: boolean;
  readonly platformDoubts: readonly Doubt[];
  /** It is gone when the machine restarts. */
  readonly inMemory: boolean;
  /** Where the recovery code was written, when it was not shown. */
  readonly codeFile?: string;
}

export function sayHome(
  invocation: Invocation,
  made: CreatedHome,
  { values, imported, recoveryCode, platformDoubts, inMemory, codeFile }: HowMade,
): void {
  const { context, words, options } = invocation;
  const { init: say } = words.screens;
  const { terminal } = context;
  if (options.json) {
    const platformsNotKnown = platformDoubts.map(({ platform, reason }) => ({
      platform,
      reason: words.importability.reason(reason),
    }));
    printJson(invocation, made.folder, made, { recoveryCode, platformsNotKnown, inMemory });
    return;
  }
  terminal.say(terminal.colours.green(say.done(made.folder)));
  sayAuthorities(invocation, made, String(values.site?.timeZone), imported);
  if (values.p12?.includeRoot === true) terminal.say(words.plan.rootIncluded);
  if (platformDoubts.length > 0) terminal.say(words.importability.doubts(platformDoubts));
  terminal.say(recoveryCode ? say.keep.withCode : say.keep.withoutCode);
  if (codeFile !== undefined) {
    terminal.say(terminal.colours.yellow(words.screens.recovery.written(codeFile)));
  }
  if (inMemory) terminal.complain(terminal.colours.red(say.inMemory(made.folder)));
  terminal.say(words.screens.backup.none);
  for (const line of say.next(invocation.home)) terminal.say(line);
}

export function saySuccessor(
  invocation: Invocation,
  { paths, settings }: Home,
  added: AddedSuccessor,
  imported: boolean,
): void {
  const { context, words, options } = invocation;
  const { init: say } = words.screens;
  const { terminal } = context;
  if (options.json) {
    printJson(invocation, paths.folder, added);
    return;
  }
  terminal.say(terminal.colours.green(say.successorDone(paths.folder)));
  sayAuthorities(invocation, added, settings.site.timeZone, imported);
  for (const line of say.successorNext(paths.bundle)) terminal.say(line);
}

interface Made {
  readonly authorities: readonly AddedAuthority[];
  readonly crls: readonly WrittenCrl[];
}

function sayAuthorities(
  { context, words }: Invocation,
  { authorities, crls }: Made,
  timeZone: string,
  imported: boolean,
): void {
  const { terminal } = context;
  const { init: say } = words.screens;
  for (const { name, notAfter } of authorities) {
    terminal.say(`  ${say.authority(name, localDate(notAfter, timeZone))}`);
  }
  for (const { fileName, nextUpdate } of crls.toSorted(endingFirst)) {
    const until = localDate(nextUpdate, timeZone);
    terminal.say(`  ${crls.length === 1 ? say.crl(until) : say.crlOf(fileName, until)}`);
  }
  for (const { name } of authorities.filter(({ hasKey }) => !hasKey)) terminal.say(say.noKey(name));
  if (imported) terminal.say(terminal.colours.yellow(say.revokedElsewhere));
}

const endingFirst = (a: WrittenCrl, b: WrittenCrl): number =>
  Number(a.nextUpdate) - Number(b.nextUpdate);

function printJson(
  invocation: Invocation,
  home: string,
  { authorities, crls }: Made,
  more: object = {},
): void {
  invocation.printJson({
    home,
    bundle: homePaths(home).bundle,
    authorities: authorities.map(
      ({ role, generation, name: commonName, serialNumber, notAfter, hasKey }) => ({
        ...{ role, generation, commonName, serialNumber, notAfter, hasKey },
      }),
    ),
    crls,
    ...more,
  });
}
