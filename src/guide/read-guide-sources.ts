/** Where the guide comes from: what is built in, and what a site puts beside its settings instead. */
import { extname, join } from 'node:path';
import type { TemplateFile } from '../letters/letter-assets.ts';
import { readTemplate } from '../system/assets.ts';
import type { Files } from '../system/files.ts';
import type { GuideLanguage } from './guide.ts';
import type { PictureSource } from './page/draw-figure.ts';
import { readDrawings } from './picture/read-drawings.ts';
import { openSitePicture } from '../letters/site-picture.ts';

export interface GuideSources {
  /** The content file: the site's own, or the built-in one. */
  readonly content: TemplateFile;
  readonly pictures: PictureSource;
  /** Pictures in the site's folder that are none of the guide's: misspelt, perhaps. */
  readonly unknown: readonly string[];
}

const pictureTypes = ['.png', '.jpg', '.jpeg'];

/**
 * @param folder `templates/guide` of a home; only names that the guide knows are opened there
 * @throws HakkoError `picture-unreadable`, `picture-too-large`, `file-failed`, and what
 * `readDrawings` throws
 */
export function readGuideSources(
  files: Pick<Files, 'exists' | 'list' | 'read'>,
  folder: string | undefined,
  language: GuideLanguage,
): GuideSources {
  const drawings = readDrawings(builtIn('pictures.yaml'));
  const file = `guide.${language}.yaml`;
  const own = folder === undefined ? [] : files.list(folder);
  const given = own.filter((name) => pictureTypes.includes(extname(name).toLowerCase()));
  const opened = given.flatMap((name) => {
    const picture = name.slice(0, -extname(name).length);
    if (!drawings.has(picture) || folder === undefined) return [];
    const path = join(folder, name);
    return [[picture, openSitePicture(files.read(path), path)] as const];
  });
  const path = folder === undefined ? undefined : join(folder, file);
  return {
    content:
      path !== undefined && own.includes(file)
        ? { name: path, bytes: files.read(path) }
        : builtIn(file),
    pictures: { drawings, own: new Map(opened) },
    unknown: given.filter((name) => !drawings.has(name.slice(0, -extname(name).length))),
  };
}

function builtIn(file: string): TemplateFile {
  return { name: `templates/guide/${file}`, bytes: readTemplate(`guide/${file}`) };
}
