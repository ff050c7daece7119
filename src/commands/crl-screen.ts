/** Revocation lists on the screen: a table of all, and the line that every summary ends with. */
import { localDate } from '../system/local-date.ts';
import { checkCrls, CRL_WARNING_DAYS, type CheckedCrl } from '../home/check-crls.ts';
import { authorityFileName } from '../home/home-paths.ts';
import type { Home } from '../home/open-home.ts';
import type { WrittenCrl } from '../home/write-crls.ts';
import type { Words } from '../words/words.ts';
import type { Invocation } from './invocation.ts';
import { formatTable } from './table.ts';

/**
 * Until when people get in: the first of several lists that ends locks people out, also when its CA's
 * key is not here to write a new one. Each list is named, the one that ends first before the others.
 */
export function sayCrlEnd(
  { context, words }: Pick<Invocation, 'context' | 'words'>,
  home: Home,
): void {
  const { terminal } = context;
  const { timeZone } = home.settings.site;
  const ends = checkCrls(context, home, CRL_WARNING_DAYS)
    .flatMap(({ fileName: ca, nextUpdate: at, hasKey, faults }): CrlEnd[] =>
      at ? [{ ca, at, date: localDate(at, timeZone), hasKey, urgent: faults.length > 0 }] : [],
    )
    .toSorted((a, b) => Number(a.at) - Number(b.at));
  const say = words.screens.crl;
  const tell = (text: string, lists: readonly CrlEnd[]): void => {
    const urgent = lists.some((end) => end.urgent);
    terminal.say(urgent ? terminal.colours.yellow(text) : text);
  };
  const ours = ends.filter(({ hasKey }) => hasKey);
  const [first] = ours;
  if (first) tell(ends.length === 1 ? say.until(first.date) : say.untilEach(ours), ours);
  for (const end of ends) if (!end.hasKey) tell(say.untilKept(end.ca, end.date), [end]);
}

interface CrlEnd {
  readonly ca: string;
  readonly at: Date;
  /** Of the site. */
  readonly date: string;
  /** Whether a new one can be written here. */
  readonly hasKey: boolean;
  readonly urgent: boolean;
}

/** The files of the lists that were written, below the home. */
export function sayCrlFiles(
  { context }: Pick<Invocation, 'context'>,
  { paths }: Home,
  written: readonly WrittenCrl[],
): void {
  for (const crl of written) {
    for (const path of [paths.crlDer(crl), paths.crlPem(crl)]) context.terminal.say(`  ${path}`);
  }
}

/** Lists that could not be written, because their CA's key is not here. */
export function sayCrlsElsewhere(
  { context, words }: Pick<Invocation, 'context' | 'words'>,
  home: Home,
  written: readonly WrittenCrl[],
): void {
  const { crl: say } = words.screens;
  const now = context.clock.now();
  const ours = new Set(checkCrls(context, home, 0).map(({ fileName }) => fileName));
  const fresh = new Set(written.map(({ fileName }) => fileName));
  for (const authority of home.ledger.authorities.all()) {
    const fileName = authorityFileName(authority);
    if (authority.notAfter <= now || fresh.has(fileName)) continue;
    context.terminal.say(ours.has(fileName) ? say.kept(fileName) : say.elsewhere(fileName));
  }
}

export function formatCrls(
  crls: readonly CheckedCrl[],
  { screens: { crl: say } }: Words,
  timeZone: string,
): readonly string[] {
  const date = (instant: Date | undefined) => (instant ? localDate(instant, timeZone) : '');
  const rows = crls.map(({ fileName, crlNumber, revoked, thisUpdate, nextUpdate, faults }) => [
    ...[fileName, String(crlNumber ?? ''), String(revoked)],
    ...[date(thisUpdate), date(nextUpdate)],
    [...new Set(faults.map(({ code }) => say.states[code]))].join(' ') || say.good,
  ]);
  const { heads } = say;
  return formatTable(
    [heads.ca, heads.number, heads.revoked, heads.since, heads.until, heads.state],
    rows,
  );
}

/** The same for a script. */
export function crlJson({ fileName, der, pem, ...crl }: CheckedCrl): object {
  return { ca: fileName, ...crl, files: { der, pem } };
}
