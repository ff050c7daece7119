/** The download site: page 1 asks for the prefix, the browser for login ID and password, then the file. */
import { Hono } from 'hono';
import { guidePlatforms } from '../guide/guide.ts';
import { SECOND_FILE_FIELD } from '../site/second-files.ts';
import { readDevice } from './device.ts';
import { handOut } from './hand-out.ts';
import { guideIndexPage, guidePage } from './pages/help-pages.ts';
import { slowedPage } from './pages/message-pages.ts';
import type { PageScope } from './pages/page.ts';
import { prefixPage, type PrefixFault } from './pages/prefix-page.ts';
import {
  addressOf,
  prepareApp,
  scopeOf,
  sendPage,
  sendPlain,
  type PageCall,
  type PageTypes,
} from './page-request.ts';
import type { PortalState } from './portal-state.ts';
import { foldTyped, isName } from './site-index.ts';

export function createDownloadApp(state: PortalState): Hono<PageTypes> {
  const app = new Hono<PageTypes>();
  prepareApp(app, state);
  app.get('/', (call) => beginDownload(call, state));
  app.get('/dl/:prefix/:file', (call) => handOut(call, state));
  app.get('/help', (call) =>
    sendPage(call, guideIndexPage(scopeOf(call, state, ''), deviceOf(call).platform), 200),
  );
  app.get('/help/:platform', (call) => {
    const platform = guidePlatforms.find((one) => one === call.req.param('platform'));
    if (!platform) return sendPlain(call, state, 'notFound', 404);
    const scope = scopeOf(call, state, '../');
    const shelf = state.guides().guide(scope.words.language, platform);
    return sendPage(call, guidePage(scope, { ...shelf, platform }), 200);
  });
  app.get('/pictures/:name', (call) => {
    const picture = state.guides().picture(call.req.param('name'));
    if (!picture) return sendPlain(call, state, 'notFound', 404);
    const png = picture.bytes[0] === 0x89;
    call.header('Cache-Control', 'max-age=3600');
    return call.body(new Uint8Array(picture.bytes), 200, {
      'Content-Type': png ? 'image/png' : 'image/jpeg',
    });
  });
  return app;
}

/** Page 1; with a prefix that exists the way on to its file. */
function beginDownload(call: PageCall, state: PortalState): Promise<Response> | Response {
  const typed = call.req.query('prefix');
  const scope = scopeOf(call, state, '');
  const index = state.live.current();
  const { secondSuffix } = index;
  const form = {
    device: deviceOf(call),
    ...(secondSuffix !== undefined && { secondSuffix }),
  };
  if (typed === undefined) return sendPage(call, prefixPage(scope, { typed: '', ...form }), 200);
  const prefix = foldTyped(typed);
  const shown = Array.from(typed.normalize('NFKC').trim()).slice(0, 64).join('');
  const again = (fault: PrefixFault): Promise<Response> =>
    sendPage(
      call,
      prefixPage(scope, { typed: shown, fault, ...form }),
      fault === 'unknown' ? 404 : 200,
    );
  if (prefix === '') return again('empty');
  const { name: field, value } = SECOND_FILE_FIELD;
  const suffix = call.req.query(field) === value ? (secondSuffix ?? '') : '';
  const goOn = (name: string): Response => redirect(call, scope, `${name}/${name}${suffix}.p12`);
  const address = addressOf(call, state);
  if (!state.uniform) {
    const wait = state.limits.admit(address.counted);
    if (wait !== undefined) {
      call.header('Retry-After', String(wait));
      return sendPage(call, slowedPage(scope, wait), 429);
    }
  }
  const group = isName(prefix) ? index.groupName(prefix) : undefined;
  const result = group === undefined ? 'prefix-unknown' : 'prefix-known';
  state.audit.add({ page: 'prefix', result, address: address.shown, prefix: typed });
  const { groupBy, prefixLength } = scope.site.settings.roster;
  const head = prefix.slice(0, prefixLength);
  const whole = groupBy === 'prefix' && prefix.length > prefixLength && isName(prefix);
  if (state.uniform) {
    if (whole) return again('tooLong');
    return isName(prefix) ? goOn(shown) : again('unknown');
  }
  if (group === undefined) {
    return again(whole && index.groupName(head) !== undefined ? 'tooLong' : 'unknown');
  }
  state.limits.succeeded(address.counted);
  return goOn(group);
}

/** On to the file, from whichever path of a proxy the page is served. */
function redirect(call: PageCall, { chosen, words }: PageScope, file: string): Response {
  return call.redirect(`dl/${file}${chosen ? `?lang=${words.language}` : ''}`, 303);
}

function deviceOf(call: PageCall) {
  return readDevice(call.req.header('user-agent') ?? '');
}
