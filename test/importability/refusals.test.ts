import { describe, expect, test } from 'vitest';
import { judgeFor } from '../../src/importability/judge.ts';
import { describeProfile } from '../../src/importability/describe-profile.ts';
import {
  namedPlatforms,
  platformRanges,
  platforms,
  rangeOf,
  type Platform,
} from '../../src/importability/platform.ts';
import { findDoubts } from '../../src/importability/doubts.ts';
import { adviseProfile, findRefusals } from '../../src/importability/refusals.ts';
import { sources } from '../../src/importability/sources.ts';
import { technicalName } from '../../src/importability/technical-name.ts';
import type { Trait } from '../../src/importability/trait.ts';
import type { P12Profile } from '../../src/pkcs12/profile.ts';
import * as en from '../../src/words/en/importability.ts';
import * as ja from '../../src/words/ja/importability.ts';
import { keyAlgorithms, type KeyAlgorithm } from '../../src/x509/key-algorithm.ts';
import { codeOf } from '../x509/codes.ts';

const refused = (profiles: readonly P12Profile[], list: readonly Platform[]) =>
  findRefusals({ profiles, keyAlgorithm: 'rsa-2048', passwordLength: 20, platforms: list });

describe('what cannot be opened is found before it is made', () => {
  test.each<[P12Profile[], Platform[], Platform[]]>([
    [['compat'], ['windows-7', 'ios-13', 'android-7', 'macos-10.15'], []],
    [['modern'], ['windows-10-1709', 'ios-18', 'android-14', 'macos-15'], []],
    [
      ['modern'],
      ['ios-18', 'ios-17', 'android-13', 'windows-7'],
      ['ios-17', 'android-13', 'windows-7'],
    ],
    [['compat'], ['nss-el9', 'firefox-128'], ['nss-el9']],
    [['compat', 'modern'], ['nss-el9', 'windows-7', 'ios-17'], []],
    // Supposed to open, and never refused for a supposition.
    [['modern'], ['android-13-updated'], []],
    [['modern'], [], []],
  ])('%j on %j: not on %j', (profiles, list, expected) => {
    expect(refused(profiles, list).map(({ platform }) => platform)).toEqual(expected);
  });

  test.each(keyAlgorithms)(
    'compat with a key of %s is refused nowhere but under a policy',
    (key) => {
      const outcome = platformRanges.filter(
        (range) => judgeFor(range, describeProfile('compat', key)).outcome === 'refuses',
      );
      expect(outcome.map(({ name }) => name)).toEqual(['nss-enterprise-linux']);
    },
  );
});

const adviceFor = (...list: readonly Platform[]) =>
  adviseProfile({ keyAlgorithm: 'rsa-2048', passwordLength: 20, platforms: list });

describe('the advice is a profile that all named platforms open', () => {
  test.each<[Platform[], P12Profile[], string, string]>([
    [['nss-el9'], ['modern'], 'p12.profile to modern', 'p12.profileをmodern'],
    [['nss-el9', 'windows-11'], ['modern'], 'p12.profile to modern', 'p12.profileをmodern'],
    [['ios-17'], ['compat'], 'p12.profile to compat', 'p12.profileをcompat'],
    [
      ['nss-el9', 'ios-17'],
      ['compat', 'modern'],
      'compat does not open on NSS on Enterprise Linux 9; modern does not open on iOS 17). Please set p12.profile to both',
      'compatを開けない環境: Enterprise Linux 9のNSS。modernを開けない環境: iOS 17)。hakko.yamlのp12.profileをboth',
    ],
  ])('%j: %j', (list, fitting, english, japanese) => {
    const advice = adviceFor(...list);
    expect(advice.fitting).toEqual(fitting);
    const args = { profiles: ['compat'], refusals: refused(['compat'], list), advice } as const;
    expect(en.importabilityMessages['platforms-refuse-p12'](args).todo).toContain(english);
    expect(ja.importabilityMessages['platforms-refuse-p12'](args).todo).toContain(japanese);
  });

  test('or it says that none is', () => {
    const advice = { ...adviceFor('nss-el9', 'ios-17'), fitting: [] };
    const args = {
      profiles: ['compat'],
      refusals: refused(['compat'], ['nss-el9']),
      advice,
    } as const;
    expect(en.importabilityMessages['platforms-refuse-p12'](args).todo).toMatch(
      /^No profile opens on all .*NSS on Enterprise Linux 9; .*iOS 17/,
    );
    expect(ja.importabilityMessages['platforms-refuse-p12'](args).todo).toContain(
      '開ける形式はありません',
    );
  });
});

describe('what is not known is told, and not refused', () => {
  test.each<[P12Profile[], KeyAlgorithm, Platform[], Platform[]]>([
    [['compat'], 'ec-p256', ['windows-11', 'ios-17'], ['windows-11']],
    [['compat'], 'rsa-2048', ['windows-11', 'ios-17'], []],
    [['modern'], 'rsa-2048', ['android-13-updated'], ['android-13-updated']],
    // One of the two files opens.
    [['compat', 'modern'], 'rsa-2048', ['android-13-updated'], []],
    // Refused, which is known.
    [['modern'], 'rsa-2048', ['ios-17'], []],
  ])('%j with %s on %j: %j', (profiles, keyAlgorithm, list, expected) => {
    const doubts = findDoubts({ profiles, keyAlgorithm, passwordLength: 20, platforms: list });
    expect(doubts.map(({ platform }) => platform)).toEqual(expected);
  });
});

describe('the table', () => {
  test('names each platform once, in one range', () => {
    expect(new Set(platforms).size).toBe(platforms.length);
    for (const platform of platforms) expect(rangeOf(platform).platforms).toContain(platform);
    expect(namedPlatforms(['ios-17', 'openssl-3.0'])).toEqual(['ios-17', 'openssl-3.0']);
    expect(codeOf(() => namedPlatforms(['ios-17', 'ios-99']))).toBe('platform-unknown');
  });

  test('uses every source, and holds no row that an earlier one hides', () => {
    const demands = platformRanges.flatMap((range) => range.demands);
    expect(new Set(demands.map(({ source }) => source))).toEqual(new Set(Object.keys(sources)));
    for (const range of platformRanges) {
      const seen = new Set<string>();
      const hidden = range.demands.filter(({ on, values }) => {
        const names = values === 'others' ? ['others'] : values;
        const all = names.every((name) => seen.has(`${on} ${name}`) || seen.has(`${on} others`));
        for (const name of names) seen.add(`${on} ${name}`);
        return all;
      });
      // A stricter row put before a family's common ones hides them on purpose.
      const stricter = ['java-21', 'nss-enterprise-linux'].includes(range.name);
      if (!stricter) expect(hidden, range.name).toEqual([]);
    }
  });
});

describe('words', () => {
  const refusals = refused(['modern'], ['ios-17', 'windows-7', 'android-13']);
  const summary = (words: typeof en.importability): readonly string[] =>
    words.summary(
      (['windows-11', 'ios-17', 'android-13-updated'] as const).map((platform) =>
        judgeFor(rangeOf(platform), describeProfile('modern', 'rsa-2048')),
      ),
    );

  test('English', () => {
    const { what } = en.importabilityMessages['platforms-refuse-p12']({
      profiles: ['modern'],
      refusals,
      advice: adviceFor('ios-17', 'windows-7', 'android-13'),
    });
    expect(what.split('\n')).toEqual([
      'A file of the profile modern does not open on:',
      '  iOS 17: its MAC is SHA-256',
      '  Windows 7: its encryption and its MAC are AES256-SHA256',
      '  Android 13: it is encrypted with AES-256 (PBES2, HMAC-SHA-256)',
    ]);
    expect(summary(en.importability)).toEqual([
      'opens on Windows 10 (1709) and 11, Server 2019 to 2025',
      'does not open on iOS 13 to 17: its MAC is SHA-256; it is encrypted with AES-256 (PBES2, HMAC-SHA-256)',
      'not known on Android 12 and 13 with the system update of April 2023: its MAC is SHA-256; it is encrypted with AES-256 (PBES2, HMAC-SHA-256)',
    ]);
  });

  test('Japanese', () => {
    const { what } = ja.importabilityMessages['platforms-refuse-p12']({
      profiles: ['modern'],
      refusals,
      advice: adviceFor('ios-17', 'windows-7', 'android-13'),
    });
    expect(what.split('\n').slice(0, 2)).toEqual([
      'modern形式の証明書ファイル(.p12)は、次の環境では開けません:',
      '  iOS 17: MACがSHA-256です',
    ]);
    expect(summary(ja.importability)[1]).toBe(
      '開けません: iOS 13から17まで(MACがSHA-256です。AES-256 (PBES2, HMAC-SHA-256)で暗号化されています)',
    );
  });

  test.each<[Trait, string, string, string]>([
    ['protection', 'other', 'of its encryption together with its MAC', '組合せ'],
    ['mac', 'none', 'it has no MAC', 'MACがありません'],
    ['mac', 'id-PBMAC1', 'its MAC is PBMAC1', 'MACがPBMAC1です'],
    ['encryption', 'clear-key', 'its key is not encrypted', '秘密鍵が暗号化されていません'],
    ['encryption', 'clear-certificate', 'its certificates are not', '証明書が暗号化されていません'],
    ['encryption', 'pbewithSHAAnd40BitRC2-CBC', 'it is encrypted with RC2-40', 'RC2-40で'],
    ['encoding', 'BER', 'it is written in BER, not in DER', 'BERで書かれています'],
    ['iterations', '5000000 700000', 'it asks for 700,000 iterations', '700,000回です'],
    ['keyAlgorithm', 'ec-p521', 'its key is EC P-521', '鍵がEC P-521です'],
    ['keyAlgorithm', 'ed25519', 'its key is Ed25519', '鍵がEd25519です'],
    ['localKeyId', 'unpaired-same-name first', 'no localKeyId ties', 'localKeyId'],
    ['friendlyName', 'UTF8String', 'is a UTF8String', 'UTF8Stringです'],
    ['issuerName', 'end-entity', 'a CA in it bears', '同じ表示名'],
    ['basicConstraints', 'cA', 'its certificate says that it is a CA', 'CA:TRUE'],
    ['password', 'empty', 'its password is empty', 'パスワードが空です'],
    ['password', 'ascii-long 40', 'its password has 40 characters', '40文字です'],
    ['password', 'bmp', 'other than ASCII', '以外の文字があります'],
  ])('%s %s: %s', (trait, value, english, japanese) => {
    const reason = { trait, value, shown: technicalName(value), kind: 'refused' } as const;
    const told = { ...reason, source: undefined };
    expect(en.importability.reason(told)).toContain(english);
    expect(ja.importability.reason(told)).toContain(japanese);
  });

  test('say something of every range, platform, outcome and remark in both languages', () => {
    for (const table of ['platforms', 'ranges', 'outcomes', 'evidence', 'remarks'] as const) {
      expect(Object.keys(ja.importability[table])).toEqual(Object.keys(en.importability[table]));
    }
    expect(Object.keys(en.importability.platforms)).toEqual(platforms);
  });
});
