/** `hakko list --not-downloaded`: who has a login and has not fetched the file of today's certificate. */
import { resolve } from 'node:path';
import { HakkoError } from '../errors.ts';
import { openHomeToRead } from '../home/open-home.ts';
import { readDownloads } from '../portal/download-record.ts';
import { readSite } from '../site/read-site.ts';
import type { Invocation } from './invocation.ts';
import type { ExitCode } from './starter.ts';
import { formatTable } from './table.ts';

export interface NotDownloadedOptions {
  readonly prefix?: string;
  readonly fail?: boolean;
  /** Where the portal counts, when it does not serve from the home. */
  readonly portalState?: string;
}

interface Waiting {
  readonly loginId: string;
  readonly name: string;
  readonly group: string;
  readonly file: string;
}

/** @throws `portal-never-ran` where nobody has counted */
export function listNotDownloaded(invocation: Invocation, options: NotDownloadedOptions): ExitCode {
  const { context, words } = invocation;
  const waiting = findWaiting(invocation, options);
  const { heads, nobodyWaits, waitingTotal } = words.screens.list;
  if (invocation.options.json) invocation.printJson(waiting);
  else if (waiting.length === 0) context.terminal.say(nobodyWaits);
  else {
    const rows = waiting.map(({ loginId, name, group, file }) => [loginId, name, group, file]);
    const titles = [heads.loginId, heads.name, heads.group, heads.file];
    const lines = [...formatTable(titles, rows), waitingTotal(waiting.length), ''];
    invocation.print(lines.join('\n'));
  }
  return options.fail && waiting.length > 0 ? 4 : 0;
}

function findWaiting(
  { context, home: folder }: Invocation,
  { prefix, portalState }: NotDownloadedOptions,
): readonly Waiting[] {
  const home = openHomeToRead(context, folder);
  try {
    const { environment, files } = context;
    const state =
      portalState === undefined
        ? home.paths.portal
        : resolve(environment.workingFolder, portalState);
    if (!files.exists(state)) throw new HakkoError('portal-never-ran', { folder: state });
    const done = new Set(
      readDownloads(context, state).map(
        ({ loginId, serialNumber }) => `${loginId} ${serialNumber}`,
      ),
    );
    const { accounts, files: p12s } = readSite(context, home);
    return accounts.flatMap(({ loginId, group }) => {
      const wanted = prefix === undefined || group.toLowerCase() === prefix.toLowerCase();
      const file = p12s.find((one) => one.group === group);
      if (!wanted || !file || done.has(`${loginId} ${file.serialNumber}`)) return [];
      const name = home.ledger.people.byLoginId(loginId)?.name ?? '';
      return [{ loginId, name, group, file: file.name }];
    });
  } finally {
    home.close();
  }
}
