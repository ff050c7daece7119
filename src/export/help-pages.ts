/** Help with the installation as files: a page for each platform and language, from the guide's contents. */
import { guidePlatforms, type GuidePlatform } from '../guide/guide.ts';
import type { GuideLibrary, GuideOnShelf } from '../portal/guide-library.ts';
import { guideHtml } from '../portal/pages/guide-html.ts';
import type { SiteSettings } from '../site/site.ts';
import type { ExportedFile } from './exported-file.ts';
import { escapeHtml, layOut, pageLanguages, pageValues, type PageLanguage } from './site-pages.ts';

/**
 * Below `pages/`, with the pictures that a site has of its own.
 * @param names of the platforms, in each language
 */
export async function helpPages(
  settings: SiteSettings,
  library: GuideLibrary,
  names: Readonly<Record<PageLanguage, PlatformNames>>,
): Promise<readonly ExportedFile[]> {
  const files = new Map<string, ExportedFile>();
  for (const language of pageLanguages) {
    for (const platform of guidePlatforms) {
      const found = library.guide(language, platform);
      const path = `pages/${language}/help-${platform}.html`;
      const body = await helpBody(found, platform, language, names[language]);
      files.set(path, { path, content: layOut(body, pageValues(settings, language)) });
      for (const [name, { bytes }] of found.pictures.own) {
        const picture = `pages/${pictureFile(name, bytes)}`;
        files.set(picture, { path: picture, content: bytes });
      }
    }
  }
  return [...files.values()];
}

type PlatformNames = Readonly<Record<GuidePlatform, string>>;

async function helpBody(
  { guide, pictures }: GuideOnShelf,
  platform: GuidePlatform,
  language: PageLanguage,
  names: PlatformNames,
): Promise<string> {
  const pictureUrl = (name: string): string => {
    const own = pictures.own.get(name);
    return own ? `/${pictureFile(name, own.bytes)}` : '';
  };
  const scope = { labels: guide.labels, pictures, pictureUrl };
  const sections = await Promise.all(
    guide.sections.map(
      async ({ title, blocks }) =>
        `<h2>${escapeHtml(title)}</h2>\n${String(await guideHtml(blocks, scope))}`,
    ),
  );
  const others = guidePlatforms
    .filter((other) => other !== platform)
    .map(
      (other) =>
        `<li><a href="/${language}/help-${other}.html">${escapeHtml(names[other])}</a></li>`,
    );
  return [
    `<h1>${escapeHtml(guide.title)}</h1>`,
    String(await guideHtml(guide.introduction, scope)),
    ...sections,
    `<ul>\n${others.join('\n')}\n</ul>`,
  ].join('\n');
}

/** The name is one of the guide's: letters, digits and hyphens. */
function pictureFile(name: string, bytes: Uint8Array): string {
  return `pictures/${name}.${bytes[0] === 0x89 ? 'png' : 'jpg'}`;
}
