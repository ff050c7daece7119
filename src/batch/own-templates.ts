/** A site's own templates, in `templates/` of its home: nothing outside that folder is ever opened. */
import { dirname, join, relative, sep } from 'node:path';
import { HakkoError } from '../errors.ts';
import { letterTemplatePaths, type TemplateFile } from '../letters/letter-assets.ts';
import type { Files } from '../system/files.ts';

export interface OwnTemplates {
  /** By the paths of `letterTemplatePaths`. */
  readonly files: ReadonlyMap<string, TemplateFile>;
  /** Files of the folder that are none of a template's: misspelt, perhaps. */
  readonly unknown: readonly string[];
  /** Bare names of pictures. */
  readonly pictures: readonly string[];
  openPicture(name: string): TemplateFile;
}

type OwnFiles = Pick<Files, 'exists' | 'isFolder' | 'list' | 'read' | 'realPath'>;

/** Larger than any wording. */
const MAXIMUM_OCTETS = 512 * 1024;

const FOLDERS = [...new Set(letterTemplatePaths.map((path) => path.split('/')[0] ?? ''))];

/** @throws `template-outside`, `template-too-large`, `file-failed` */
export function readOwnTemplates(files: OwnFiles, folder: string): OwnTemplates {
  const found = FOLDERS.flatMap((name) =>
    files.list(join(folder, name)).map((file) => `${name}/${file}`),
  );
  const known = found.filter((path) => letterTemplatePaths.includes(path));
  const top = files.list(folder).filter((name) => !files.isFolder(join(folder, name)));
  const pictures = top.filter((name) => /\.(?:png|jpe?g)$/i.test(name));
  return {
    files: new Map(
      known.map((path) => {
        const file = readInside(files, folder, path);
        if (file.bytes.length > MAXIMUM_OCTETS) {
          throw new HakkoError('template-too-large', { file: file.name, octets: MAXIMUM_OCTETS });
        }
        return [path, file];
      }),
    ),
    unknown: [...top, ...found].filter((path) => !known.includes(path) && !pictures.includes(path)),
    pictures,
    openPicture: (name) => readInside(files, folder, name),
  };
}

/** Puts a site's own wordings, layouts and pictures into another home. */
export function copyOwnTemplates(
  files: OwnFiles & Pick<Files, 'createFolder' | 'write'>,
  from: string,
  to: string,
): void {
  const own = readOwnTemplates(files, from);
  const pictures = own.pictures.map((name) => [name, own.openPicture(name)] as const);
  for (const [path, { bytes }] of [...own.files, ...pictures]) {
    const place = join(to, ...path.split('/'));
    files.createFolder(dirname(place));
    files.write(place, bytes);
  }
}

/** A link that leads out of the folder is no part of it. */
function readInside(files: OwnFiles, folder: string, path: string): TemplateFile {
  const name = join(folder, ...path.split('/'));
  const way = relative(files.realPath(folder), files.realPath(name));
  if (way === '' || way.startsWith('..') || way.includes(`${sep}..`)) {
    throw new HakkoError('template-outside', { file: name });
  }
  return { name, bytes: files.read(name) };
}
