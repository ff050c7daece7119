/** Which files of a batch stand in their place as the ledger has them, and which do not. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Home } from '../home/open-home.ts';
import type { Batch } from '../ledger/batches.ts';
import type { LetterFile } from '../ledger/letter-files.ts';
import type { P12File } from '../ledger/p12-files.ts';
import type { LetterKind } from '../letters/letter.ts';
import type { Context } from '../system/context.ts';
import { isSheetFile, lettersFolder, p12Folder, recordPath } from './batch-folders.ts';
import { recordChecksums } from './batch-record.ts';

export type FileState = 'right' | 'missing' | 'differs';

export interface ExpectedFile<T> {
  readonly file: T;
  readonly path: string;
  readonly state: FileState;
}

export interface BatchFiles {
  readonly p12: readonly ExpectedFile<P12File>[];
  readonly letters: readonly ExpectedFile<LetterFile>[];
  /** What went to the clerk with them: no secret, so of all kinds. */
  readonly sheets: readonly ExpectedFile<LetterFile>[];
  /** `batch.json`. */
  readonly record: ExpectedFile<undefined>;
}

export interface FilesPlace {
  readonly context: Context;
  readonly home: Home;
  readonly batch: Batch;
}

/** @param kinds of letters that are wanted */
export function findFiles(place: FilesPlace, kinds: readonly LetterKind[]): BatchFiles {
  const { ledger } = place.home;
  const { id } = place.batch;
  const files = ledger.letters.filesOf(id);
  const expect = (file: LetterFile): ExpectedFile<LetterFile> => {
    const path = join(lettersFolder(place, file.kind), file.file);
    return { file, path, state: stateOf(place, path, file.sha256) };
  };
  return {
    p12: findP12Files(place),
    letters: files
      .filter(({ kind, file }) => kinds.includes(kind) && !isSheetFile(file))
      .map(expect),
    sheets: files.filter(({ file }) => isSheetFile(file)).map(expect),
    record: {
      file: undefined,
      path: recordPath(place),
      state: stateOf(place, recordPath(place), recordChecksums(ledger).get(id)),
    },
  };
}

/** The `.p12` files of certificates in use. */
export function findP12Files(place: FilesPlace): readonly ExpectedFile<P12File>[] {
  const { certificates, p12Files } = place.home.ledger;
  return p12Files
    .ofBatch(place.batch.id)
    .filter(({ certificateId }) => certificates.byId(certificateId)?.state === 'issued')
    .map((file) => {
      const path = join(p12Folder(place), file.fileName);
      return { file, path, state: stateOf(place, path, file.sha256) };
    });
}

/** @param sha256 unknown for the record of a batch that an older hakko made: any is right then */
function stateOf({ context }: FilesPlace, path: string, sha256: string | undefined): FileState {
  if (!context.files.exists(path)) return 'missing';
  if (sha256 === undefined) return 'right';
  const found = createHash('sha256').update(context.files.read(path)).digest('hex');
  return found === sha256 ? 'right' : 'differs';
}
