/** `hakko list`: what was issued, as a table or JSON. */
import type { Command } from 'commander';
import { localDate } from '../system/local-date.ts';
import { openHomeToRead } from '../home/open-home.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { ClientReason } from '../x509/reason-code.ts';
import type { Invocation } from './invocation.ts';
import { listNotDownloaded } from './list-not-downloaded.ts';
import { days } from './option-values.ts';
import { shownState, type ShownState } from './shown-state.ts';
import type { ExitCode, Starter } from './starter.ts';
import { formatTable } from './table.ts';

interface ListOptions {
  readonly prefix?: string;
  readonly expiring?: number;
  readonly revoked?: boolean;
  readonly fail?: boolean;
  readonly notDownloaded?: boolean;
  readonly portalState?: string;
}

interface Item {
  readonly group: string;
  /** The file that letters name. */
  readonly file: string;
  readonly files: readonly string[];
  readonly people: number;
  readonly notAfter: Date;
  readonly state: ShownState;
  readonly serialNumber: string;
  readonly batch: string;
  readonly revokedAt?: Date;
  readonly reason?: ClientReason;
  readonly invalidityDate?: Date;
}

const DAY_MS = 86_400_000;

export function defineList(program: Command, { words, run }: Starter): void {
  const { help } = words;
  program
    .command('list')
    .description(help.list.description)
    .option('--prefix <prefix>', help.list.prefix)
    .option('--expiring <days>', help.list.expiring, days)
    .option('--revoked', help.list.revoked)
    .option('--not-downloaded', help.list.notDownloaded)
    .option('--portal-state <dir>', help.list.portalState)
    .option('--fail', help.list.fail)
    .addHelpText(
      'after',
      `\n${help.examples}\n  hakko list\n  hakko list --expiring 60d --fail\n  hakko list --not-downloaded`,
    )
    .action((options: ListOptions, command: Command) =>
      run(command, (invocation) =>
        Promise.resolve(
          options.notDownloaded
            ? listNotDownloaded(invocation, options)
            : list(invocation, options),
        ),
      ),
    );
}

function list(invocation: Invocation, options: ListOptions): ExitCode {
  const { context, words } = invocation;
  const home = openHomeToRead(context, invocation.home);
  try {
    const items = findItems(home.ledger, options, context.clock.now());
    if (invocation.options.json) invocation.printJson(items);
    else if (items.length === 0) context.terminal.say(words.screens.list.empty);
    else {
      const table = options.revoked ? revokedTableOf : tableOf;
      invocation.print(table(invocation, items, home.settings.site.timeZone));
    }
    return options.fail && items.length > 0 ? 4 : 0;
  } finally {
    home.close();
  }
}

function findItems(ledger: Ledger, options: ListOptions, now: Date): Item[] {
  const names = new Map(ledger.groups.all().map(({ id, name }) => [id, name]));
  const people = ledger.people.countByGroup('active');
  const files = Map.groupBy(ledger.p12Files.all(), ({ certificateId }) => certificateId);
  const limit =
    options.expiring === undefined ? undefined : now.getTime() + options.expiring * DAY_MS;
  return ledger.certificates
    .all()
    .filter(({ state }) => state !== 'abandoned')
    .map((certificate) => ({
      group: names.get(certificate.groupId) ?? '',
      file: certificate.fileName,
      files: files.get(certificate.id)?.map(({ fileName }) => fileName) ?? [],
      people: people.get(certificate.groupId) ?? 0,
      notAfter: certificate.notAfter,
      state: shownState(certificate, now),
      serialNumber: certificate.serialNumber,
      batch: certificate.batchId,
      ...ledger.revocations.byCertificate(certificate.id),
    }))
    .filter(
      ({ group, notAfter, state }) =>
        (options.prefix === undefined || group.toLowerCase() === options.prefix.toLowerCase()) &&
        (limit === undefined || (state === 'issued' && notAfter.getTime() <= limit)) &&
        (!options.revoked || state === 'revoked'),
    )
    .sort((a, b) => a.group.localeCompare(b.group) || a.notAfter.getTime() - b.notAfter.getTime());
}

function tableOf({ words }: Invocation, items: readonly Item[], timeZone: string): string {
  const { heads, states, total } = words.screens.list;
  const rows = items.map((item) => [
    item.group,
    item.files.join(', '),
    String(item.people),
    localDate(item.notAfter, timeZone),
    states[item.state],
    item.batch,
    item.serialNumber,
  ]);
  const titles = [
    heads.group,
    heads.file,
    heads.people,
    heads.until,
    heads.state,
    heads.batch,
    heads.serial,
  ];
  const inUse = items.filter(({ state }) => state === 'issued');
  const people = inUse.reduce((sum, item) => sum + item.people, 0);
  return [...formatTable(titles, rows), total(items.length, people), ''].join('\n');
}

/** What somebody asks of revoked certificates: since when, and why. */
function revokedTableOf({ words }: Invocation, items: readonly Item[], timeZone: string): string {
  const { heads, revokedTotal } = words.screens.list;
  const rows = items.map(({ group, file, revokedAt, reason, notAfter, batch, serialNumber }) => [
    ...[group, file, revokedAt ? localDate(revokedAt, timeZone) : ''],
    ...[reason ?? '', localDate(notAfter, timeZone), batch, serialNumber],
  ]);
  const titles = [
    ...[heads.group, heads.file, heads.revoked, heads.reason],
    ...[heads.until, heads.batch, heads.serial],
  ];
  return [...formatTable(titles, rows), revokedTotal(items.length), ''].join('\n');
}
