/** What every page reads off a request, and the headers that every answer bears. */
import type { HttpBindings } from '@hono/node-server';
import type { Context as Call, Hono, MiddlewareHandler } from 'hono';
import { askedLanguage } from './asked-language.ts';
import { clientAddress, type ClientAddress } from './client-address.ts';
import type { Html } from './pages/html.ts';
import { plainPage, type PlainMessage } from './pages/message-pages.ts';
import type { PageScope } from './pages/page.ts';
import { STYLE } from './pages/style.ts';
import type { PortalState } from './portal-state.ts';

export interface PageTypes {
  readonly Bindings: HttpBindings;
}
export type PageCall = Call<PageTypes>;

/** Octets of a body: nothing that the pages take has any. */
const LONGEST_BODY = 1024;

/** Nothing but our own style sheet and pictures; forms go nowhere else; nobody frames the pages. */
const POLICY = [
  ...["default-src 'none'", "style-src 'self'", "img-src 'self'", "form-action 'self'"],
  ...["base-uri 'none'", "frame-ancestors 'none'"],
].join('; ');

/** Headers, limits, pages for what is not there and for what went wrong. */
export function prepareApp(app: Hono<PageTypes>, state: PortalState): void {
  app.use(headers(state), onlyReading(state));
  app.get('/style.css', (call) => {
    call.header('Cache-Control', 'max-age=3600');
    return call.body(STYLE, 200, { 'Content-Type': 'text/css; charset=utf-8' });
  });
  app.get('/favicon.ico', (call) => call.body(null, 204));
  app.get('/robots.txt', (call) => call.text('User-agent: *\nDisallow: /\n'));
  app.notFound((call) => sendPlain(call, state, 'notFound', 404));
  app.onError((error, call) => {
    state.notify({ kind: 'failed', error });
    return sendPlain(call as PageCall, state, 'busy', 503);
  });
}

function headers({ secure }: PortalState): MiddlewareHandler<PageTypes> {
  return async (call, next) => {
    await next();
    const { headers: given } = call.res;
    given.set('Content-Security-Policy', POLICY);
    given.set('X-Content-Type-Options', 'nosniff');
    given.set('Referrer-Policy', 'no-referrer');
    given.set('X-Frame-Options', 'DENY');
    if (secure) given.set('Strict-Transport-Security', 'max-age=31536000');
    if (!given.has('Cache-Control')) given.set('Cache-Control', 'no-store');
  };
}

function onlyReading(state: PortalState): MiddlewareHandler<PageTypes> {
  return async (call, next) => {
    const reading = ['GET', 'HEAD'].includes(call.req.method);
    const length = Number(call.req.header('content-length') ?? 0);
    // A body of GET has no meaning (RFC 9110 9.3.1), and hono shows none.
    if (length > LONGEST_BODY || (!reading && (await isTooLong(call.req.raw.body)))) {
      call.header('Connection', 'close');
      return sendPlain(call, state, 'refused', 413);
    }
    if (!reading) {
      call.header('Allow', 'GET, HEAD');
      return sendPlain(call, state, 'refused', 405);
    }
    // A body of unknown length that nobody reads is not waited for.
    if (call.req.header('transfer-encoding') !== undefined) call.header('Connection', 'close');
    await next();
    return undefined;
  };
}

async function isTooLong(body: ReadableStream<Uint8Array> | null): Promise<boolean> {
  if (!body) return false;
  let length = 0;
  for await (const piece of body) {
    length += piece.length;
    if (length > LONGEST_BODY) return true;
  }
  return false;
}

/** @param root path from this page back to the first one */
export function scopeOf(call: PageCall, state: PortalState, root: PageScope['root']): PageScope {
  const lang = call.req.query('lang');
  const language = askedLanguage(lang, call.req.header('accept-language'));
  const query = new URLSearchParams(call.req.query());
  query.set('lang', language === 'ja' ? 'en' : 'ja');
  return {
    words: state.words[language],
    site: state.live.current().site,
    root,
    chosen: lang === 'ja' || lang === 'en',
    otherQuery: `?${query.toString()}`,
  };
}

type Status = 200 | 401 | 403 | 404 | 405 | 410 | 413 | 429 | 503;

export async function sendPage(call: PageCall, page: Html, status: Status): Promise<Response> {
  call.header('Vary', 'Accept-Language');
  // What hono escapes is a String object; of a primitive its server makes no Response of the fetch API.
  return call.html((await page).toString(), status);
}

export function sendPlain(
  call: PageCall,
  state: PortalState,
  message: PlainMessage,
  status: Status,
): Promise<Response> {
  return sendPage(call, plainPage(scopeOf(call, state, rootOf(call)), message), status);
}

/** However deep below the first page a wrong path is, links lead as deep as pages of ours are. */
function rootOf(call: PageCall): PageScope['root'] {
  const depth = call.req.path.split('/').length - 2;
  return depth <= 0 ? '' : depth === 1 ? '../' : '../../';
}

export function addressOf(call: PageCall, { trustProxy }: PortalState): ClientAddress {
  return clientAddress(
    call.env.incoming.socket.remoteAddress,
    trustProxy ? call.req.header('x-forwarded-for') : undefined,
  );
}
