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

/**
 * The fonts of all that hakko prints. Each is read when a character first asks for it: most rosters
 * never need the fallback.
 */
export function loadLetterFonts(): LetterFonts {
  const read = new Map<keyof LetterFonts, Uint8Array>();
  const font = (name: keyof LetterFonts): Uint8Array => {
    const bytes = read.get(name) ?? readPackageFile(letterFontSpecifiers[name]);
    read.set(name, bytes);
    return bytes;
  };
  return {
    get text() {
      return font('text');
    },
    get textBold() {
      return font('textBold');
    },
    get secret() {
      return font('secret');
    },
    get fallback() {
      return font('fallback');
    },
    get fallbackBold() {
      return font('fallbackBold');
    },
  };
}
