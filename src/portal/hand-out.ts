/** Page 2: HTTP Basic authentication (RFC 7617) of a person of the prefix, and then the file. */
import { foldGroupName } from '../ledger/groups.ts';
import { Secret } from '../secrets/secret.ts';
import type { SiteAccount, SiteFile } from '../site/site.ts';
import type { AuditEntry, AuditResult } from './audit-log.ts';
import type { Download } from './download-record.ts';
import { gonePage, loginPage, slowedPage, type GoneReason } from './pages/message-pages.ts';
import { addressOf, scopeOf, sendPage, sendPlain, type PageCall } from './page-request.ts';
import type { PortalState } from './portal-state.ts';
import { foldTyped, isName } from './site-index.ts';

export async function handOut(call: PageCall, state: PortalState): Promise<Response> {
  const prefix = foldTyped(call.req.param('prefix') ?? '');
  const fileName = call.req.param('file') ?? '';
  // No part of any path: both are looked up in the site, and nowhere else.
  if (!isName(prefix) || !/^[A-Za-z0-9][A-Za-z0-9_-]{0,79}\.p12$/.test(fileName)) {
    return sendPlain(call, state, 'notFound', 404);
  }
  const login = readLogin(call.req.header('authorization'));
  if (!login) return askForLogin(call, state, prefix);
  const address = addressOf(call, state);
  const loginId = foldTyped(login.loginId);
  const entry = {
    page: 'download',
    address: address.shown,
    prefix,
    loginId: login.loginId,
  } as const;
  const note = (result: AuditResult, more: Partial<AuditEntry> = {}): void => {
    state.audit.add({ ...entry, ...more, result });
  };
  const wait = state.limits.admit(address.counted, loginId);
  if (wait !== undefined) {
    note('slowed');
    call.header('Retry-After', String(wait));
    return sendPage(call, slowedPage(scopeOf(call, state, '../../'), wait), 429);
  }
  const { costs } = state.live.current();
  const account = isName(loginId) ? state.live.current().account(prefix, loginId) : undefined;
  const right = await state.checker.check(login.password, account?.passwordHash, costs);
  if (right === undefined) {
    state.limits.succeeded(address.counted, loginId);
    note('failed');
    return sendPlain(call, state, 'busy', 503);
  }
  if (!account || !right) {
    note('refused');
    return askForLogin(call, state, prefix);
  }
  state.limits.succeeded(address.counted, loginId);
  return sendFile(call, state, { account, prefix, fileName, address: address.shown }, note);
}

interface Login {
  readonly loginId: string;
  readonly password: Secret;
}

/** Login ID and password as any keyboard gives them: both are printable ASCII on the letter. */
function readLogin(header: string | undefined): Login | undefined {
  const [, encoded] = /^basic ([A-Za-z0-9+/=]+)$/i.exec(header ?? '') ?? [];
  if (encoded === undefined) return undefined;
  const text = Buffer.from(encoded, 'base64').toString('utf8').normalize('NFKC');
  const colon = text.indexOf(':');
  if (colon < 0) return undefined;
  // bcrypt reads no more than 72 octets.
  const password = new Secret(text.slice(colon + 1, colon + 100).trim());
  return { loginId: text.slice(0, colon), password };
}

/** Byte for byte the same for everybody whom a password does not let in. */
function askForLogin(call: PageCall, state: PortalState, prefix: string): Promise<Response> {
  const realm = prefix.toUpperCase();
  call.header('WWW-Authenticate', `Basic realm="${realm}", charset="UTF-8"`);
  return sendPage(call, loginPage(scopeOf(call, state, '../../'), prefix), 401);
}

interface Wanted {
  readonly account: SiteAccount;
  readonly prefix: string;
  readonly fileName: string;
  readonly address: string;
}

function sendFile(
  call: PageCall,
  state: PortalState,
  { account, prefix, fileName, address }: Wanted,
  note: (result: AuditResult, more?: Partial<AuditEntry>) => void,
): Promise<Response> | Response {
  const index = state.live.current();
  const gone = (reason: GoneReason): Promise<Response> => {
    note(reason);
    return sendPage(call, gonePage(scopeOf(call, state, '../../'), reason), 410);
  };
  const files = index.files(prefix);
  if (files.length === 0) return gone('no-file');
  const file = files.find(({ name }) => foldGroupName(name) === foldGroupName(fileName));
  if (!file) {
    // The form offers the second file to everybody; a group that was issued to before has the one alone.
    const { secondSuffix = '' } = index;
    const second = foldGroupName(fileName) === foldGroupName(`${prefix}${secondSuffix}.p12`);
    return second ? gone('no-second') : sendPlain(call, state, 'notFound', 404);
  }
  const now = state.context.clock.now();
  if (file.notAfter <= now || (account.downloadUntil ?? now) <= now) return gone('ended');
  const bytes = read(state, file, note);
  if (!bytes) return sendPlain(call, state, 'busy', 503);
  const headers = {
    'Content-Type': 'application/x-pkcs12',
    'Content-Disposition': `attachment; filename="${file.name}"`,
    'Content-Length': String(bytes.length),
  };
  const { name, serialNumber } = file;
  if (call.req.method === 'HEAD') {
    note('headers-only', { file: name, serialNumber });
    return call.body(null, 200, headers);
  }
  const { incoming, outgoing } = call.env;
  // Whoever has left while the password was compared gets nothing, and nothing is taken from her.
  if (outgoing.destroyed || incoming.socket.readableEnded) {
    note('aborted', { file: name, serialNumber });
    return sendPlain(call, state, 'busy', 503);
  }
  const { loginId, group } = account;
  const begun = begin(state, { loginId, group, file: name, serialNumber, address });
  if (begun === 'unwritable') {
    note('failed');
    return sendPlain(call, state, 'busy', 503);
  }
  if (!begun) return gone('limit');
  let ended = false;
  const once = (complete: boolean) => () => {
    if (ended) return;
    ended = true;
    const noted = (): void => {
      note(complete ? 'downloaded' : 'aborted', { file: name, serialNumber });
    };
    if (complete) {
      begun.complete(noted);
    } else {
      begun.abandon();
      noted();
    }
  };
  // `finish`: the whole body has been handed to the system; `close` alone: the connection broke before.
  outgoing.once('finish', once(true));
  outgoing.once('close', once(false));
  return call.body(new Uint8Array(bytes), 200, headers);
}

/** What cannot be written down is not handed out; whoever runs the portal was told. */
function begin({ counter, live }: PortalState, download: Omit<Download, 'time'>) {
  try {
    return counter.begin(download, live.current().site.settings.passwords.downloads);
  } catch {
    return 'unwritable';
  }
}

function read(
  state: PortalState,
  file: SiteFile,
  note: (result: AuditResult) => void,
): Buffer | undefined {
  try {
    return file.read();
  } catch (error) {
    state.notify({ kind: 'failed', error });
    note('failed');
    return undefined;
  }
}
