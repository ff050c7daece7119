/** Reads the fonts and templates that letters are printed with. */
import {
  letterFontSpecifiers,
  letterTemplatePaths,
  type LetterAssets,
  type LetterFonts,
} from '../letters/letter-assets.ts';
import { readPackageFile, readTemplate } from '../system/assets.ts';

let loaded: LetterAssets | undefined;

/** Read once in a process: the check before a batch and the letters after it use the same. */
export function loadLetterAssets(): LetterAssets {
  return (loaded ??= readLetterAssets());
}

function readLetterAssets(): LetterAssets {
  const templates = letterTemplatePaths.map((path) => [
    path,
    { name: `templates/${path}`, bytes: readTemplate(path) },
  ]);
  return {
    fonts: loadLetterFonts(),
    templates: Object.fromEntries(templates) as LetterAssets['templates'],
  };
}

function loadLetterFonts(): LetterFonts {
  const { text, textBold, secret, fallback, fallbackBold } = letterFontSpecifiers;
  return {
    text: readPackageFile(text),
    textBold: readPackageFile(textBold),
    secret: readPackageFile(secret),
    fallback: readPackageFile(fallback),
    fallbackBold: readPackageFile(fallbackBold),
  };
}
