/** A portal in the process of the test, over a home in which 19 people have logins; asked as a client asks. */
import { existsSync, readFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest, type RequestOptions } from 'node:https';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { rowOf } from '../../src/batch/initial-passwords.ts';
import { installPasswordOf } from '../../src/batch/letter-content.ts';
import { openHomeToRead } from '../../src/home/open-home.ts';
import { unlockHome } from '../../src/home/unlock-home.ts';
import { homeSource, type SiteSource } from '../../src/portal/site-source.ts';
import {
  startPortal,
  type PortalOptions,
  type RunningPortal,
} from '../../src/portal/start-portal.ts';
import { Secret } from '../../src/secrets/secret.ts';
import type { Context } from '../../src/system/context.ts';
import { issuedHere } from '../commands/issued-here.ts';
import { PASSPHRASE } from '../commands/run-here.ts';
import { createWorld, sharedFolder } from '../system/world.ts';

export interface PortalHere {
  /** Where the home is. */
  readonly folder: string;
  readonly world: Context;
  readonly portal: RunningPortal;
  /** Initial passwords by login ID. */
  readonly initial: ReadonlyMap<string, string>;
  /** Install passwords by group. */
  readonly install: ReadonlyMap<string, string>;
  ask(path: string, asking?: Asking): Promise<Answer>;
  /** The portal behind mutual TLS. */
  visit(asking?: Asking): Promise<Answer>;
  /** Downloads as this person, with the right password unless another is given. */
  download(loginId: string, asking?: Asking & { readonly password?: string }): Promise<Answer>;
  /** The lines of the audit log. */
  audit(): readonly Readonly<Record<string, string>>[];
}

export interface Asking {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly login?: string;
  /** Loopback address that it comes from. */
  readonly from?: string;
  readonly body?: string;
  readonly tls?: RequestOptions;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly bytes: Buffer;
  readonly text: string;
}

export interface PortalHereOptions extends Partial<PortalOptions> {
  readonly folder?: string;
  readonly world?: (world: Context) => Context;
  readonly source?: (world: Context, folder: string) => SiteSource;
}

let shared: Promise<PortalHere> | undefined;

/**
 * One portal for all tests that change nothing but their own address's failures. Files of tests share
 * it, so it ends with their process.
 */
export function sharedPortal(): Promise<PortalHere> {
  return (shared ??= (async () => start({ folder: await issuedHere(sharedFolder()) }))());
}

export async function portalHere(options: PortalHereOptions = {}): Promise<PortalHere> {
  const here = await start({ folder: await issuedHere(), ...options });
  onTestFinished(() => here.portal.close());
  return here;
}

async function start(options: PortalHereOptions): Promise<PortalHere> {
  const { folder = '', world: change = (same: Context) => same } = options;
  const world = change(createWorld({ folder }));
  const home = join(folder, 'hakko-home');
  // Most are copies of one home.
  const authority = readFileSync(join(home, 'ca', 'root.crt'), 'utf8');
  const secrets = known.get(authority) ?? passwordsIn(world, home);
  known.set(authority, secrets);
  const source = options.source?.(world, folder) ?? homeSource(world, home);
  const at = { host: '127.0.0.1', port: 0 };
  const portal = await startPortal({
    ...{ context: world, source },
    options: { listen: at, portalListen: at, ...options },
  });
  const ask = (path: string, asking: Asking = {}) =>
    askAt(portal.download.port, path, asking, options.plainHttp ?? false);
  return {
    ...{ folder, world, portal, ...secrets, ask },
    visit: (asking = {}) => askAt(portal.portal?.port ?? 0, '/', asking, false),
    async download(loginId, { password, ...asking } = {}) {
      const prefix = loginId.slice(0, 4).toUpperCase();
      const login = `${loginId}:${password ?? secrets.initial.get(loginId) ?? ''}`;
      const before = downloadsIn(portal.auditLog);
      const answer = await ask(`/dl/${prefix}/${prefix}.p12`, { ...asking, login });
      // The client may have the whole body before the server knows that it has sent it.
      if (answer.status === 200 && asking.method === undefined) {
        await eventually(() => downloadsIn(portal.auditLog) > before);
      }
      return answer;
    },
    audit: () =>
      (existsSync(portal.auditLog) ? readFileSync(portal.auditLog, 'utf8') : '')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as Record<string, string>),
  };
}

const known = new Map<string, ReturnType<typeof passwordsIn>>();

/** How many completed downloads the log tells of. */
function downloadsIn(log: string): number {
  return existsSync(log) ? readFileSync(log, 'utf8').split('"result":"downloaded"').length - 1 : 0;
}

/** As their letters say. */
export function passwordsIn(world: Context, folder: string) {
  const home = openHomeToRead(world, folder);
  try {
    const { vault } = unlockHome(world, home, new Secret(PASSPHRASE));
    const { people, groups, certificates } = home.ledger;
    const initial = new Map<string, string>();
    for (const { id } of people.each()) {
      const person = people.byId(id);
      if (!person?.sealedPassword) continue;
      initial.set(person.loginId, vault.open(person.sealedPassword, rowOf(person)).reveal());
    }
    const install = new Map(
      groups.all().flatMap(({ id, name }) => {
        const certificate = certificates.current(id);
        return certificate ? [[name, installPasswordOf(vault, certificate).reveal()] as const] : [];
      }),
    );
    return { initial, install };
  } finally {
    home.close();
  }
}

export function askAt(port: number, path: string, asking: Asking, plain: boolean): Promise<Answer> {
  const { method = 'GET', headers = {}, login, from, body, tls = {} } = asking;
  const credentials = login === undefined ? {} : { authorization: basic(login) };
  const options: RequestOptions = {
    ...{ host: '127.0.0.1', port, path, method, agent: false, rejectUnauthorized: false },
    headers: { 'accept-language': 'en', ...credentials, ...headers },
    ...(from !== undefined && { localAddress: from }),
    ...tls,
  };
  return new Promise((resolve, reject) => {
    const request = (plain ? httpRequest : httpsRequest)(options, (response) => {
      const pieces: Buffer[] = [];
      response.on('data', (piece: Buffer) => pieces.push(piece));
      response.on('error', reject);
      response.on('end', () => {
        const bytes = Buffer.concat(pieces);
        const { statusCode: status = 0, headers: given } = response;
        resolve({ status, headers: given, bytes, text: bytes.toString('utf8') });
      });
    });
    request.on('error', reject);
    request.end(body);
  });
}

export function basic(login: string): string {
  return `Basic ${Buffer.from(login).toString('base64')}`;
}

/** Waits for what must come soon; the bound is generous, for other work may hold the machine. */
export async function eventually(
  holds: () => boolean | Promise<boolean>,
  ms = 20_000,
): Promise<boolean> {
  for (const end = performance.now() + ms; performance.now() < end;) {
    if (await holds()) return true;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return false;
}
