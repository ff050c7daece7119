/** What tells whether letters would look as they did on a proof that somebody has seen. */
import { createHash } from 'node:crypto';
import { createLetterPress } from '../letters/letter-press.ts';
import type { LetterLanguage } from '../letters/letter-language.ts';
import { readLetterTemplate } from '../letters/template/letter-template.ts';
import type { Context } from '../system/context.ts';
import { letterSite } from './letter-content.ts';
import { letterAssetsFor, type PrintingHome } from './load-letter-assets.ts';
import { printSettings } from './print-settings.ts';

/**
 * SHA-256 (hex) of wording, layout and pictures as they are in effect, and of the settings that letters
 * show. The document number is left out: it changes with every batch, and a look at one says nothing
 * about the next. Comments, and whatever is written as the built-in templates have it, change nothing.
 *
 * @throws HakkoError what reading the templates throws
 */
export function letterFingerprint(
  context: Context,
  home: PrintingHome,
  letterLanguage?: LetterLanguage,
): string {
  const { settings } = home;
  const { passwords, deliver, letters } = settings;
  const assets = letterAssetsFor(context, home);
  const print = printSettings(settings);
  const site = letterSite(settings);
  const common = { site, print, issuedAt: new Date(0), sample: false };
  const kinds = (['login', 'install'] as const).map((kind) => {
    const { layout, wordings } = readLetterTemplate(kind, print.format, assets.templates);
    const { pictures } = createLetterPress({ ...common, kind }, assets);
    return {
      layout,
      wordings: [wordings.ja, wordings.en].map((one) => [...one]),
      pictures: pictures.map(({ bytes }) => createHash('sha256').update(bytes).digest('hex')),
    };
  });
  const { alphabet, initialLength, installLength } = passwords;
  const shown = {
    site: Object.entries(site).filter(([name]) => name !== 'documentNumber'),
    ...{ kinds, print, deliver, alphabet, initialLength, installLength },
    ...{ language: letterLanguage ?? letters.language, fonts: letters.fonts },
  };
  const text = JSON.stringify(shown, (key, value: unknown) =>
    ['file', 'line'].includes(key) ? undefined : value,
  );
  return createHash('sha256').update(text).digest('hex');
}
