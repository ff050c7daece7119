/** From when until when a client's certificate is valid. */
import type { Settings } from '../settings/read-settings.ts';
import type { IssuingAuthority } from '../x509/issuing-authority.ts';
import { endOfLocalDay } from '../system/local-date.ts';

const DAY_MS = 86_400_000;
/** A recipient's clock may be behind ours. */
const BACKDATE_MS = 10 * 60_000;

export interface Validity {
  readonly notBefore: Date;
  readonly notAfter: Date;
}

export function clientValidity(settings: Settings, issuer: IssuingAuthority, at: Date): Validity {
  const notBefore = new Date(at.getTime() - BACKDATE_MS);
  const issuerNotBefore = issuer.certificate.validity.notBefore;
  return {
    notBefore: notBefore < issuerNotBefore ? issuerNotBefore : notBefore,
    notAfter: clientNotAfter(settings, at),
  };
}

/** The end of the last local day, so that the date on the letter is true for all of that day. */
export function clientNotAfter({ client, site }: Settings, at: Date): Date {
  return endOfLocalDay(new Date(at.getTime() + client.days * DAY_MS), site.timeZone);
}
