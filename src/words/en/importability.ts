/** Sentences about where a .p12 opens. */
import type { ImportabilityErrorArgs } from '../../importability/errors.ts';
import type { Reason, Verdict } from '../../importability/judge.ts';
import type { Doubt } from '../../importability/doubts.ts';
import type { Platform, RangeName } from '../../importability/platform.ts';
import type { Evidence } from '../../importability/demand.ts';
import type { Remark } from '../../importability/remark.ts';
import type { ProfileAdvice } from '../../importability/refusals.ts';
import type { Messages } from '../message.ts';

export const importabilityMessages: Messages<ImportabilityErrorArgs> = {
  'platforms-refuse-p12': ({ profiles, refusals, advice }) => ({
    what: [
      `A file of the profile ${profiles.join(' or ')} does not open on:`,
      ...refusals.map(
        ({ platform, reason }) => `${platforms[platform]}: ${importability.reason(reason)}`,
      ),
    ].join('\n  '),
    todo: adviceOf(advice),
  }),
  'platform-unknown': ({ name, known }) => ({
    what: `There is no platform "${name}".`,
    todo: `Please choose from: ${known.join(', ')}`,
  }),
};

function adviceOf({ fitting, refusedBy }: ProfileAdvice): string {
  const out = 'take these platforms out of platforms.mustOpen, in hakko.yaml.';
  const [profile, ...others] = fitting;
  if (profile !== undefined && others.length === 0) {
    return `Please set p12.profile to ${profile}, which none of the named platforms refuses, or ${out}`;
  }
  const names = (list: readonly Platform[]): string =>
    list.map((platform) => platforms[platform]).join(', ');
  const opposed = `compat does not open on ${names(refusedBy.compat)}; modern does not open on ${names(refusedBy.modern)}`;
  return profile === undefined
    ? `No profile opens on all of the named platforms (${opposed}). Please ${out}`
    : `The named platforms contradict each other (${opposed}). Please set p12.profile to both, which makes a file of each, or take platforms out of platforms.mustOpen, in hakko.yaml.`;
}

const platforms: Readonly<Record<Platform, string>> = {
  'windows-7': 'Windows 7',
  'windows-8.1': 'Windows 8.1',
  'windows-10-1703': 'Windows 10 up to 1703',
  'windows-server-2012-r2': 'Windows Server 2012 R2',
  'windows-server-2016': 'Windows Server 2016',
  'windows-10-1709': 'Windows 10 from 1709 on',
  'windows-11': 'Windows 11',
  'windows-server-2019': 'Windows Server 2019',
  'windows-server-2022': 'Windows Server 2022',
  'windows-server-2025': 'Windows Server 2025',
  'macos-10.15': 'macOS 10.15',
  'macos-11': 'macOS 11',
  'macos-12': 'macOS 12',
  'macos-13': 'macOS 13',
  'macos-14': 'macOS 14',
  'macos-15': 'macOS 15',
  'macos-26': 'macOS 26',
  'macos-item-import': 'macOS 15 and 26, "security import" without "-f pkcs12"',
  'ios-13': 'iOS 13',
  'ios-14': 'iOS 14',
  'ios-15': 'iOS 15',
  'ios-16': 'iOS 16',
  'ios-17': 'iOS 17',
  'ios-18': 'iOS 18',
  'ios-26': 'iOS 26',
  'android-7': 'Android 7',
  'android-8': 'Android 8',
  'android-9': 'Android 9',
  'android-10': 'Android 10',
  'android-11': 'Android 11',
  'android-12': 'Android 12',
  'android-13': 'Android 13',
  'android-12-updated': 'Android 12 with the system update of April 2023',
  'android-13-updated': 'Android 13 with the system update of April 2023',
  'android-14': 'Android 14',
  'android-15': 'Android 15',
  'android-16': 'Android 16',
  'java-8u291': 'Java 8 before 8u301',
  'java-11.0.11': 'Java 11 before 11.0.12',
  'java-8u301': 'Java 8 from 8u301 on',
  'java-11.0.12': 'Java 11 from 11.0.12 on',
  'java-17': 'Java 17',
  'java-21': 'Java 21',
  'nss-3.30': 'NSS 3.30 to 3.100',
  'firefox-127': 'Firefox up to 127',
  'nss-3.101': 'NSS from 3.101 on',
  'firefox-128': 'Firefox from 128 on',
  'nss-el9': 'NSS on Enterprise Linux 9',
  'nss-el10': 'NSS on Enterprise Linux 10',
  'openssl-1.1': 'OpenSSL 1.1',
  'openssl-3.0': 'OpenSSL 3.0',
  'openssl-3.5': 'OpenSSL 3.5',
};

const ranges: Readonly<Record<RangeName, string>> = {
  'windows-before-1709': 'Windows 7 to 10 (1703), Server 2012 R2 and 2016',
  'windows-since-1709': 'Windows 10 (1709) and 11, Server 2019 to 2025',
  'macos-before-15': 'macOS 10.15 to 14',
  'macos-since-15': 'macOS 15 and 26',
  'macos-item-import': platforms['macos-item-import'],
  'ios-before-18': 'iOS 13 to 17',
  'ios-since-18': 'iOS 18 and 26',
  'android-before-14': 'Android 7 to 13',
  'android-updated': 'Android 12 and 13 with the system update of April 2023',
  'android-since-14': 'Android 14 to 16',
  'java-before-8u301': 'Java 8 before 8u301, 11 before 11.0.12',
  'java-since-8u301': 'Java 8 (8u301), 11 (11.0.12)',
  'java-17': 'Java 17',
  'java-21': 'Java 21',
  'nss-before-3.101': 'Firefox up to 127 (NSS 3.30 to 3.100)',
  'nss-since-3.101': 'Firefox from 128 on (NSS 3.101)',
  'nss-enterprise-linux': 'NSS on Enterprise Linux 9 and 10',
  'openssl-1.1': 'OpenSSL 1.1',
  'openssl-3.0': 'OpenSSL 3.0',
  'openssl-3.5': 'OpenSSL 3.5',
};

const outcomes: Readonly<Record<Verdict['outcome'], string>> = {
  opens: 'opens',
  refuses: 'does not open',
  unknown: 'not known',
};

const evidence: Readonly<Record<Evidence, string>> = {
  tried: 'tried',
  read: 'read in its source or documents',
  unknown: 'not verified',
};

const remarks: Readonly<Record<Remark, string>> = {
  'root-warning': 'Windows asks with a security warning whether to trust the root in it',
  'container-name':
    'its friendlyName holds a space or a backslash, and Windows names the key container by it: some programs stumble over that',
  'keychain-access':
    'whether a double click (Keychain Access) opens it is not known; a profile and "security import -f pkcs12" do',
  'openssl-program':
    'that is PKCS12_parse, by which programs read it; the command "openssl pkcs12" warns that there is no MAC, and opens it',
};

/** One sentence for each trait that stands in the way; it goes on from "does not open:". */
function describeReason({ trait, value, shown, kind }: Reason): string {
  if (kind === 'unread') return 'what is inside was not opened';
  if (value === 'no-key') return 'it holds no private key';
  switch (trait) {
    case 'protection':
      return value === 'other'
        ? 'of its encryption together with its MAC nothing is known there'
        : `its encryption and its MAC are ${shown}`;
    case 'mac':
      return value === 'none' ? 'it has no MAC' : `its MAC is ${shown}`;
    case 'encryption':
      if (value === 'clear-key') return 'its key is not encrypted';
      if (value === 'clear-certificate') return 'its certificates are not encrypted';
      return `it is encrypted with ${shown}`;
    case 'encoding':
      return `it is written in ${shown}, not in DER`;
    case 'iterations':
      return `it asks for ${Number(shown).toLocaleString('en')} iterations`;
    case 'keyAlgorithm':
      return `its key is ${shown}`;
    case 'localKeyId':
      return 'no localKeyId ties its certificate to its key';
    case 'friendlyName':
      return `its friendlyName is a ${shown}, not a BMPString`;
    case 'issuerName':
      return 'a CA in it bears the friendlyName of the key';
    case 'basicConstraints':
      return 'its certificate says that it is a CA';
    case 'password':
      if (value === 'empty') return 'its password is empty';
      return value.startsWith('ascii')
        ? `its password has ${shown} characters`
        : 'its password holds characters other than ASCII';
  }
}

const reasonsOf = ({ reasons }: Verdict): string =>
  [...new Set(reasons.map(describeReason))].join('; ');

/** One sentence for the platforms that are named in the settings, and not known to open the files. */
const describeDoubts = (doubts: readonly Doubt[]): string =>
  `It is not known whether these platforms open the .p12 files, so try one on each: ${doubts
    .map(({ platform, reason }) => `${platforms[platform]} (${describeReason(reason)})`)
    .join(', ')}.`;

/** Lines for a set of verdicts: where it opens, where not and why, what is not known. */
function summarise(verdicts: readonly Verdict[]): readonly string[] {
  const named = (chosen: readonly Verdict[]): string =>
    chosen.map(({ range }) => ranges[range]).join('; ');
  const opening = verdicts.filter(({ outcome }) => outcome === 'opens');
  const byReason = (outcome: Verdict['outcome'], label: string): readonly string[] =>
    [
      ...Map.groupBy(
        verdicts.filter((one) => one.outcome === outcome),
        reasonsOf,
      ),
    ].map(([reasons, chosen]) => `${label} ${named(chosen)}: ${reasons}`);
  return [
    ...(opening.length > 0 ? [`opens on ${named(opening)}`] : []),
    ...byReason('refuses', 'does not open on'),
    ...byReason('unknown', 'not known on'),
  ];
}

/** Names and sentences for `verify`, `init` and `issue`. */
export const importability = {
  platforms,
  ranges,
  outcomes,
  evidence,
  remarks,
  reason: describeReason,
  reasons: reasonsOf,
  doubts: describeDoubts,
  summary: summarise,
} as const;
