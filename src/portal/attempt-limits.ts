/**
 * How fast anybody may guess. Two measures, both by the address that asks, so that a stranger elsewhere
 * cannot lock anybody out: a delay that grows with each failure of a login from there, and a quota of
 * failures for the address as a whole.
 */

export interface AttemptLimits {
  /**
   * Counts the attempt as failed until it is told otherwise: many at once are many failures.
   * @param login as typed, folded; none for a prefix
   * @returns seconds to wait, when the attempt is not to be looked at
   */
  admit(address: string, login?: string): number | undefined;
  /** It was right: what it was charged is given back, and the login's failures from there are forgotten. */
  succeeded(address: string, login?: string): void;
}

export const attemptRules = {
  /** So many failures of a login from one address wait for nothing. */
  freeFailures: 5,
  /** The wait after the next one, doubled with each more, up to the longest. */
  firstDelaySeconds: 1,
  longestDelaySeconds: 900,
  /** Failures are forgotten so long after the last one. */
  memorySeconds: 86_400,
  /** Failures that an address has at once, of whatever logins, and how many come back a minute. */
  quota: 60,
  quotaPerMinute: 20,
  /** How much is kept in mind; the oldest goes first. */
  maximumEntries: 50_000,
} as const;

interface Failures {
  readonly count: number;
  /** In seconds. */
  readonly last: number;
}

interface Bucket {
  readonly left: number;
  readonly at: number;
}

/** @param seconds a clock that only goes forward, in seconds */
export function createAttemptLimits(seconds: () => number): AttemptLimits {
  const failures = new Map<string, Failures>();
  const buckets = new Map<string, Bucket>();
  const rules = attemptRules;

  const leftOf = (address: string, now: number): number => {
    const bucket = buckets.get(address);
    if (!bucket) return rules.quota;
    const back = ((now - bucket.at) / 60) * rules.quotaPerMinute;
    return Math.min(bucket.left + back, rules.quota);
  };
  const failuresOf = (key: string, now: number): number => {
    const known = failures.get(key);
    return known && now - known.last < rules.memorySeconds ? known.count : 0;
  };
  return {
    admit(address, login) {
      const now = seconds();
      const key = `${address} ${login ?? ''}`;
      const failed = login === undefined ? 0 : failuresOf(key, now);
      const wait = delayAfter(failed) - (now - (failures.get(key)?.last ?? now));
      if (failed > 0 && wait > 0) return Math.ceil(wait);
      const left = leftOf(address, now);
      if (left < 1) return Math.ceil(((1 - left) * 60) / rules.quotaPerMinute);
      keep(buckets, address, { left: left - 1, at: now });
      if (login !== undefined) keep(failures, key, { count: failed + 1, last: now });
      return undefined;
    },
    succeeded(address, login) {
      const now = seconds();
      const left = Math.min(leftOf(address, now) + 1, rules.quota);
      if (left >= rules.quota) buckets.delete(address);
      else keep(buckets, address, { left, at: now });
      if (login !== undefined) failures.delete(`${address} ${login}`);
    },
  };
}

/** Seconds to be waited after so many failures. */
export function delayAfter(failed: number): number {
  const { freeFailures, firstDelaySeconds, longestDelaySeconds } = attemptRules;
  if (failed < freeFailures) return 0;
  return Math.min(firstDelaySeconds * 2 ** (failed - freeFailures), longestDelaySeconds);
}

/** Put last in line; who came first goes when it becomes too many. */
function keep<T>(map: Map<string, T>, key: string, value: T): void {
  map.delete(key);
  map.set(key, value);
  if (map.size <= attemptRules.maximumEntries) return;
  const [oldest] = map.keys();
  if (oldest !== undefined) map.delete(oldest);
}
