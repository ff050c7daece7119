/** The ledger learns which PDFs stand in their place, and which letter on which page. */
import { dirname } from 'node:path';
import type { LetterKind } from '../letters/letter.ts';
import { actorOf } from '../system/environment.ts';
import type { BatchRun } from './batch-run.ts';
import type { FinishedPart } from './letter-part.ts';

export interface PrintedPart {
  readonly kind: LetterKind;
  readonly path: string;
  readonly letters: number;
  readonly sha256: string;
}

/**
 * What the letters become by it: `made` in the run of their batch, `again` the same file once more with
 * what became of them on paper staying true, `reprinted` a new sheet in place of the last one.
 */
export type PartsBecome = 'made' | 'again' | 'reprinted';

/** Durable on return: files first, then one transaction for all. */
export function recordParts(
  { context, home, batch, pdfPassword }: BatchRun,
  parts: readonly FinishedPart[],
  become: PartsBecome,
): readonly PrintedPart[] {
  for (const folder of new Set(parts.map(({ path }) => dirname(path)))) {
    context.files.syncFolder(folder);
  }
  const at = context.clock.now();
  const { ledger } = home;
  const { letters } = ledger;
  return ledger.transaction(() =>
    parts.map(({ kind, name, path, sha256, places }) => {
      const file = { batchId: batch.id, kind, file: name };
      letters.addFile({ ...file, sha256 });
      if (become === 'again') letters.placeAgain(file, places);
      else {
        // A run that was interrupted may have had letters on these pages that are void by now.
        letters.emptyFile(file);
        const mark = become === 'made' ? letters.markMade : letters.markReprinted;
        for (const { id, ...where } of places) mark(id, { file: name, ...where }, at);
      }
      const count = places.length;
      ledger.events.append({
        ...{ at, kind: 'letters-made', actor: actorOf(context.environment) },
        details: {
          ...{ batch: batch.id, letters: kind, file: name, count, sha256 },
          ...(pdfPassword && { encrypted: true }),
        },
      });
      return { kind, path, letters: count, sha256 };
    }),
  );
}
