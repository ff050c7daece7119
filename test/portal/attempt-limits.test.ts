/** How fast anybody may guess, and that nobody can be locked out by another: arithmetic with a clock in hand. */
import { describe, expect, it } from 'vitest';
import { attemptRules, createAttemptLimits, delayAfter } from '../../src/portal/attempt-limits.ts';
import { clientAddress } from '../../src/portal/client-address.ts';

function limitsAt() {
  let now = 0;
  const limits = createAttemptLimits(() => now);
  /** As many wrong passwords as come through in so long a time, one tried every second. */
  const guesses = (seconds: number, address: string, login: () => string): number => {
    let through = 0;
    for (const end = now + seconds; now < end; now += 1) {
      if (limits.admit(address, login()) === undefined) through += 1;
    }
    return through;
  };
  return {
    limits,
    guesses,
    pass: (seconds: number) => {
      now += seconds;
    },
  };
}

describe('the delay of a login from an address', () => {
  it('begins after five failures, doubles, and ends at a quarter of an hour', () => {
    expect(Array.from({ length: 18 }, (_, failed) => delayAfter(failed))).toEqual([
      ...[0, 0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900],
    ]);
  });

  it('lets about a hundred guesses a day through', () => {
    const { guesses } = limitsAt();
    const day = guesses(86_400, '192.0.2.1', () => 'g13b1234567');
    expect(day).toBeGreaterThan(90);
    expect(day).toBeLessThanOrEqual(attemptRules.freeFailures + 10 + 86_400 / 900);
  });

  it('is nothing to the same login from elsewhere', () => {
    const { limits, guesses } = limitsAt();
    guesses(3600, '192.0.2.1', () => 'g13b1234567');
    expect(limits.admit('192.0.2.1', 'g13b1234567')).toBeGreaterThan(0);
    expect(limits.admit('192.0.2.2', 'g13b1234567')).toBeUndefined();
  });

  it('is nothing to another login from the same address, within its quota', () => {
    const { limits, guesses } = limitsAt();
    guesses(600, '192.0.2.1', () => 'g13b1234567');
    expect(limits.admit('192.0.2.1', 'g13b1234568')).toBeUndefined();
  });

  it('is forgotten after a success, and after a day', () => {
    const { limits, guesses, pass } = limitsAt();
    guesses(30, '192.0.2.1', () => 'a');
    const wait = limits.admit('192.0.2.1', 'a') ?? 0;
    pass(wait);
    expect(limits.admit('192.0.2.1', 'a')).toBeUndefined();
    limits.succeeded('192.0.2.1', 'a');
    expect(limits.admit('192.0.2.1', 'a')).toBeUndefined();
    guesses(3600, '192.0.2.1', () => 'b');
    pass(attemptRules.memorySeconds);
    expect([1, 2, 3, 4, 5].map(() => limits.admit('192.0.2.1', 'b'))).toEqual(
      Array.from({ length: 5 }),
    );
  });

  it('counts those that are looked at at once', () => {
    const { limits } = limitsAt();
    const admitted = Array.from({ length: 50 }, () => limits.admit('192.0.2.1', 'a'));
    expect(admitted.filter((wait) => wait === undefined)).toHaveLength(attemptRules.freeFailures);
  });
});

describe('the quota of an address', () => {
  it('bounds guesses at ever new logins', () => {
    const { guesses } = limitsAt();
    let number = 0;
    const hour = guesses(3600, '192.0.2.1', () => `login${(number += 1)}`);
    const allowed = attemptRules.quota + 60 * attemptRules.quotaPerMinute;
    expect([hour <= allowed, hour > allowed - 10]).toEqual([true, true]);
  });

  it('takes nothing of who is right', () => {
    const { limits } = limitsAt();
    for (let number = 0; number < 1000; number += 1) {
      expect(limits.admit('192.0.2.1', `login${number}`)).toBeUndefined();
      limits.succeeded('192.0.2.1', `login${number}`);
    }
  });

  it('is nothing to other addresses', () => {
    const { limits, guesses } = limitsAt();
    let number = 0;
    guesses(200, '192.0.2.1', () => `login${(number += 1)}`);
    while (limits.admit('192.0.2.1', `login${(number += 1)}`) === undefined);
    expect(limits.admit('192.0.2.1', 'mine')).toBeGreaterThan(0);
    expect(limits.admit('192.0.2.2', 'mine')).toBeUndefined();
  });
});

describe('an address', () => {
  it.each<[string, string | undefined, string | undefined, string, string]>([
    ['of the connection', '192.0.2.1', undefined, '192.0.2.1', '192.0.2.1'],
    ['in IPv6 clothes', '::ffff:192.0.2.1', undefined, '192.0.2.1', '192.0.2.1'],
    ['of IPv6', '2001:db8:1:2:a:b:c:d', undefined, '2001:db8:1:2:a:b:c:d', '2001:db8:1:2::/64'],
    ['of IPv6, short', '2001:db8::1', undefined, '2001:db8::1', '2001:db8:0:0::/64'],
    ['that the proxy has added', '127.0.0.1', '198.51.100.9, 192.0.2.7', '192.0.2.7', '192.0.2.7'],
    ['that is none', '127.0.0.1', 'G13B, <script>', '127.0.0.1', '127.0.0.1'],
  ])('%s', (_name, remote, forwarded, shown, counted) => {
    expect(clientAddress(remote, forwarded)).toEqual({ shown, counted });
  });
});
