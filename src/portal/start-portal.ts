/** Starts the portal: the download site, and the portal behind mutual TLS. */
import { HakkoError } from '../errors.ts';
import type { Context } from '../system/context.ts';
import { loadWords } from '../words/words.ts';
import { createAttemptLimits } from './attempt-limits.ts';
import { openAuditLog } from './audit-log.ts';
import { createDownloadApp } from './download-app.ts';
import { openDownloadCounter } from './download-counter.ts';
import { uncoveredHosts } from './given-certificates.ts';
import { openGuideLibrary, type GuideLibrary } from './guide-library.ts';
import { listen, type ListenAt, type Listening } from './listen.ts';
import { watchSite, type LiveSite, type PortalNotice } from './live-site.ts';
import { startPasswordChecker } from './password-checker.ts';
import { createPortalApp } from './portal-app.ts';
import type { PortalState } from './portal-state.ts';
import { makeThrowawayCertificates, type ServerCertificate } from './server-certificates.ts';
import type { SiteSource } from './site-source.ts';
import { auditFile } from './state-paths.ts';

export interface PortalOptions {
  /** The download site; port 0 takes a free one. */
  readonly listen: ListenAt;
  /** The portal behind mutual TLS; none under `plainHttp`. */
  readonly portalListen: ListenAt;
  /** Given certificates; throwaway ones otherwise. */
  readonly serverCertificates?: readonly ServerCertificate[];
  /** A proxy in front does TLS; the download site alone is served, on loopback. */
  readonly plainHttp?: boolean;
  readonly uniform?: boolean;
  readonly trustProxy?: boolean;
  /** Folder for what must not be forgotten; the source's own unless given. */
  readonly state?: string;
  /** `audit.jsonl` in that folder unless given. */
  readonly auditLog?: string;
  /** Told of what whoever runs the portal must know. */
  readonly onNotice?: (notice: PortalNotice) => void;
}

export interface RunningPortal {
  /** Of the download page on this machine: `https://localhost:8443/`. */
  readonly downloadUrl: string;
  /** One for each host of the portal, with the port: names that need not resolve. */
  readonly portalUrls: readonly string[];
  readonly download: ListenAt;
  readonly portal?: ListenAt;
  /** PEM of the throwaway CA of the server; none when certificates were given. */
  readonly serverAuthority?: string;
  /** Hosts of the settings that no certificate of the server is for: browsers warn there. */
  readonly uncoveredHosts: readonly string[];
  readonly state: string;
  readonly auditLog: string;
  /** Of how many logins and files there are at the moment. */
  site(): { readonly accounts: number; readonly files: number; readonly sample: boolean };
  /** Lets answers under way be finished; within 5 seconds all is closed. */
  close(): Promise<void>;
}

export interface PortalRequest {
  readonly context: Context;
  readonly source: SiteSource;
  readonly options: PortalOptions;
}

const GRACE_MS = 4_000;
const SETTLE_MS = 2_000;
const LOOPBACK = /^(?:127\.|::1$|localhost$)/;

/**
 * @throws `listen-failed`, `plain-http-exposed`, and what reading the site or writing into its state throws
 */
export async function startPortal(request: PortalRequest): Promise<RunningPortal> {
  const { context, source, options } = request;
  const { plainHttp = false } = options;
  if (plainHttp && !LOOPBACK.test(options.listen.host)) {
    throw new HakkoError('plain-http-exposed', { address: options.listen.host });
  }
  const state = options.state ?? source.state;
  const auditLog = options.auditLog ?? auditFile(state);
  context.files.createFolder(state);
  const notify = options.onNotice ?? (() => undefined);
  const live = watchSite(context, source, notify);
  const opened: { close(): Promise<void> | void }[] = [live];
  const closeAll = async (): Promise<void> => {
    for (const thing of opened.splice(0).toReversed()) await thing.close();
  };
  try {
    const checker = startPasswordChecker(context.random);
    opened.push(checker);
    const { counter, audit } = openRecords({ context, state, auditLog, notify });
    opened.push(settling({ counter, audit }, notify));
    let portalUrls: readonly string[] = [];
    const shared: PortalState = {
      ...{ context, live, checker, notify },
      limits: createAttemptLimits(() => performance.now() / 1000),
      ...{ counter, audit },
      words: { ja: await loadWords('ja'), en: await loadWords('en') },
      uniform: options.uniform ?? false,
      trustProxy: options.trustProxy ?? false,
      secure: !plainHttp,
      guides: guidesOf(context, live),
      portalUrls: () => portalUrls,
    };
    const { hosts } = live.current().site.settings.portal;
    const publicHosts = [downloadHost(live), ...hosts];
    const names = [...new Set(['localhost', ...publicHosts])];
    const throwaway =
      plainHttp || options.serverCertificates
        ? undefined
        : await makeThrowawayCertificates(context, names);
    const certificates = options.serverCertificates ?? (throwaway ? [throwaway.certificate] : []);
    const download = await listen(
      createDownloadApp(shared),
      options.listen,
      plainHttp ? undefined : { certificates },
    );
    opened.push(closing(download));
    const portal = plainHttp
      ? undefined
      : await listen(createPortalApp(shared), options.portalListen, {
          certificates,
          clientAuthorities: authoritiesOf(live),
        });
    if (portal) {
      opened.push(closing(portal));
      portalUrls = (hosts.length > 0 ? hosts : ['localhost']).map(
        (host) => `https://${host}:${portal.port}/`,
      );
      const timer = setInterval(() => {
        portal.setClientAuthorities(authoritiesOf(live));
      }, 1000);
      opened.push({
        close: () => {
          clearInterval(timer);
        },
      });
    }
    return {
      downloadUrl: `${plainHttp ? 'http' : 'https'}://localhost:${download.port}/`,
      portalUrls,
      download,
      ...(portal && { portal }),
      ...(throwaway && { serverAuthority: throwaway.authority }),
      uncoveredHosts: plainHttp ? [] : uncoveredHosts(certificates, publicHosts),
      ...{ state, auditLog },
      site: () => {
        const { accounts, files, sample } = live.current().site;
        return { accounts: accounts.length, files: files.length, sample };
      },
      close: closeAll,
    };
  } catch (error) {
    await closeAll();
    throw error;
  }
}

function closing(listening: Listening): { close(): Promise<void> } {
  return { close: () => listening.close(GRACE_MS) };
}

interface RecordPlaces {
  readonly context: Context;
  readonly state: string;
  readonly auditLog: string;
  readonly notify: (notice: PortalNotice) => void;
}

/** Whoever runs the portal hears when one of them cannot be written, and when it can be again. */
function openRecords({ context, state, auditLog, notify }: RecordPlaces) {
  return {
    counter: openDownloadCounter(context, state, {
      onFailing: (error) => {
        notify({ kind: 'downloads-unwritable', error });
      },
      onWrittenAgain: (count) => {
        notify({ kind: 'downloads-written-again', count });
      },
    }),
    audit: openAuditLog(context, auditLog, {
      onFailing: (error) => {
        notify({ kind: 'audit-unwritable', error });
      },
      onWrittenAgain: (count) => {
        notify({ kind: 'audit-written-again', count });
      },
    }),
  };
}

/** Tries now and then, and at the end, whether what could not be written can be. */
function settling(
  { counter, audit }: Pick<PortalState, 'counter' | 'audit'>,
  notify: (notice: PortalNotice) => void,
): { close(): void } {
  const timer = setInterval(() => {
    counter.settle();
    audit.settle();
  }, SETTLE_MS);
  return {
    close() {
      clearInterval(timer);
      audit.settle();
      const lost = counter.settle();
      if (lost > 0) notify({ kind: 'downloads-lost', count: lost });
    },
  };
}

/** Read anew with each new site: its wording may have changed, too. */
function guidesOf(context: Context, live: LiveSite): () => GuideLibrary {
  let site = live.current().site;
  let library = openGuideLibrary(context, site);
  return () => {
    if (live.current().site !== site) {
      ({ site } = live.current());
      library = openGuideLibrary(context, site);
    }
    return library;
  };
}

function downloadHost(live: LiveSite): string {
  return new URL(live.current().site.settings.portal.downloadUrl).hostname;
}

function authoritiesOf(live: LiveSite): readonly string[] {
  return live.current().site.authorities.map(({ certificatePem }) => certificatePem);
}
