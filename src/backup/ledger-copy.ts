/**
 * The ledger on its way into a backup or out of one: copied on the home's own disk, where SQLite is at
 * home, looked through there, and only then carried to another medium as a file like others.
 */
import { HakkoError } from '../errors.ts';
import { homePaths, type HomePaths } from '../home/home-paths.ts';
import type { Home } from '../home/open-home.ts';
import { deleteUnfinished, unfinishedFolder } from '../home/unfinished-folder.ts';
import { refuseBrokenLog } from '../ledger/broken-event.ts';
import { checkLedgerPages, copyLedger } from '../ledger/copy-ledger.ts';
import { openLedger } from '../ledger/ledger.ts';
import type { Context } from '../system/context.ts';

/** What a copy of a ledger holds, for whoever wants to know that it is the right one. */
export interface LedgerFacts {
  readonly people: number;
  readonly certificates: number;
  readonly lastBatch?: string;
  /** A batch that was going on, or had stopped. */
  readonly openBatch?: string;
  readonly chainHead: string;
}

/** @param use gets the path of the copy, which is gone afterwards */
export function takeLedgerCopy<T>(context: Context, paths: HomePaths, use: (copy: string) => T): T {
  const { files } = context;
  const wanted = `${paths.folder}/${NAME}`;
  deleteUnfinished(context, paths.folder, (name) => name === NAME);
  const folder = unfinishedFolder(context, wanted);
  try {
    files.createFolder(folder);
    const { ledger: copy } = homePaths(folder);
    // SQLite would make it with the umask's mode.
    files.write(copy, '');
    copyLedger(paths.ledger, copy);
    return use(copy);
  } finally {
    files.deleteFolder(folder);
  }
}

const NAME = 'ledger-copy';

/**
 * @param home whose ledger it is
 * @throws `ledger-unreadable`, `event-log-broken`
 */
export function describeLedgerCopy(copy: string, { paths, ledger: { homeId } }: Home): LedgerFacts {
  const path = paths.ledger;
  try {
    checkLedgerPages(copy);
  } catch (error) {
    if (!(error instanceof HakkoError) || error.code !== 'ledger-unreadable') throw error;
    const { reason } = (error as HakkoError<'ledger-unreadable'>).args;
    throw new HakkoError('ledger-unreadable', { path, reason }, error);
  }
  const ledger = openLedger(copy, { readOnly: true });
  try {
    refuseBrokenLog(ledger.events, path);
    if (ledger.homeId !== homeId) {
      throw new HakkoError('ledger-unreadable', { path, reason: 'it changed places' });
    }
    const lastBatch = ledger.batches.all().at(-1)?.id;
    const openBatch = ledger.batches.open()?.id;
    return {
      people: [...ledger.people.countByGroup('active').values()].reduce((sum, n) => sum + n, 0),
      certificates: ledger.certificates.all().filter(({ certificate }) => certificate).length,
      ...(lastBatch !== undefined && { lastBatch }),
      ...(openBatch !== undefined && { openBatch }),
      chainHead: ledger.events.head(),
    };
  } finally {
    ledger.close();
  }
}
