/**
 * The platforms, in ranges of versions that treat a .p12 alike, and which demands each range makes.
 * A range is one row of a table for people; a platform is a name for the settings.
 */
import { HakkoError } from '../errors.ts';
import { androidBefore14, androidSince14, androidUpdated } from './demands/android.ts';
import {
  iosBefore18,
  iosSince18,
  macosBefore15,
  macosItemImport,
  macosSince15,
} from './demands/apple.ts';
import { java17, java21, javaBefore8u301, javaSince8u301 } from './demands/java.ts';
import { nssBefore3101, nssEnterpriseLinux, nssSince3101 } from './demands/nss.ts';
import { openssl11, openssl30, openssl35 } from './demands/openssl.ts';
import { windowsBefore1709, windowsSince1709 } from './demands/windows.ts';
import type { Demand } from './demand.ts';

const ranges = {
  'windows-before-1709': {
    platforms: [
      'windows-7',
      'windows-8.1',
      'windows-10-1703',
      'windows-server-2012-r2',
      'windows-server-2016',
    ],
    demands: windowsBefore1709,
  },
  'windows-since-1709': {
    platforms: [
      'windows-10-1709',
      'windows-11',
      'windows-server-2019',
      'windows-server-2022',
      'windows-server-2025',
    ],
    demands: windowsSince1709,
  },
  'macos-before-15': {
    platforms: ['macos-10.15', 'macos-11', 'macos-12', 'macos-13', 'macos-14'],
    demands: macosBefore15,
  },
  'macos-since-15': { platforms: ['macos-15', 'macos-26'], demands: macosSince15 },
  'macos-item-import': { platforms: ['macos-item-import'], demands: macosItemImport },
  'ios-before-18': {
    platforms: ['ios-13', 'ios-14', 'ios-15', 'ios-16', 'ios-17'],
    demands: iosBefore18,
  },
  'ios-since-18': { platforms: ['ios-18', 'ios-26'], demands: iosSince18 },
  'android-before-14': {
    platforms: [
      'android-7',
      'android-8',
      'android-9',
      'android-10',
      'android-11',
      'android-12',
      'android-13',
    ],
    demands: androidBefore14,
  },
  'android-updated': {
    platforms: ['android-12-updated', 'android-13-updated'],
    demands: androidUpdated,
  },
  'android-since-14': {
    platforms: ['android-14', 'android-15', 'android-16'],
    demands: androidSince14,
  },
  'java-before-8u301': { platforms: ['java-8u291', 'java-11.0.11'], demands: javaBefore8u301 },
  'java-since-8u301': { platforms: ['java-8u301', 'java-11.0.12'], demands: javaSince8u301 },
  'java-17': { platforms: ['java-17'], demands: java17 },
  'java-21': { platforms: ['java-21'], demands: java21 },
  'nss-before-3.101': { platforms: ['nss-3.30', 'firefox-127'], demands: nssBefore3101 },
  'nss-since-3.101': { platforms: ['nss-3.101', 'firefox-128'], demands: nssSince3101 },
  'nss-enterprise-linux': { platforms: ['nss-el9', 'nss-el10'], demands: nssEnterpriseLinux },
  'openssl-1.1': { platforms: ['openssl-1.1'], demands: openssl11 },
  'openssl-3.0': { platforms: ['openssl-3.0'], demands: openssl30 },
  'openssl-3.5': { platforms: ['openssl-3.5'], demands: openssl35 },
} as const satisfies Readonly<
  Record<string, { readonly platforms: readonly string[]; readonly demands: readonly Demand[] }>
>;

/** The name of a range. */
export type RangeName = keyof typeof ranges;

/** The name of a platform, as the list `platforms:` of the settings has it. */
export type Platform = (typeof ranges)[RangeName]['platforms'][number];

/** A range of versions. */
export interface PlatformRange {
  readonly name: RangeName;
  readonly platforms: readonly Platform[];
  readonly demands: readonly Demand[];
}

/** All ranges, in the order of tables. */
export const platformRanges: readonly PlatformRange[] = (Object.keys(ranges) as RangeName[]).map(
  (name) => ({ name, ...ranges[name] }),
);

/** All platforms, for settings and prompts. */
export const platforms: readonly Platform[] = platformRanges.flatMap((range) => range.platforms);

/** Whether a text of the settings names a platform. */
const isPlatform = (name: string): name is Platform =>
  (platforms as readonly string[]).includes(name);

/** Platforms as people name them. Throws `platform-unknown`. */
export function namedPlatforms(names: readonly string[]): readonly Platform[] {
  return names.map((name) => {
    if (!isPlatform(name)) throw new HakkoError('platform-unknown', { name, known: platforms });
    return name;
  });
}

/** The range of a platform. */
export function rangeOf(platform: Platform): PlatformRange {
  const range = platformRanges.find((one) => one.platforms.includes(platform));
  if (range === undefined) throw new RangeError(`no range holds ${platform}`);
  return range;
}
