/** One PDF of letters on its way: letters that come in, bytes that go out, the finished file. */
import { HakkoError } from '../errors.ts';
import type { LetterRow } from '../ledger/letters.ts';
import type { Letter, LetterKind } from '../letters/letter.ts';
import {
  createLetterPress,
  type LetterPress,
  type PressSettings,
} from '../letters/letter-press.ts';
import { renderLetters } from '../letters/render-letters.ts';
import { streamInto } from '../system/staged-stream.ts';
import { letterSite } from './letter-content.ts';
import { printedNumber } from './control-number.ts';
import { createLetterQueue } from './letter-queue.ts';
import { letterAssetsFor } from './load-letter-assets.ts';
import { printSettings } from './print-settings.ts';
import type { BatchRun } from './batch-run.ts';

/** A PDF in its place, of which the ledger is still to learn. */
export interface FinishedPart {
  readonly kind: LetterKind;
  /** Below the folder of its kind. */
  readonly name: string;
  readonly path: string;
  readonly sha256: string;
  readonly places: readonly LetterPlace[];
}

/** Where a letter of the ledger stands. */
export interface LetterPlace {
  readonly id: number;
  readonly page: number;
  readonly place: number;
}

export interface LetterPart {
  /** The next letter, in the order of the rows. */
  add(letter: Letter): void;
  /** Waits for the last byte and puts the file in its place; its folder is still to be synced. */
  finish(): Promise<FinishedPart>;
  /** Removes what was staged; harmless after `finish()`. */
  discard(): void;
}

export interface PartContent {
  readonly name: string;
  readonly path: string;
  readonly rows: readonly LetterRow[];
}

/** What all PDFs of a kind are printed with: the fonts and templates are made ready once for all. */
export interface PartPress {
  readonly kind: LetterKind;
  open(content: PartContent): LetterPart;
}

/** @throws `template-…`, `letter-font-…` */
export function startPartPress(run: BatchRun, kind: LetterKind): PartPress {
  const { context, home, batch, pdfPassword: password } = run;
  const settings: PressSettings = {
    ...{ kind, site: letterSite(home.settings), print: printSettings(home.settings) },
    issuedAt: batch.openedAt,
    sample: home.ledger.purpose === 'rehearsal',
  };
  const encryption = password && { pdfPassword: { password, random: context.random.bytes } };
  const assets = letterAssetsFor(context, home);
  let press: LetterPress | undefined;
  return {
    kind,
    open({ name, path, rows }) {
      press ??= createLetterPress(settings, assets);
      // What stands under this name is an interrupted run's own file, or one that is to be replaced.
      const staged = context.files.stage(path, { replace: true, syncFolder: false });
      const letters = createLetterQueue(batch.id, context.interrupted);
      const pages = renderLetters(
        { ...settings, ...encryption, letters },
        assets,
        streamInto(staged),
        press,
      );
      // Whoever finishes it hears of a failure; until then nobody listens.
      pages.catch(() => undefined);
      let added = 0;
      return {
        add(letter) {
          letters.add(letter);
          added += 1;
          if (added === rows.length) letters.end();
        },
        async finish() {
          const placed = await pages;
          // Rows = letters, or the file is not kept.
          const agree = rows.every(
            (row, index) => placed[index]?.controlNumber === printedNumber(row),
          );
          if (!agree || placed.length !== rows.length) {
            const counts = { path, pages: placed.length, rows: rows.length };
            throw new HakkoError('letters-miscounted', counts);
          }
          const places = rows.map(({ id }, index) => {
            const { page = 1, place = 0 } = placed[index] ?? {};
            return { id, page, place };
          });
          return { kind, name, path, places, sha256: staged.publish() };
        },
        discard: staged.discard,
      };
    },
  };
}
