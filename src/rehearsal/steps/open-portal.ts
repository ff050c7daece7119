/** The download site and the portal behind mutual TLS, on loopback, with server certificates of their own. */
import { join } from 'node:path';
import type { Home } from '../../home/open-home.ts';
import type { P12File } from '../../ledger/p12-files.ts';
import { homeSource } from '../../portal/site-source.ts';
import { startPortal } from '../../portal/start-portal.ts';
import { made, type Stage } from '../stage.ts';
import type { Fault, Outcome } from '../step.ts';
import { recipientsOf } from '../walk/recipient.ts';
import { createVisitor } from '../walk/visitor.ts';
import type { Walk } from '../walk/walk.ts';

const DAY_MS = 86_400_000;
const AT = { host: '127.0.0.1', port: 0 };
/** Many failures from one address wait longer than anybody rehearses. */
const WRONG_FROM_ONE_ADDRESS = 15;

export async function openPortal(stage: Stage): Promise<Outcome> {
  const { context, props } = stage;
  const home = made(stage, 'home');
  let aheadMs = 0;
  const clock = { now: () => new Date(context.clock.now().getTime() + aheadMs) };
  const running = await startPortal({
    context: { ...context, clock },
    source: homeSource(context, home.paths.folder),
    options: { listen: AT, portalListen: AT, state: join(stage.folder, 'portal') },
  });
  stage.atEnd.push(() => running.close());
  const { downloadUrl, hosts } = home.settings.portal;
  const visitor = createVisitor(running.serverAuthority ?? '', context.clock);
  const download = {
    at: { ...AT, port: running.download.port },
    host: new URL(downloadUrl).hostname,
  };
  const many = await hasManyAddresses(() =>
    visitor.visit({ ...download, path: '/', from: addressOf(0) }),
  );
  const issued = issuedFiles(home);
  const walk: Walk = {
    ...{ running, visitor, download, contexts: new Map(), openings: new Map() },
    portal: { at: { ...AT, port: running.portal?.port ?? 0 }, hosts },
    recipients: recipientsOf(stage),
    addressOf: (number) => (many ? addressOf(number) : undefined),
    wrongTries: many ? Infinity : WRONG_FROM_ONE_ADDRESS,
    daysLater(days) {
      aheadMs = days * DAY_MS;
    },
    lastResult: () => lastResult(context.files.read(running.auditLog).toString()),
    issued(name) {
      // What came later is looked for when it is asked for.
      const file = issued.get(name) ?? issuedFiles(home).get(name);
      return file && home.ledger.p12Files.bytes(file);
    },
  };
  props.walk = walk;
  const page = await visitor.visit({ ...download, path: '/' });
  const sample = page.bytes.includes('見本') || page.bytes.includes('SAMPLE');
  const faults: Fault[] = [];
  const subject = download.host;
  if (page.status !== 200) faults.push({ code: 'page-missing', subject, detail: `${page.status}` });
  if (!page.trusted) faults.push({ code: 'server-untrusted', subject });
  if (!sample) faults.push({ code: 'page-unmarked', subject });
  return { count: running.site().accounts, requests: visitor.requests(), faults };
}

function issuedFiles({ ledger }: Home): ReadonlyMap<string, P12File> {
  return new Map(ledger.p12Files.all().map((file) => [file.fileName, file]));
}

/** Linux has all of 127.0.0.0/8; elsewhere there is one address unless somebody has added others. */
async function hasManyAddresses(visit: () => Promise<unknown>): Promise<boolean> {
  try {
    await visit();
    return true;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'EADDRNOTAVAIL' || code === 'EINVAL') return false;
    throw error;
  }
}

function addressOf(number: number): string {
  const [second, third, fourth] = [
    Math.floor(number / 62_500) + 1,
    Math.floor(number / 250),
    number,
  ];
  return `127.${second}.${(third % 250) + 1}.${(fourth % 250) + 1}`;
}

function lastResult(log: string): string {
  const line = log.trimEnd().split('\n').at(-1) ?? '{}';
  const { result } = JSON.parse(line) as { readonly result?: string };
  return result ?? '';
}
