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
 * Until when people get in: of several lists, the one that ends first locks them out first, also when
 * its CA's key was not here to write a new one.
 */
export function sayCrlEnd(
  { context, words }: Pick<Invocation, 'context' | 'words'>,
  home: Home,
  written: readonly WrittenCrl[],
): void {
  const { crl: say } = words.screens;
  const { terminal } = context;
  const ends = checkCrls(context, home, CRL_WARNING_DAYS).flatMap(
    ({ fileName, nextUpdate, faults }) =>
      nextUpdate ? [{ fileName, nextUpdate, urgent: faults.length > 0 }] : [],
  );
  const [first] = ends.toSorted((a, b) => Number(a.nextUpdate) - Number(b.nextUpdate));
  if (!first) return;
  const date = localDate(first.nextUpdate, home.settings.site.timeZone);
  const fresh = written.some(({ fileName }) => fileName === first.fileName);
  const line = fresh ? say.until(date) : say.untilKept(first.fileName, date);
  terminal.say(first.urgent ? terminal.colours.yellow(line) : line);
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
