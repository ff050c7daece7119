/** The language of a page: as chosen on it, else as the browser prefers (RFC 9110 12.5.4). */
export type PageLanguage = 'ja' | 'en';

/** Japanese, unless English stands before it: the pages are for people in Japan. */
export function askedLanguage(
  chosen: string | undefined,
  acceptLanguage: string | undefined,
): PageLanguage {
  if (chosen === 'ja' || chosen === 'en') return chosen;
  const ranges = (acceptLanguage ?? '')
    .slice(0, 500)
    .split(',')
    .map((range, place) => {
      const [tag = '', ...parameters] = range.trim().toLowerCase().split(';');
      const quality = parameters.find((parameter) => parameter.trim().startsWith('q='));
      return { tag, place, weight: quality ? Number(quality.trim().slice(2)) : 1 };
    })
    .filter(({ tag, weight }) => /^(?:ja|en)\b/.test(tag) && weight > 0)
    .sort((a, b) => b.weight - a.weight || a.place - b.place);
  return ranges[0]?.tag.startsWith('en') ? 'en' : 'ja';
}
