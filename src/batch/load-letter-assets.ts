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
import type { HomePaths } from '../home/home-paths.ts';
import type { Settings } from '../settings/read-settings.ts';
import type { Context } from '../system/context.ts';
import { readPackageFile, readTemplate } from '../system/assets.ts';
import { readOwnTemplates } from './own-templates.ts';

let loaded: LetterAssets | undefined;

/** What comes with hakko. Read once in a process: the check before a batch and the letters use the same. */
export function loadLetterAssets(): LetterAssets {
  return (loaded ??= readLetterAssets());
}

/** Whose letters are printed: a home, or the settings that a new one would have. */
export interface PrintingHome {
  readonly settings: Settings;
  readonly paths?: Pick<HomePaths, 'templates'>;
}

/** By the settings of the opened home: what was checked is what is printed, whoever edits meanwhile. */
const ofHomes = new WeakMap<Settings, LetterAssets>();

/**
 * The same with the fonts of the settings behind its own, and with what the site has changed.
 * @throws `letter-font-unusable`, `template-outside`, `template-too-large`, `file-failed`
 */
export function letterAssetsFor(context: Pick<Context, 'files'>, home: PrintingHome): LetterAssets {
  const { settings } = home;
  const known = ofHomes.get(settings) ?? readAssetsOf(context, home);
  ofHomes.set(settings, known);
  return known;
}

function readAssetsOf({ files }: Pick<Context, 'files'>, home: PrintingHome): LetterAssets {
  const { fonts, templates } = loadLetterAssets();
  const own = home.paths && readOwnTemplates(files, home.paths.templates);
  const changed = [...(own?.files ?? [])].map(([path, file]) => [
    path,
    { ...templates[path], own: file },
  ]);
  const all = { ...templates, ...(Object.fromEntries(changed) as LetterAssets['templates']) };
  return {
    fonts: withAddedFonts(fonts, files, home.settings),
    // The built-in ones stay one object, which is read once in a process.
    templates: changed.length === 0 ? templates : all,
    ...(own && { openPicture: own.openPicture }),
  };
}

function withAddedFonts(
  fonts: LetterFonts,
  files: Context['files'],
  { letters }: Settings,
): LetterFonts {
  if (letters.fonts.length === 0) return fonts;
  const added = letters.fonts.map((path, index) => [
    addedFontName(path, index),
    readAddedFont(files, path),
  ]);
  // The built-in ones stay getters, each read when a character first asks for it.
  return Object.defineProperties(Object.fromEntries(added) as Partial<LetterFonts>, {
    ...Object.getOwnPropertyDescriptors(fonts),
  }) as LetterFonts;
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
