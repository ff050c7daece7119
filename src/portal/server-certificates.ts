/** Certificates of the server itself: given ones, or throwaway ones under a throwaway CA of its own. */
import { encodePem } from '../asn1/pem.ts';
import type { Context } from '../system/context.ts';
import { parseIssuingAuthority } from '../x509/issuing-authority.ts';
import { generateKeyPair } from '../x509/key-algorithm.ts';
import { prepareCertificate } from '../x509/prepare.ts';
import { generateSerialNumber } from '../x509/serial-number.ts';
import { sign } from '../x509/sign.ts';
import { keySignerFromDer } from '../x509/signer.ts';

/** A certificate with its key, both PEM, as node:tls takes them. */
export interface ServerCertificate {
  /** With those of CAs above it. */
  readonly cert: string | Buffer;
  readonly key: string | Buffer;
  /** DNS names that it bears, where several are given. */
  readonly names?: readonly string[];
}

export interface ThrowawayCertificates {
  /** PEM of the CA that a client must trust. */
  readonly authority: string;
  readonly certificate: ServerCertificate;
}

const DAY_MS = 86_400_000;
/** Scanners warn of less than 30 days; nobody builds on a throwaway for long. */
const LIFE_DAYS = 90;

/**
 * The client CA never issues one for a server. Keys are P-256, and the CA's is forgotten at once.
 * @param hosts DNS names
 */
export async function makeThrowawayCertificates(
  { clock, random }: Context,
  hosts: readonly string[],
): Promise<ThrowawayCertificates> {
  const now = Math.floor(clock.now().getTime() / 1000) * 1000;
  const validity = {
    // Clocks of clients may be behind.
    notBefore: new Date(now - DAY_MS),
    notAfter: new Date(now + LIFE_DAYS * DAY_MS),
  };
  const ca = generateKeyPair('ec-p256');
  const signer = keySignerFromDer(ca.privateKey);
  const root = await sign(
    prepareCertificate({
      ...{ profile: 'root', issuer: 'self', ...validity },
      serialNumber: generateSerialNumber(random),
      subject: { organizationName: 'hakko', commonName: 'hakko throwaway server CA' },
      subjectPublicKeyInfo: ca.subjectPublicKeyInfo,
    }),
    signer,
  );
  const server = generateKeyPair('ec-p256');
  const [commonName = 'localhost'] = hosts;
  const certificate = await sign(
    prepareCertificate({
      ...{ profile: 'server', issuer: parseIssuingAuthority(root), ...validity },
      serialNumber: generateSerialNumber(random),
      subject: { commonName: Array.from(commonName).slice(0, 64).join('') },
      subjectPublicKeyInfo: server.subjectPublicKeyInfo,
      dnsNames: hosts,
    }),
    signer,
  );
  const authority = encodePem('CERTIFICATE', root);
  return {
    authority,
    certificate: {
      cert: encodePem('CERTIFICATE', certificate) + authority,
      key: encodePem('PRIVATE KEY', server.privateKey),
    },
  };
}
