/** One PDF of letters on its way: letters that come in, bytes that go out, the finished file. */
import { HakkoError } from '../errors.ts';
import type { LetterRow } from '../ledger/letters.ts';
import type { Letter, LetterKind } from '../letters/letter.ts';
import { renderLetters, type LetterPage } from '../letters/render-letters.ts';
import { actorOf } from '../system/environment.ts';
import type { StagedFile } from '../system/staged-file.ts';
import { streamInto } from '../system/staged-stream.ts';
import { letterSite } from './letter-content.ts';
import { createLetterQueue } from './letter-queue.ts';
import { letterAssetsFor } from './load-letter-assets.ts';
import { printSettings } from './print-settings.ts';
import type { BatchRun } from './batch-run.ts';

export interface PrintedPart {
  readonly kind: LetterKind;
  readonly path: string;
  readonly letters: number;
  readonly sha256: string;
}

export interface LetterPart {
  /** The next letter, in the order of the rows. */
  add(letter: Letter): void;
  /** Waits for the last byte, puts the file in its place, marks its letters as made. */
  publish(): Promise<PrintedPart>;
  /** Removes what was staged; harmless after `publish()`. */
  discard(): void;
}

export interface PartContent {
  readonly kind: LetterKind;
  readonly name: string;
  readonly path: string;
  readonly rows: readonly LetterRow[];
  /** Its letters were made before: what became of them on paper stays true. */
  readonly again?: boolean;
}

export function openLetterPart(run: BatchRun, content: PartContent): LetterPart {
  const { context, home, batch, pdfPassword: password } = run;
  const { kind, path, rows } = content;
  // What stands under this name is an interrupted run's own file, or one that is to be replaced.
  const staged = context.files.stage(path, { replace: true });
  const letters = createLetterQueue(batch.id, context.interrupted);
  const settings = {
    ...{ kind, site: letterSite(home.settings), print: printSettings(home.settings) },
    issuedAt: batch.openedAt,
    sample: home.ledger.purpose === 'rehearsal',
    ...(password && { pdfPassword: { password, random: context.random.bytes } }),
  };
  const pages = renderLetters(
    { ...settings, letters },
    letterAssetsFor(context, home),
    streamInto(staged),
  );
  // Whoever publishes hears of a failure; until then nobody listens.
  pages.catch(() => undefined);
  let added = 0;
  return {
    add(letter) {
      letters.add(letter);
      added += 1;
      if (added === rows.length) letters.end();
    },
    async publish() {
      const sha256 = place(run, content, await pages, staged);
      return { kind, path, letters: rows.length, sha256 };
    },
    discard: staged.discard,
  };
}

/** Rows = letters = ledger, or the file is not kept. */
function place(
  { context, home, batch, pdfPassword }: BatchRun,
  { kind, name, path, rows, again }: PartContent,
  pages: readonly LetterPage[],
  staged: StagedFile,
): string {
  const agree = rows.every((row, index) => pages[index]?.controlNumber === row.controlNumber);
  if (!agree || pages.length !== rows.length) {
    throw new HakkoError('letters-miscounted', { path, pages: pages.length, rows: rows.length });
  }
  const sha256 = staged.publish();
  const at = context.clock.now();
  home.ledger.transaction(() => {
    home.ledger.letters.addFile({ batchId: batch.id, kind, file: name, sha256 });
    const places = rows.map(({ id }, index) => {
      const { page = 1, place: onPage = 0 } = pages[index] ?? {};
      return { id, page, place: onPage };
    });
    const { letters } = home.ledger;
    const file = { batchId: batch.id, kind, file: name };
    if (again) letters.placeAgain(file, places);
    else {
      // A run that was interrupted may have had letters on these pages that are void by now.
      letters.emptyFile(file);
      for (const { id, ...where } of places) letters.markMade(id, { file: name, ...where }, at);
    }
    home.ledger.events.append({
      ...{ at, kind: 'letters-made', actor: actorOf(context.environment) },
      details: {
        batch: batch.id,
        letters: kind,
        file: name,
        count: rows.length,
        sha256,
        ...(pdfPassword && { encrypted: true }),
      },
    });
  });
  return sha256;
}
