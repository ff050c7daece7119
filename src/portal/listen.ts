/**
 * A listening server. Its limits hold against connections that are slow on purpose and against what is
 * too large: there is no cap on connections, which strangers could fill, but each has little time.
 */
import { constants } from 'node:crypto';
import { createServer as createHttpServer, type Server } from 'node:http';
import { createServer as createHttpsServer, type Server as HttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';
import { HakkoError } from '../errors.ts';
import type { PageTypes } from './page-request.ts';
import type { ServerCertificate } from './server-certificates.ts';

export interface ListenAt {
  /** An IP address, or a name that the system knows. */
  readonly host: string;
  /** 0: any that is free. */
  readonly port: number;
}

export interface TlsTerms {
  /** The first is shown where no other bears the name that is asked for (SNI). */
  readonly certificates: readonly ServerCertificate[];
  /** Asks browsers for a certificate of one of these CAs (PEM); without it for none. */
  readonly clientAuthorities?: readonly string[];
}

export interface Listening {
  readonly host: string;
  readonly port: number;
  /** CAs have come or gone: the next connection is asked for certificates of these. */
  setClientAuthorities(authorities: readonly string[]): void;
  /** Takes no new connections, lets answers under way be finished for a while, then closes all. */
  close(graceMs: number): Promise<void>;
}

const LIMITS = {
  maxHeaderSize: 16_384,
  headersTimeout: 5_000,
  requestTimeout: 8_000,
  connectionsCheckingInterval: 1_000,
  keepAliveTimeout: 5_000,
};
/** Nothing is said on a connection for so long: whoever reads so slowly is let go. */
const IDLE_MS = 15_000;
const HANDSHAKE_MS = 5_000;

/** AEAD suites with forward secrecy alone (RFC 9325 4.2); telephones of 2017 know them. */
const CIPHERS = [
  ...['TLS_AES_128_GCM_SHA256', 'TLS_AES_256_GCM_SHA384', 'TLS_CHACHA20_POLY1305_SHA256'],
  ...['ECDHE-ECDSA-AES128-GCM-SHA256', 'ECDHE-RSA-AES128-GCM-SHA256'],
  ...['ECDHE-ECDSA-AES256-GCM-SHA384', 'ECDHE-RSA-AES256-GCM-SHA384'],
  ...['ECDHE-ECDSA-CHACHA20-POLY1305', 'ECDHE-RSA-CHACHA20-POLY1305'],
].join(':');

/** @throws `listen-failed` */
export async function listen(
  app: Hono<PageTypes>,
  at: ListenAt,
  tls: TlsTerms | undefined,
): Promise<Listening> {
  const secure = tls && createSecureServer(app, tls);
  const server = secure ?? createPlainServer(app);
  server.setTimeout(IDLE_MS);
  // What breaks before it is a request is closed and not talked of.
  server.on('tlsClientError', (_error: Error, socket: { destroy(): void }) => {
    socket.destroy();
  });
  await started(server, at);
  const { address, port } = server.address() as AddressInfo;
  let authorities = (tls?.clientAuthorities ?? []).join('');
  return {
    host: address,
    port,
    setClientAuthorities(list) {
      if (!secure || list.join('') === authorities) return;
      authorities = list.join('');
      setContexts(secure, { ...tls, clientAuthorities: list });
    },
    close: (graceMs) => closed(server, graceMs),
  };
}

function createPlainServer(app: Hono<PageTypes>): Server {
  return createAdaptorServer({
    fetch: app.fetch,
    createServer: createHttpServer,
    serverOptions: LIMITS,
  }) as Server;
}

function createSecureServer(app: Hono<PageTypes>, tls: TlsTerms): HttpsServer {
  const server = createAdaptorServer({
    fetch: app.fetch,
    createServer: createHttpsServer,
    serverOptions: {
      ...LIMITS,
      ...contextOf(tls, tls.certificates[0]),
      handshakeTimeout: HANDSHAKE_MS,
      // Who may enter is judged by us, on a page that says why not.
      requestCert: tls.clientAuthorities !== undefined,
      rejectUnauthorized: false,
    },
  }) as HttpsServer;
  addContexts(server, tls);
  return server;
}

/** A session that goes on later would bring its certificate along: each connection shows its own. */
function contextOf({ clientAuthorities = [] }: TlsTerms, certificate?: ServerCertificate) {
  return {
    ...certificate,
    ...(clientAuthorities.length > 0 && { ca: [...clientAuthorities] }),
    minVersion: 'TLSv1.2',
    ciphers: CIPHERS,
    honorCipherOrder: true,
    secureOptions: constants.SSL_OP_NO_TICKET | constants.SSL_OP_NO_RENEGOTIATION,
  } as const;
}

function setContexts(server: HttpsServer, tls: TlsTerms): void {
  server.setSecureContext(contextOf(tls, tls.certificates[0]));
  addContexts(server, tls);
}

/** Given certificates are chosen by the name that the browser asks for. */
function addContexts(server: HttpsServer, tls: TlsTerms): void {
  if (tls.certificates.length < 2) return;
  for (const certificate of tls.certificates) {
    for (const name of certificate.names ?? [])
      server.addContext(name, contextOf(tls, certificate));
  }
}

function started(server: Server | HttpsServer, { host, port }: ListenAt): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const address = `${host}:${port}`;
      reject(new HakkoError('listen-failed', { address, errno: error.code ?? '' }, error));
    });
    server.listen(port, host, () => {
      resolve();
    });
  });
}

function closed(server: Server | HttpsServer, graceMs: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      server.closeAllConnections();
    }, graceMs);
    server.close(() => {
      clearTimeout(timer);
      resolve();
    });
    server.closeIdleConnections();
  });
}
