/**
 * Whether this machine's clock can be right: dates of certificates, CRLs and letters come from it. The
 * order of events never does; that is their sequence.
 */
import { HakkoError } from '../errors.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { localTime } from '../system/local-date.ts';

/**
 * How far a clock may have been set back. NTP and a virtual machine that wakes up correct it by seconds
 * or a few minutes; 5 minutes are also what Kerberos bears (RFC 4120, 8.2). Certificates are dated back
 * by more than that, so what was issued before the correction is valid after it.
 */
const TOLERANCE_MS = 5 * 60_000;

export type ClockFault = HakkoError<'clock-behind'> | HakkoError<'ca-ended'>;

/**
 * @param timeZone in which people are told
 * @returns `clock-behind` when the clock says less than the ledger's last event, `ca-ended` when the CA
 * that issues has ended: the clock is wrong, or there is nothing left that this CA could sign
 */
export function findClockFault(
  now: Date,
  { events, authorities }: Pick<Ledger, 'events' | 'authorities'>,
  timeZone: string,
): ClockFault | undefined {
  const shown = localTime(now, timeZone);
  const last = events.last();
  if (last && now.getTime() < Date.parse(last.at) - TOLERANCE_MS) {
    const lastEvent = localTime(new Date(last.at), timeZone);
    return new HakkoError('clock-behind', { now: shown, lastEvent });
  }
  const issuing = authorities.all().at(-1);
  if (issuing && issuing.notAfter <= now) {
    return new HakkoError('ca-ended', { now: shown, ended: localTime(issuing.notAfter, timeZone) });
  }
  return undefined;
}
