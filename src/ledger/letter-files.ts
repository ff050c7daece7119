/**
 * The PDFs of letters in the ledger: what stands in them, on which page, and their checksums; and those of
 * the sheets that go with them.
 */
import type { LetterKind } from '../letters/letter.ts';
import type { Database } from './database.ts';
import { numberOf, oneOf, textOf } from './row.ts';

export interface LetterFile {
  readonly batchId: string;
  readonly kind: LetterKind;
  /** Name below the folder of its kind; of letters that were printed later `run-20261130-01/…`. */
  readonly file: string;
  readonly sha256: string;
}

/** Where a letter stands. */
export interface PlacedLetter {
  readonly id: number;
  readonly personId: number;
  readonly delivery: 'person' | 'group';
  readonly file: string;
  readonly page: number;
}

export interface LetterFiles {
  /**
   * Letters that stand in files, in the order of the files and in each of their printing; one at a time,
   * for a large batch does not fit into memory comfortably.
   */
  placedIn(batchId: string, kind: LetterKind): Iterable<PlacedLetter>;
  /** The PDF that the letters of a part were printed into. */
  addFile(file: LetterFile): void;
  filesOf(batchId: string): readonly LetterFile[];
  /** The file is gone: no letter stands in it, and nobody asks for it any more. */
  removeFile(file: Omit<LetterFile, 'sha256'>): void;
  /** No letter stands in this file any more: it was printed anew, maybe without some of them. */
  emptyFile(file: Omit<LetterFile, 'sha256'>): void;
  /** A file was printed again: these letters in this order, without some that no longer hold. */
  placeAgain(
    file: Omit<LetterFile, 'sha256'>,
    places: readonly { readonly id: number; readonly page: number; readonly place: number }[],
  ): void;
}

export function createLetterFiles(database: Database): LetterFiles {
  const emptyFile: LetterFiles['emptyFile'] = ({ batchId, kind, file }) => {
    database.run(
      `UPDATE letters SET file = NULL, page = NULL, place = 0
       WHERE batch_id = $batchId AND kind = $kind AND file = $file`,
      { batchId, kind, file },
    );
  };
  return {
    *placedIn(batchId, kind) {
      const rows = database.each(
        `SELECT id, person_id, delivery, file, page FROM letters
         WHERE batch_id = $batchId AND kind = $kind AND file IS NOT NULL ORDER BY file, id`,
        { batchId, kind },
      );
      for (const row of rows) {
        yield {
          ...{ id: numberOf(row, 'id'), personId: numberOf(row, 'person_id') },
          delivery: oneOf(row, 'delivery', ['person', 'group']),
          ...{ file: textOf(row, 'file'), page: numberOf(row, 'page') },
        };
      }
    },
    addFile({ batchId, kind, file, sha256 }) {
      database.run(
        `INSERT INTO letter_files (batch_id, kind, file, sha256)
         VALUES ($batchId, $kind, $file, $sha256)
         ON CONFLICT DO UPDATE SET sha256 = excluded.sha256`,
        { batchId, kind, file, sha256 },
      );
    },
    filesOf: (batchId) =>
      database
        .all('SELECT * FROM letter_files WHERE batch_id = $batchId ORDER BY kind, file', {
          batchId,
        })
        .map((row) => ({
          batchId: textOf(row, 'batch_id'),
          kind: oneOf(row, 'kind', ['login', 'install']),
          file: textOf(row, 'file'),
          sha256: textOf(row, 'sha256'),
        })),
    emptyFile,
    removeFile(file) {
      emptyFile(file);
      const { batchId, kind, file: name } = file;
      database.run(
        'DELETE FROM letter_files WHERE batch_id = $batchId AND kind = $kind AND file = $name',
        { batchId, kind, name },
      );
    },
    placeAgain(place, places) {
      emptyFile(place);
      const { file } = place;
      for (const where of places) {
        database.run(
          'UPDATE letters SET file = $file, page = $page, place = $place WHERE id = $id',
          { file, ...where },
        );
      }
    },
  };
}
