/** Whom the portal turns away, each for the right reason. */
import { createSecureContext, type SecureContext } from 'node:tls';
import { encodePem } from '../../asn1/pem.ts';
import { Secret } from '../../secrets/secret.ts';
import type { Context } from '../../system/context.ts';
import { parseIssuingAuthority } from '../../x509/issuing-authority.ts';
import { generateKeyPair } from '../../x509/key-algorithm.ts';
import { prepareCertificate } from '../../x509/prepare.ts';
import { generateSerialNumber } from '../../x509/serial-number.ts';
import { sign } from '../../x509/sign.ts';
import { keySignerFromDer } from '../../x509/signer.ts';
import { made, type Stage } from '../stage.ts';
import type { Fault, Outcome } from '../step.ts';
import { filePath, oneOfEach, throughAll, type Walk } from '../walk/walk.ts';
import { openedFile } from './enter-portal.ts';

/** Of each group: a password with one character more. */
export function tryWrongPasswords(stage: Stage): Promise<Outcome> {
  const { recipients, wrongTries } = made(stage, 'walk');
  const people = oneOfEach(recipients).slice(0, wrongTries);
  return throughAll(stage, people, ({ loginId, group, file, initialPassword }, number) => {
    const password = new Secret(`${initialPassword.reveal()}x`);
    return expectRefusal(stage, { loginId, password, group, file, number, code: 'wrong-let-in' });
  });
}

/** At each group's page: a login that is right, and of another group. */
export function tryOtherLogins(stage: Stage): Promise<Outcome> {
  const { recipients, wrongTries } = made(stage, 'walk');
  const people = oneOfEach(recipients);
  const visited = people.length < 2 ? [] : people.slice(0, wrongTries);
  return throughAll(stage, visited, ({ group, file }, number) => {
    const other = people[(number + 1) % people.length];
    if (!other) return Promise.resolve([]);
    const { loginId, initialPassword: password } = other;
    return expectRefusal(stage, { loginId, password, group, file, number, code: 'other-let-in' });
  });
}

async function expectRefusal(
  stage: Stage,
  attempt: {
    readonly loginId: string;
    readonly password: Secret;
    readonly group: string;
    readonly file: string;
    readonly number: number;
    readonly code: 'wrong-let-in' | 'other-let-in';
  },
): Promise<readonly Fault[]> {
  const { visitor, download, addressOf } = made(stage, 'walk');
  const { loginId, password, code, number, ...place } = attempt;
  // Nobody else's address pays for it.
  const from = addressOf(30_000 + number);
  const { status } = await visitor.visit({
    ...{ ...download, path: filePath(place), login: { loginId, password } },
    ...(from && { from }),
  });
  const detail = `${status}`;
  return status === 401 ? [] : [{ code, subject: `${loginId} (${place.group})`, detail }];
}

/** Without a certificate, and with one that another CA has issued. */
export async function tryStrangers(stage: Stage): Promise<Outcome> {
  const walk = made(stage, 'walk');
  const foreign = await foreignContext(stage.context);
  return turnAway(walk, [
    { context: undefined, days: 0, result: 'no-certificate', status: 403 },
    { context: foreign, days: 0, result: 'foreign', status: 403 },
  ]);
}

/** Our own certificate on other days: after its end, and when the revocation list has run out before. */
export function tryOtherDays(stage: Stage): Promise<Outcome> {
  const walk = made(stage, 'walk');
  const { ledger } = made(stage, 'home');
  const [recipient] = walk.recipients;
  const context = recipient && openedFile(stage, recipient, 'TLSv1.3');
  if (!context) return Promise.resolve({ count: 0 });
  const now = stage.context.clock.now();
  const ends = ledger.certificates.all().map(({ notAfter }) => notAfter);
  const lists = ledger.authorities.latestCrls().map(({ nextUpdate }) => nextUpdate);
  const daysTo = (dates: readonly Date[]): number =>
    Math.max(...dates.map((date) => Math.ceil((Number(date) - Number(now)) / DAY_MS)));
  return turnAway(walk, [
    { context, days: daysTo(ends) + 1, result: 'expired', status: 403 },
    // A list that outlives every certificate keeps nobody waiting.
    ...(daysTo(lists) + 1 < daysTo(ends)
      ? [{ context, days: daysTo(lists) + 1, result: 'crl-expired', status: 503 } as const]
      : []),
  ]);
}

const DAY_MS = 86_400_000;

interface Unwelcome {
  readonly context: SecureContext | undefined;
  /** How many days later it is. */
  readonly days: number;
  readonly result: string;
  readonly status: number;
}

async function turnAway(walk: Walk, unwelcome: readonly Unwelcome[]): Promise<Outcome> {
  const { visitor, portal } = walk;
  const before = visitor.requests();
  const faults: Fault[] = [];
  try {
    for (const { context, days, result, status } of unwelcome) {
      walk.daysLater(days);
      for (const host of portal.hosts) {
        const place = { at: portal.at, host, path: '/' };
        const answer = await visitor.visit({ ...place, ...(context && { context }) });
        const got = walk.lastResult();
        if (answer.status !== status || got !== result) {
          faults.push({
            code: 'not-turned-away',
            subject: result,
            detail: `${answer.status} ${got}`,
          });
        }
      }
    }
  } finally {
    walk.daysLater(0);
  }
  return { count: unwelcome.length, requests: visitor.requests() - before, faults };
}

/** A certificate for clients like ours, of a CA that calls itself like ours and is another. */
async function foreignContext({ clock, random }: Context): Promise<SecureContext> {
  const now = clock.now().getTime();
  const until = (days: number) => ({
    notBefore: new Date(now - DAY_MS),
    notAfter: new Date(now + days * DAY_MS),
  });
  const [ca, client] = [generateKeyPair('ec-p256'), generateKeyPair('ec-p256')];
  const signer = keySignerFromDer(ca.privateKey);
  const make = (request: Parameters<typeof prepareCertificate>[0]): Promise<Buffer> =>
    sign(prepareCertificate(request), signer);
  const root = await make({
    ...{ profile: 'root', issuer: 'self', ...until(2) },
    serialNumber: generateSerialNumber(random),
    subject: { organizationName: 'SAMPLE', commonName: 'SAMPLE another CA' },
    subjectPublicKeyInfo: ca.subjectPublicKeyInfo,
  });
  const certificate = await make({
    ...{ profile: 'client', issuer: parseIssuingAuthority(root), ...until(1) },
    serialNumber: generateSerialNumber(random),
    subject: { countryName: 'JP', organizationName: 'SAMPLE', commonName: 'SAMPLE stranger' },
    subjectPublicKeyInfo: client.subjectPublicKeyInfo,
  });
  return createSecureContext({
    cert: encodePem('CERTIFICATE', certificate) + encodePem('CERTIFICATE', root),
    key: encodePem('PRIVATE KEY', client.privateKey),
  });
}
