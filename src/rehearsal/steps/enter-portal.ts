/** Each person at the portal: both hosts let her in with her certificate, over TLS 1.2 and 1.3. */
import type { SecureContext } from 'node:tls';
import { made, type Stage } from '../stage.ts';
import type { Fault, Outcome } from '../step.ts';
import type { Recipient } from '../walk/recipient.ts';
import { contextOf, tlsVersions, type TlsVersion } from '../walk/visitor.ts';
import { throughAll } from '../walk/walk.ts';

export function enterPortal(stage: Stage): Promise<Outcome> {
  const { recipients, visitor, portal, addressOf } = made(stage, 'walk');
  return throughAll(stage, recipients, async (recipient, number) => {
    const from = addressOf(number);
    const faults: Fault[] = [];
    const subject = `${recipient.file} (${recipient.loginId})`;
    for (const version of tlsVersions) {
      const context = openedFile(stage, recipient, version);
      if (!context) return [{ code: 'openssl-not-opened', subject }];
      for (const host of portal.hosts) {
        const place = { at: portal.at, host, path: '/', ...(from && { from }) };
        const { status, protocol, trusted } = await visitor.visit({ ...place, context });
        const detail = `${host}, ${version}`;
        if (status !== 200 || protocol !== version) {
          faults.push({ code: 'enter-refused', subject, detail: `${detail}: ${status}` });
        }
        if (!trusted) faults.push({ code: 'server-untrusted', subject: host });
      }
    }
    return faults;
  });
}

/** By OpenSSL, with the password of her letter; people of a group who have the same open it once. */
export function openedFile(
  stage: Stage,
  { file, installPassword }: Recipient,
  version: TlsVersion,
): SecureContext | undefined {
  const { contexts, issued } = made(stage, 'walk');
  const key = `${file} ${version} ${installPassword.reveal()}`;
  const bytes = issued(file);
  try {
    const context = contexts.get(key) ?? (bytes && contextOf(bytes, installPassword, version));
    if (context) contexts.set(key, context);
    return context;
  } catch {
    // What OpenSSL says could name more than the file.
    return undefined;
  }
}
