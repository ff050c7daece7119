/** One request to a server on loopback by the name of a host, as a browser of a device would make it. */
import { request, type Agent } from 'node:https';
import { TLSSocket, type SecureVersion } from 'node:tls';
import type { RunningServer } from './running-server.ts';

export interface Visit {
  readonly host: string;
  /** Sent as it is: no step of it is resolved. */
  readonly path?: string;
  readonly login?: readonly [loginId: string, password: string];
  readonly certificate?: { readonly pfx: Buffer; readonly passphrase: string };
  readonly version?: SecureVersion;
  readonly headers?: Readonly<Record<string, string>>;
  /** Of loopback, so that one visitor's limit is not another's. */
  readonly from?: string;
  /** A TLS session of before. */
  readonly session?: Buffer;
  /** Keeps the connection for the next one. */
  readonly agent?: Agent;
}

export interface Answer {
  /** 0 when the server ended the handshake or the connection. */
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Buffer;
  /** The heading of the page. */
  readonly heading: string;
  readonly resumed: boolean;
  readonly sessions: readonly Buffer[];
}

export function visit(server: RunningServer, options: Visit): Promise<Answer> {
  const {
    host,
    path = '/',
    login,
    certificate,
    version,
    headers,
    from,
    session,
    agent = false,
  } = options;
  const sessions: Buffer[] = [];
  return new Promise((done) => {
    const outgoing = request(
      {
        ...{ host: '127.0.0.1', port: server.port, servername: host, ca: server.serverCa, path },
        ...{ agent, headers: { Host: `${host}:${server.port}`, ...headers } },
        ...(login && { auth: login.join(':') }),
        ...certificate,
        ...(version && { minVersion: version, maxVersion: version }),
        ...(from !== undefined && { localAddress: from }),
        ...(session && { session }),
      },
      (response) => {
        const { socket } = response;
        const resumed = socket instanceof TLSSocket && socket.isSessionReused();
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', () => {
          done(NO_ANSWER);
        });
        response.on('end', () => {
          const body = Buffer.concat(chunks);
          done({
            ...{ status: response.statusCode ?? 0, body, sessions },
            headers: response.headers as Record<string, string | undefined>,
            heading: /<h1>(.*?)<\/h1>/.exec(body.toString())?.[1] ?? '',
            resumed,
          });
        });
      },
    );
    outgoing.on('socket', (socket) => socket.on('session', (one: Buffer) => sessions.push(one)));
    outgoing.on('error', () => {
      done(NO_ANSWER);
    });
    outgoing.end();
  });
}

const NO_ANSWER: Answer = {
  ...{ status: 0, headers: {}, body: Buffer.alloc(0), heading: '', resumed: false, sessions: [] },
};
