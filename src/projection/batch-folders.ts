/** Where the files of a batch stand. */
import { isAbsolute, join, relative, resolve } from 'node:path';
import type { Home } from '../home/open-home.ts';
import type { Batch } from '../ledger/batches.ts';
import type { LetterKind } from '../letters/letter.ts';

export interface BatchPlace {
  readonly home: Pick<Home, 'paths' | 'settings'>;
  readonly batch: Pick<Batch, 'id' | 'folder'>;
}

/** The batch folder itself: below the home, or wherever `--out` put it. */
export function batchFolder({ home, batch }: BatchPlace): string {
  return resolve(home.paths.folder, batch.folder);
}

/** A folder as the ledger keeps it: relative when it stands in the home, so that a home can be moved. */
export function placeOf({ paths }: Pick<Home, 'paths'>, folder: string): string {
  const place = relative(paths.folder, folder);
  return place.startsWith('..') || isAbsolute(place) ? folder : place;
}

/** What the batch tells of itself, without a secret. */
export function recordPath(place: BatchPlace): string {
  return join(batchFolder(place), 'batch.json');
}

export function p12Folder(place: BatchPlace): string {
  return join(batchFolder(place), 'p12');
}

/** Where the letters of a kind go: beside the `.p12` files, or wherever the settings send them. */
export function lettersFolder(place: BatchPlace, kind: LetterKind): string {
  const { home, batch } = place;
  const { loginOut, installOut } = home.settings.letters;
  const elsewhere = kind === 'login' ? loginOut : installOut;
  return elsewhere === ''
    ? join(batchFolder(place), 'letters', LETTER_FOLDERS[kind])
    : join(resolve(home.paths.folder, elsewhere), batch.id, LETTER_FOLDERS[kind]);
}

/** Every folder in which a batch writes. */
export function allFolders(place: BatchPlace): readonly string[] {
  const letters = (['login', 'install'] as const).map((kind) => lettersFolder(place, kind));
  return [batchFolder(place), p12Folder(place), ...letters];
}

/** Folder and file names of each kind of letters. */
export const LETTER_FOLDERS = { login: 'login-id', install: 'install-password' } as const;

/** Cover sheet and list of a run of letters; their names sort before those of the letters. */
export function sheetFileNames(kind: LetterKind): { readonly pdf: string; readonly csv: string } {
  const name = `${LETTER_FOLDERS[kind]}-000-list`;
  return { pdf: `${name}.pdf`, csv: `${name}.csv` };
}

/** A file as the ledger keeps it: below the folder of its kind, with `/` on every system. */
export function fileInRun(runFolder: string, name: string): string {
  return runFolder === '' ? name : `${runFolder}/${name}`;
}

/** The folder of a later run that a file of letters stands in, or `''`. */
export function runFolderOf(file: string): string {
  return file.includes('/') ? file.slice(0, file.lastIndexOf('/')) : '';
}

/** Whether a file among the letters is one that goes with them, and holds no letter. */
export function isSheetFile(file: string): boolean {
  return /-000-list\.(?:pdf|csv)$/.test(file);
}
