/**
 * What the guide's sentences may name, and on which conditions they stand. Both lists are closed, all
 * comes from the settings, and nothing on them is a secret.
 */
import { HakkoError } from '../../errors.ts';
import { groupNameOf } from '../../roster/group-name.ts';
import { fillCommonName } from '../../settings/common-name.ts';
import type { Settings } from '../../settings/read-settings.ts';
import { ideographicSpace, joined } from '../../letters/letter-values.ts';
import { createJapaneseDates } from '../../letters/japanese-date.ts';
import type { GuideLanguage, GuidePlatform } from '../guide.ts';

export const guideNames = [
  ...(['serviceName', 'organisation', 'officeName', 'telephone', 'email'] as const),
  ...(['postalAddress', 'documentNumber', 'issueDate', 'groupWord'] as const),
  ...(['downloadUrl', 'portalUrl', 'hosts', 'hostCount', 'downloads'] as const),
  ...(['prefixLength', 'exampleLoginId', 'examplePrefix', 'exampleFile'] as const),
  ...(['exampleCertificate', 'platformName'] as const),
] as const;

export const guideConditions = [
  ...(['keep', 'reissue', 'shared', 'personal', 'root', 'noRoot', 'compat', 'modern'] as const),
  ...(['both', 'noHosts', 'oneHost', 'manyHosts', 'whole', 'single'] as const),
  ...(['windows', 'macos', 'ios', 'android'] as const),
  // iPhones and iPads install a download without keeping it.
  'fileStays',
] as const;
export type GuideCondition = (typeof guideConditions)[number];

/** What a QR code may hold. */
export const guideCodes = ['downloadUrl', 'portalUrl', 'telephone', 'email'] as const;

export interface GuideValues {
  /** By name; an absent value is `''`. */
  readonly text: ReadonlyMap<string, string>;
  readonly holds: ReadonlySet<GuideCondition>;
  /** Contents of QR codes; an absent one is `''`. */
  readonly codes: ReadonlyMap<string, string>;
}

/** The settings that sentences of the guide come from. */
export type GuideSettings = Pick<
  Settings,
  'site' | 'portal' | 'passwords' | 'roster' | 'p12' | 'client'
>;

/** Which guide is wanted. */
export interface GuideEdition {
  readonly language: GuideLanguage;
  /** The whole guide unless a platform is named. */
  readonly platform?: GuidePlatform;
  /** The day that it bears, `2026-11-22`. */
  readonly date: string;
}

/**
 * @throws `guide-example-unfit` when the login ID of the examples is none that this site would take
 */
export function guideValues(settings: GuideSettings, edition: GuideEdition): GuideValues {
  const { site, portal, passwords, roster, p12 } = settings;
  const { exampleLoginId, loginIdPattern } = roster;
  if (!new RegExp(loginIdPattern, 'u').test(exampleLoginId)) {
    throw new HakkoError('guide-example-unfit', {
      example: exampleLoginId,
      pattern: loginIdPattern,
    });
  }
  const prefix = groupNameOf(exampleLoginId, roster);
  const [host] = portal.hosts;
  const telephone =
    site.phone && joined([site.phone, site.hours && bracketed(site.hours, edition)], '');
  const values: Record<(typeof guideNames)[number], string> = {
    serviceName: site.serviceName,
    organisation: site.organisation,
    officeName: joined([site.organisation, site.office], space(edition)),
    telephone,
    email: site.email,
    postalAddress: joined(
      [site.postalCode && `〒${site.postalCode}`, site.address],
      ideographicSpace,
    ),
    documentNumber: site.documentNumber,
    issueDate: describeDate(edition),
    groupWord: site.groupWord,
    downloadUrl: portal.downloadUrl,
    portalUrl: host === undefined ? '' : `https://${host}/`,
    hosts: portal.hosts.length === 0 ? '' : listed(portal.hosts, edition.language),
    hostCount: String(portal.hosts.length),
    downloads: String(passwords.downloads),
    prefixLength: String(Array.from(prefix).length),
    exampleLoginId,
    examplePrefix: prefix,
    exampleFile: `${prefix}.p12`,
    exampleCertificate: fillCommonName(settings.client.commonName, {
      prefix,
      month: edition.date.slice(0, 7).replace('-', ''),
    }),
    platformName: edition.platform === undefined ? '' : nameOf(edition.platform, edition.language),
  };
  return {
    text: new Map(Object.entries(values)),
    holds: new Set<GuideCondition>([
      passwords.initialPassword,
      roster.groupBy === 'prefix' ? 'shared' : 'personal',
      p12.includeRoot ? 'root' : 'noRoot',
      // Of two files the letters name the one that opens everywhere.
      p12.profile === 'modern' ? 'modern' : 'compat',
      ...(p12.profile === 'both' ? (['both'] as const) : []),
      (['noHosts', 'oneHost'] as const)[portal.hosts.length] ?? 'manyHosts',
      ...(edition.platform === undefined
        ? (['whole', 'windows', 'macos', 'ios', 'android'] as const)
        : (['single', edition.platform] as const)),
      ...(edition.platform === 'ios' ? [] : (['fileStays'] as const)),
    ]),
    codes: new Map([
      ['downloadUrl', values.downloadUrl],
      ['portalUrl', values.portalUrl],
      // RFC 3966 wants visual separators of this kind alone.
      ['telephone', site.phone && `tel:${site.phone.normalize('NFKC').replaceAll(/[^\d+-]/g, '')}`],
      ['email', site.email && `mailto:${site.email}`],
    ]),
  };
}

function nameOf(platform: GuidePlatform, language: GuideLanguage): string {
  if (platform === 'ios') return language === 'ja' ? 'iPhone・iPad' : 'iPhone and iPad';
  return { windows: 'Windows', macos: 'macOS', android: 'Android' }[platform];
}

function bracketed(hours: string, { language }: GuideEdition): string {
  return language === 'ja' ? `（${hours}）` : ` (${hours})`;
}

function space({ language }: GuideEdition): string {
  return language === 'ja' ? ideographicSpace : ', ';
}

/** `令和8年11月22日`, `22 November 2026`. A calendar day has no time zone: noon UTC stands for it. */
function describeDate({ language, date }: GuideEdition): string {
  const noon = new Date(`${date}T12:00:00Z`);
  if (language === 'ja') return createJapaneseDates('UTC').date(noon);
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(noon);
}

function listed(items: readonly string[], language: GuideLanguage): string {
  if (language === 'en') return new Intl.ListFormat('en-GB').format(items);
  // The last two of an official list are joined by 及び.
  const [last, ...others] = items.toReversed();
  return joined([others.toReversed().join('、'), last], '及び');
}
