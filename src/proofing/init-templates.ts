/** Puts what an administrator may change into the home: the built-in templates, each entry a comment. */
import { dirname, join } from 'node:path';
import type { Home } from '../home/open-home.ts';
import { letterTemplatePaths } from '../letters/letter-assets.ts';
import { readTemplate } from '../system/assets.ts';
import type { Context } from '../system/context.ts';

export interface InitialTemplates {
  readonly folder: string;
  /** Paths of new files. */
  readonly written: readonly string[];
  /** Paths of files that were there and stay as they are. */
  readonly kept: readonly string[];
}

export type TemplateFileKind = 'wording' | 'layout';

/**
 * Writes the wordings in both languages, and the layouts of the format that the home prints. A file
 * that is there is never touched: it is the administrator's.
 *
 * @param introduction what stands at the head of a file, in plain lines
 */
export function initTemplates(
  context: Pick<Context, 'files'>,
  { paths, settings }: Pick<Home, 'paths' | 'settings'>,
  introduction: (kind: TemplateFileKind) => readonly string[],
): InitialTemplates {
  const { files } = context;
  const folder = paths.templates;
  const layout = `/layout.${settings.letters.format}.yaml`;
  const wanted = letterTemplatePaths.filter(
    (path) => path.includes('/text.') || path.endsWith(layout),
  );
  const placed = wanted.map((path) => ({ path, file: join(folder, ...path.split('/')) }));
  const [kept, fresh] = [
    placed.filter(({ file }) => files.exists(file)),
    placed.filter(({ file }) => !files.exists(file)),
  ];
  for (const { path, file } of fresh) {
    files.createFolder(dirname(file));
    const kind = path.endsWith(layout) ? 'layout' : 'wording';
    const built = Buffer.from(readTemplate(path)).toString('utf8');
    files.write(file, asComments(built, introduction(kind)));
  }
  return {
    folder,
    written: fresh.map(({ file }) => file),
    kept: kept.map(({ file }) => file),
  };
}

/** Entries lose their effect and keep their place: without its first `#` a line is again what it was. */
export function asComments(text: string, introduction: readonly string[]): string {
  const lines = text.trimEnd().split('\n');
  const body = lines.map((line) =>
    // The form of the file is no entry: it says how the rest is to be read.
    line === '' || line.startsWith('#') || line.startsWith('version:') ? line : `#${line}`,
  );
  // An example is an entry, too: it loses one `#` like all others.
  const head = introduction.map((line) => (line.startsWith('#') ? line : `# ${line}`.trimEnd()));
  return [...head, '', ...body, ''].join('\n');
}
