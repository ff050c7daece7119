/** The guide of a site in every language and for every platform, read when it is first asked for. */
import { guideValues } from '../guide/content/guide-values.ts';
import { readGuide } from '../guide/content/read-guide.ts';
import type { Guide, GuideLanguage, GuidePlatform } from '../guide/guide.ts';
import { readGuideSources, type GuideSources } from '../guide/read-guide-sources.ts';
import type { Site } from '../site/site.ts';
import type { Context } from '../system/context.ts';
import { localDate } from '../system/local-date.ts';

export interface GuideLibrary {
  /** @throws what `readGuideSources` and `readGuide` throw */
  guide(language: GuideLanguage, platform: GuidePlatform): GuideOnShelf;
  /** A site's own picture. */
  picture(name: string): ReturnType<GuideSources['pictures']['own']['get']>;
}

export interface GuideOnShelf {
  readonly guide: Guide;
  readonly pictures: GuideSources['pictures'];
}

export function openGuideLibrary({ files, clock }: Context, site: Site): GuideLibrary {
  const sources = new Map<GuideLanguage, GuideSources>();
  const guides = new Map<string, Guide>();
  const sourcesOf = (language: GuideLanguage): GuideSources => {
    const known = sources.get(language) ?? readGuideSources(files, site.guideFolder, language);
    sources.set(language, known);
    return known;
  };
  return {
    guide(language, platform) {
      const { content, pictures } = sourcesOf(language);
      const key = `${language} ${platform}`;
      const date = localDate(clock.now(), site.settings.site.timeZone);
      const guide =
        guides.get(key) ??
        readGuide(content, language, guideValues(site.settings, { language, platform, date }));
      guides.set(key, guide);
      return { guide, pictures };
    },
    picture: (name) => sourcesOf('ja').pictures.own.get(name),
  };
}
