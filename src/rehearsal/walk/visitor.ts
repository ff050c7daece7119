/**
 * Asks the portal as a browser would, over TLS on loopback: names are told by SNI and Host alone, and
 * nothing has to resolve. Whether the server is the right one is judged by the rehearsal's own clock.
 */
import { X509Certificate } from 'node:crypto';
import { Agent, request } from 'node:https';
import { createSecureContext, TLSSocket, type SecureContext } from 'node:tls';
import type { ListenAt } from '../../portal/listen.ts';
import type { Clock } from '../../system/clock.ts';
import type { Secret } from '../../secrets/secret.ts';

export interface Visit {
  readonly at: ListenAt;
  /** Name of the site. */
  readonly host: string;
  readonly path: string;
  /** Loopback address that it comes from; the usual one unless given. */
  readonly from?: string;
  readonly login?: { readonly loginId: string; readonly password: Secret };
  /** With a certificate, or of one TLS version. */
  readonly context?: SecureContext;
  /** A connection that stays open. */
  readonly agent?: Agent;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly bytes: Buffer;
  readonly protocol: string;
  /** Whether the server showed a certificate for this name, in date, of the CA that was made for it. */
  readonly trusted: boolean;
}

export interface Visitor {
  visit(visit: Visit): Promise<Answer>;
  /** How many requests there were so far. */
  requests(): number;
}

export type TlsVersion = 'TLSv1.2' | 'TLSv1.3';
export const tlsVersions = ['TLSv1.2', 'TLSv1.3'] as const satisfies readonly TlsVersion[];

/** @param authority PEM of the server's CA */
export function createVisitor(authority: string, clock: Clock): Visitor {
  const issuer = new X509Certificate(authority);
  const judged = new Map<string, X509Certificate>();
  const trusts = (socket: TLSSocket, host: string): boolean => {
    const shown = socket.getPeerX509Certificate();
    if (!shown) return false;
    const known = judged.has(shown.fingerprint256) || shown.verify(issuer.publicKey);
    if (known) judged.set(shown.fingerprint256, shown);
    const now = clock.now();
    const inDate = shown.validFromDate <= now && shown.validToDate > now;
    return known && inDate && shown.checkHost(host) !== undefined;
  };
  let requests = 0;
  return {
    requests: () => requests,
    visit(visit) {
      requests++;
      return ask(visit, trusts);
    },
  };
}

/** A file as OpenSSL opens it, for one TLS version. @throws what OpenSSL says when it does not open */
export function contextOf(
  pfx: Buffer,
  installPassword: Secret,
  version: TlsVersion,
): SecureContext {
  const versions = { minVersion: version, maxVersion: version };
  return createSecureContext({ pfx, passphrase: installPassword.reveal(), ...versions });
}

function ask(visit: Visit, trusts: (socket: TLSSocket, host: string) => boolean): Promise<Answer> {
  const { at, host, path, from, login, context, agent = false } = visit;
  return new Promise((resolve, reject) => {
    const asked = request(
      {
        ...{ host: at.host, port: at.port, path, servername: host, agent },
        // Node would judge by the machine's clock; `trusts` does it by ours.
        rejectUnauthorized: false,
        headers: {
          host: `${host}:${at.port}`,
          ...(login && { authorization: basic(login) }),
        },
        ...(from !== undefined && { localAddress: from }),
        ...(context && { secureContext: context }),
      },
      (response) => {
        const { socket, statusCode: status = 0, headers } = response;
        const secure = socket instanceof TLSSocket;
        const protocol = (secure ? socket.getProtocol() : null) ?? '';
        const trusted = secure && trusts(socket, host);
        const pieces: Buffer[] = [];
        response.on('data', (piece: Buffer) => pieces.push(piece));
        response.on('error', reject);
        response.on('end', () => {
          resolve({ status, headers, bytes: Buffer.concat(pieces), protocol, trusted });
        });
      },
    );
    asked.on('error', reject);
    asked.end();
  });
}

/** RFC 7617. */
function basic({ loginId, password }: NonNullable<Visit['login']>): string {
  return `Basic ${Buffer.from(`${loginId}:${password.reveal()}`).toString('base64')}`;
}
