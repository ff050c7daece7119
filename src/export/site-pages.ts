/**
 * The pages that a web server shows, as files: it only chooses among them. They hold no script, and
 * their style stands in each, so that one who is turned away needs nothing further.
 */
import { createHash } from 'node:crypto';
import { STYLE } from '../portal/pages/style.ts';
import { groupNameOf } from '../roster/group-name.ts';
import { SECOND_FILE_FIELD, secondSuffix } from '../site/second-files.ts';
import type { Site, SiteSettings } from '../site/site.ts';
import { readTemplate } from '../system/assets.ts';
import type { ExportedFile } from './exported-file.ts';
import { fillTemplate, type TemplateValues } from './fill-template.ts';

export const pageLanguages = ['ja', 'en'] as const;
export type PageLanguage = (typeof pageLanguages)[number];

const names = [
  ...(['start', 'unknown', 'denied', 'missing', 'busy', 'help', 'welcome'] as const),
  ...(['refused-none', 'refused-foreign', 'refused-expired'] as const),
  ...(['refused-revoked', 'refused-list-expired'] as const),
] as const;

/** What a server puts into the page that greets, in its own language. */
export interface CertificateMarks {
  readonly certificateName: string;
  readonly certificateDays: string;
}

/** Below `pages/`. */
export function sitePages(
  { settings, files }: Pick<Site, 'settings' | 'files'>,
  marks: CertificateMarks,
): readonly ExportedFile[] {
  const suffix = secondSuffix(files);
  return pageLanguages.flatMap((language) => {
    const values = pageValues(settings, language, suffix);
    return names.map((name) => {
      const template = readText(`${language}/${name}.html`);
      const body = fillTemplate(template, { ...escaped(values), ...marks });
      return { path: `pages/${language}/${name}.html`, content: layOut(body, values) };
    });
  });
}

/** Puts a body into the frame that all pages have. @param values of `pageValues` */
export function layOut(body: string, values: TemplateValues): string {
  const [, title = ''] = /<h1>(.*?)<\/h1>/.exec(body) ?? [];
  return fillTemplate(readText('layout.html'), {
    ...escaped(values),
    ...{ style: STYLE, title, body: body.trimEnd() },
  });
}

/** `sha256-…`: the one style that the policy of the pages allows (CSP Level 3, 6.7.3.3). */
export function styleHash(): string {
  return `sha256-${createHash('sha256').update(STYLE).digest('base64')}`;
}

/** @param suffix of second files: see `secondSuffix` */
export function pageValues(
  { site, english, roster, portal }: SiteSettings,
  language: PageLanguage,
  suffix?: string,
): TemplateValues {
  const { exampleLoginId, groupBy, prefixLength } = roster;
  const japanese = language === 'ja';
  const own = (key: 'serviceName' | 'organisation' | 'office' | 'hours'): string =>
    (!japanese && english[key]) || site[key];
  return {
    ...{ language, japanese, english: !japanese },
    serviceName: own('serviceName'),
    office: [own('organisation'), own('office')].filter(Boolean).join(japanese ? '　' : ', '),
    ...{ phone: site.phone, hours: own('hours'), email: site.email },
    shared: groupBy === 'prefix',
    personal: groupBy === 'loginId',
    prefixLength: String(prefixLength),
    maxLength: String(groupBy === 'prefix' ? prefixLength : 64),
    exampleLoginId,
    examplePrefix: groupNameOf(exampleLoginId, roster),
    ...{ second: suffix !== undefined, secondSuffix: suffix ?? '' },
    ...{ secondField: SECOND_FILE_FIELD.name, secondValue: SECOND_FILE_FIELD.value },
    downloadUrl: portal.downloadUrl,
  };
}

export function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (one) => `&#${one.charCodeAt(0)};`);
}

function escaped(values: TemplateValues): TemplateValues {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' ? escapeHtml(value) : value,
    ]),
  );
}

function readText(path: string): string {
  return Buffer.from(readTemplate(`web-server/pages/${path}`)).toString('utf8');
}
