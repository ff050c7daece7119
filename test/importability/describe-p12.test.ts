import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { describeP12 } from '../../src/importability/describe-p12.ts';
import { describeProfile } from '../../src/importability/describe-profile.ts';
import { judge } from '../../src/importability/judge.ts';
import { p12Profiles } from '../../src/pkcs12/profile.ts';
import { Secret } from '../../src/secrets/secret.ts';
import { makeIdentity, password, passwordText, pfxOf, type Identity } from '../pkcs12/identity.ts';
import { codeOf } from '../x509/codes.ts';
import { hasProgram } from '../x509/judges.ts';
import {
  asBer,
  excessiveP12,
  forgeP12,
  makeRsaIdentity,
  opensslP12,
  pbmac1P12,
} from './sample-p12.ts';

let identity: Identity;
let rsa: Identity;
beforeAll(async () => {
  identity = await makeIdentity('ec-p256');
  rsa = await makeRsaIdentity();
});

describe('with the password', () => {
  test.each(p12Profiles)('a %s file is what its profile promised', (profile) => {
    const { key, endEntity, issuers, ...rest } = describeP12(pfxOf(identity, profile), password);
    const promised = describeProfile(profile, 'ec-p256', passwordText.length);
    expect(rest).toEqual({
      encoding: promised.encoding,
      mac: promised.mac,
      encryptions: promised.encryptions,
      endEntityFirst: true,
      unread: false,
      password: promised.password,
    });
    expect(key).toMatchObject({ friendlyName: { text: 'G13B-202611', form: 'BMPString' } });
    expect(endEntity).toEqual({ ...key, keyAlgorithm: 'ec-p256', cA: false, selfIssued: false });
    expect(issuers).toEqual([
      {
        friendlyName: undefined,
        localKeyId: undefined,
        keyAlgorithm: 'ec-p256',
        cA: true,
        selfIssued: false,
      },
    ]);
  });

  test.each(['', 'k7m3', `${passwordText} `])('the wrong password "%s" is said so', (wrong) => {
    expect(codeOf(() => describeP12(pfxOf(identity, 'compat'), new Secret(wrong)))).toBe(
      'p12-password-wrong',
    );
  });
});

describe('without the password', () => {
  test.each(p12Profiles)('of a %s file all but its certificates is seen', (profile) => {
    const pfx = pfxOf(identity, profile);
    const whole = describeP12(pfx, password);
    expect(describeP12(pfx)).toEqual({
      ...whole,
      endEntity: undefined,
      issuers: [],
      endEntityFirst: false,
      unread: true,
      password: undefined,
    });
  });

  test('the certificates of a file of node-forge are seen too', () => {
    const { endEntity, unread } = describeP12(forgeP12(rsa, '3des'));
    expect([endEntity?.keyAlgorithm, unread]).toEqual(['rsa-2048', false]);
  });

  test.each([
    ['modern', 'ios-before-18', 'refuses'],
    ['modern', 'ios-since-18', 'unknown'],
    ['compat', 'ios-before-18', 'unknown'],
  ] as const)('a %s file on %s: %s', (profile, range, outcome) => {
    const verdict = judge(describeP12(pfxOf(identity, profile))).find((one) => one.range === range);
    expect(verdict?.outcome).toBe(outcome);
    // Nothing that was seen speaks against it: what is not known was not seen.
    if (outcome === 'unknown') {
      expect(new Set(verdict?.reasons.map(({ kind }) => kind))).toEqual(new Set(['unread']));
    }
  });
});

describe('files of others', () => {
  test('BER is read and named', () => {
    const pfx = pfxOf(identity, 'compat');
    expect(describeP12(asBer(pfx), password)).toEqual({
      ...describeP12(pfx, password),
      encoding: 'BER',
    });
  });

  test('PBMAC1 is named with its iterations, and the contents are read', () => {
    const { mac, endEntity } = describeP12(pbmac1P12(identity), password);
    expect(mac).toEqual({ algorithm: 'id-PBMAC1', iterations: 2048, saltOctets: 16 });
    expect(endEntity?.keyAlgorithm).toBe('ec-p256');
  });

  test('a MAC that asks for minutes is looked at from outside', () => {
    const description = describeP12(excessiveP12(identity, 2 ** 31 - 1), password);
    expect([description.mac?.iterations, description.unread]).toEqual([2 ** 31 - 1, true]);
    const refusing = judge(description).filter(({ reasons: [first] }) => first?.kind === 'refused');
    expect(refusing.map(({ range }) => range)).toEqual([
      'windows-before-1709',
      'windows-since-1709',
      'java-17',
      'nss-enterprise-linux',
    ]);
  });

  test('changed anywhere are described or called unreadable, and nothing else happens', () => {
    const files = [
      pfxOf(identity, 'modern'),
      forgeP12(rsa, '3des'),
      asBer(pfxOf(identity, 'compat')),
    ];
    const described = new Set<string>();
    fc.assert(
      fc.property(fc.constantFrom(...files), fc.nat(), fc.nat(255), (pfx, at, octet) => {
        const changed = Buffer.from(pfx);
        changed[at % pfx.length] = octet;
        described.add(codeOf(() => judge(describeP12(changed))));
      }),
      { numRuns: 3000 },
    );
    const expected = new Set(['none', 'p12-mac-unsupported', 'p12-unreadable']);
    expect([...described].filter((code) => !expected.has(code))).toEqual([]);
  });

  describe.skipIf(!hasProgram('openssl', 'version'))('of openssl', () => {
    const clear = ['-certpbe', 'NONE'];
    test.each([
      ['all under the password, no MAC', ['-nomac']],
      ['certificates in clear, no MAC', ['-nomac', ...clear]],
      ['certificates in clear, a MAC', clear],
    ])('%s: a wrong password is said so, whichever it is', (_, options) => {
      const pfx = opensslP12(identity, options);
      expect(describeP12(pfx, password).endEntity?.keyAlgorithm).toBe('ec-p256');
      // So many that the padding of one fits by chance.
      const wrong = Array.from({ length: 300 }, (__, n) => new Secret(`wrong ${n}`));
      const said = new Set(wrong.map((one) => codeOf(() => describeP12(pfx, one))));
      expect([...said]).toEqual(['p12-password-wrong']);
    });

    test('without a key, it is not called unread', () => {
      const description = describeP12(opensslP12(identity, ['-nokeys']), password);
      expect([description.key, description.unread]).toEqual([undefined, false]);
      const reasons = judge(description).flatMap((verdict) => verdict.reasons);
      expect(reasons.filter(({ kind }) => kind === 'unread')).toEqual([]);
      expect(judge(description).map(({ outcome }) => outcome)).not.toContain('opens');
      expect(reasons.filter(({ trait }) => trait === 'localKeyId')).toEqual([]);
    });

    test('an empty password is one', () => {
      const pfx = opensslP12(identity, [], '\n');
      expect(describeP12(pfx, new Secret('')).password?.length).toBe(0);
      expect(codeOf(() => describeP12(pfx, password))).toBe('p12-password-wrong');
    });
  });

  test.each<[string, () => Buffer]>([
    ['nothing', () => Buffer.alloc(0)],
    ['text', () => Buffer.from('<html>404</html>')],
    ['a certificate', () => identity.certificates[0]],
    ['half a file', () => pfxOf(identity, 'compat').subarray(0, 700)],
    ['half a file in BER', () => asBer(pfxOf(identity, 'compat')).subarray(0, 700)],
    ['a lot of nesting', () => Buffer.alloc(4000, Buffer.from([0x30, 0x80]))],
  ])('%s cannot be read', (_, pfx) => {
    expect(codeOf(() => describeP12(pfx()))).toBe('p12-unreadable');
  });
});
