/** The site of the moment: read again whenever its source has changed, without a restart. */
import { CRL_WARNING_DAYS } from '../home/check-crls.ts';
import type { Context } from '../system/context.ts';
import { atOnce, inTurns, type Pieces } from '../system/turns.ts';
import { indexSite, type SiteIndex } from './site-index.ts';
import type { OpenedSite, SiteSource } from './site-source.ts';

/** What whoever runs the portal must know. */
export type PortalNotice =
  | { readonly kind: 'reloaded'; readonly accounts: number; readonly files: number }
  /** The site as it was before stays in use. */
  | { readonly kind: 'reload-failed'; readonly error: unknown }
  | { readonly kind: 'crl-soon' | 'crl-expired'; readonly ca: string; readonly nextUpdate: Date }
  | { readonly kind: 'crl-missing'; readonly ca: string }
  /** Said once; nothing is handed out while completed downloads cannot be written down. */
  | { readonly kind: 'audit-unwritable' | 'downloads-unwritable'; readonly error: unknown }
  /** How many attempts are missing in the log, or how many downloads were written down late. */
  | { readonly kind: 'audit-written-again' | 'downloads-written-again'; readonly count: number }
  /** The portal ends, and so many completed downloads were never written down. */
  | { readonly kind: 'downloads-lost'; readonly count: number }
  /** A file is not what was issued, or something else that nobody expects. */
  | { readonly kind: 'failed'; readonly error: unknown };

export interface LiveSite {
  current(): SiteIndex;
  close(): void;
}

/** A revocation counts within 5 seconds: looking, and reading a large site, must fit into them. */
const LOOK_MS = 1000;
const LONGEST_PAUSE_MS = 2000;
/** Whoever asks meanwhile waits for no longer, a piece of work more or less. */
const TURN_MS = 10;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** @throws what reading the site for the first time throws */
export function watchSite(
  context: Context,
  source: SiteSource,
  notify: (notice: PortalNotice) => void,
): LiveSite {
  let { opened, index: current } = atOnce(openIndexed(source));
  let closed = false;
  let failing = '';
  let loadMs = 0;
  let shoutedAt = -Infinity;

  const reload = async (): Promise<void> => {
    const started = performance.now();
    try {
      const next = await inTurns(openIndexed(source), TURN_MS, () => closed);
      if (!next) return;
      opened.close();
      ({ opened, index: current } = next);
      failing = '';
      shoutedAt = -Infinity;
      const { accounts, files } = current.site;
      notify({ kind: 'reloaded', accounts: accounts.length, files: files.length });
    } catch (error) {
      // Said once: a folder is being copied, perhaps, and the next look may find it whole.
      const what = String(error);
      if (what !== failing) notify({ kind: 'reload-failed', error });
      failing = what;
    }
    loadMs = performance.now() - started;
  };
  const shout = (): void => {
    const now = context.clock.now();
    const notices = crlNotices(current, now);
    const urgent = notices.some(({ hours }) => hours <= 24);
    if (performance.now() - shoutedAt < (urgent ? HOUR_MS : DAY_MS)) return;
    shoutedAt = performance.now();
    for (const { notice } of notices) notify(notice);
  };
  const look = async (): Promise<void> => {
    if (failing !== '' || safely(() => opened.changed())) await reload();
    if (closed) return;
    shout();
    lookAfter(Math.min(Math.max(LOOK_MS, 2 * loadMs), LONGEST_PAUSE_MS));
  };
  const lookAfter = (ms: number): void => {
    timer = setTimeout(() => void look(), ms);
  };
  shout();
  let timer = setTimeout(() => void look(), LOOK_MS);
  return {
    current: () => current,
    close() {
      closed = true;
      clearTimeout(timer);
      opened.close();
    },
  };
}

interface IndexedSite {
  readonly opened: OpenedSite;
  readonly index: SiteIndex;
}

function* openIndexed(source: SiteSource): Pieces<IndexedSite> {
  const opened = yield* source.open();
  let whole = false;
  try {
    const index = yield* indexSite(opened.site);
    whole = true;
    return { opened, index };
  } finally {
    if (!whole) opened.close();
  }
}

/** A ledger that cannot be asked has changed. */
function safely(changed: () => boolean): boolean {
  try {
    return changed();
  } catch {
    return true;
  }
}

interface CrlNotice {
  /** Until nobody gets in. */
  readonly hours: number;
  readonly notice: PortalNotice;
}

function crlNotices({ trust }: SiteIndex, now: Date): readonly CrlNotice[] {
  return trust.authorities.flatMap((authority): CrlNotice[] => {
    const { name: ca, crl, crlUnusable, issuer, notAfter } = authority;
    if (notAfter <= now) return [];
    if (!crl) {
      // A root whose list is made elsewhere has none here; whoever issues to clients must have one.
      const lists = trust.authorities.some((other) => other.issuer?.name === ca);
      if (!crlUnusable && !issuer && lists) return [];
      return [{ hours: 0, notice: { kind: 'crl-missing', ca } }];
    }
    const { nextUpdate } = crl;
    const hours = (nextUpdate.getTime() - now.getTime()) / HOUR_MS;
    if (hours > CRL_WARNING_DAYS * 24) return [];
    const kind = hours <= 0 ? ('crl-expired' as const) : ('crl-soon' as const);
    return [{ hours, notice: { kind, ca, nextUpdate } }];
  });
}
