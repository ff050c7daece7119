/** Reads the fonts and templates that letters are printed with. */
import { isAbsolute } from 'node:path';
import { HakkoError } from '../errors.ts';
import { checkAddedFont } from '../letters/fonts/added-font.ts';
import {
  type AddedFont,
  addedFonts,
  type BuiltInFont,
  letterFontSpecifiers,
  letterTemplatePaths,
  type LetterAssets,
  type LetterFonts,
} from '../letters/letter-assets.ts';
import type { Settings } from '../settings/read-settings.ts';
import type { Context } from '../system/context.ts';
import { readPackageFile, readTemplate } from '../system/assets.ts';

let loaded: LetterAssets | undefined;
let withAdded: { readonly key: string; readonly assets: LetterAssets } | undefined;

/** What comes with hakko. Read once in a process: the check before a batch and the letters use the same. */
export function loadLetterAssets(): LetterAssets {
  return (loaded ??= readLetterAssets());
}

/**
 * The same with the fonts of the settings behind its own.
 * @throws `letter-font-unusable`, `file-failed`
 */
export function letterAssetsFor(
  { files }: Pick<Context, 'files'>,
  { letters }: Settings,
): LetterAssets {
  if (letters.fonts.length === 0) return loadLetterAssets();
  const key = letters.fonts.join('\n');
  if (withAdded?.key === key) return withAdded.assets;
  const added = letters.fonts.map((path, index) => [
    addedFontName(path, index),
    readAddedFont(files, path),
  ]);
  const { fonts, templates } = loadLetterAssets();
  // The built-in ones stay getters, each read when a character first asks for it.
  const all = Object.defineProperties(Object.fromEntries(added) as Partial<LetterFonts>, {
    ...Object.getOwnPropertyDescriptors(fonts),
  }) as LetterFonts;
  withAdded = { key, assets: { fonts: all, templates } };
  return withAdded.assets;
}

function addedFontName(path: string, index: number): AddedFont {
  const name = addedFonts[index];
  if (name === undefined)
    throw new HakkoError('letter-font-unusable', { path, reason: 'too-many' });
  return name;
}

function readAddedFont(files: Context['files'], path: string): Uint8Array {
  if (!isAbsolute(path)) {
    throw new HakkoError('letter-font-unusable', { path, reason: 'relative-path' });
  }
  const bytes = files.read(path);
  checkAddedFont(bytes, path);
  return bytes;
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
  const read = new Map<BuiltInFont, Uint8Array>();
  const font = (name: BuiltInFont): Uint8Array => {
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
