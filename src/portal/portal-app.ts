/** The portal behind mutual TLS: every request is judged anew by the certificate of its connection. */
import { TLSSocket } from 'node:tls';
import { Hono } from 'hono';
import { judgeCertificate } from './judge-certificate.ts';
import { portalPage } from './pages/portal-page.ts';
import { addressOf, prepareApp, scopeOf, sendPage, type PageTypes } from './page-request.ts';
import type { PortalState } from './portal-state.ts';

export function createPortalApp(state: PortalState): Hono<PageTypes> {
  const app = new Hono<PageTypes>();
  prepareApp(app, state);
  app.get('/', async (call) => {
    const { socket } = call.env.incoming;
    const shown = socket instanceof TLSSocket ? socket.getPeerX509Certificate()?.raw : undefined;
    const now = state.context.clock.now();
    const judgement = judgeCertificate(shown, state.live.current().trust, now);
    const { verdict } = judgement;
    const host = (call.req.header('host') ?? '').replace(/:\d+$/, '');
    const serialNumber = judgement.shown?.serialNumber;
    state.audit.add({
      ...{ page: 'portal', result: verdict, address: addressOf(call, state).shown, host },
      ...(serialNumber !== undefined && { serialNumber }),
    });
    const otherUrls = state.portalUrls().filter((url) => new URL(url).hostname !== host);
    const page = portalPage(scopeOf(call, state, ''), { judgement, host, otherUrls });
    return sendPage(call, page, STATUS[verdict]);
  });
  return app;
}

const STATUS = {
  welcome: 200,
  'no-certificate': 403,
  foreign: 403,
  revoked: 403,
  expired: 403,
  'not-yet-valid': 403,
  // Nobody's fault but the server's.
  'crl-expired': 503,
} as const;
