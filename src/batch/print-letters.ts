/** Prints the letters of a batch from the ledger: parts of at most 1,000, each kind in its own files. */
import { join, resolve } from 'node:path';
import { HakkoError } from '../errors.ts';
import type { LetterRow } from '../ledger/letters.ts';
import type { LetterAssets } from '../letters/letter-assets.ts';
import type { Letter, LetterKind } from '../letters/letter.ts';
import { renderLetters } from '../letters/render-letters.ts';
import { stagedStream } from '../system/staged-stream.ts';
import { installLetter, loginLetter, letterSite } from './letter-content.ts';
import type { BatchRun } from './run-batch.ts';

/** One PDF of letters. */
export interface PrintedPart {
  readonly kind: LetterKind;
  readonly path: string;
  readonly letters: number;
  readonly sha256: string;
}

/** A paper jam then costs one part, and an operator can count it. */
const LETTERS_PER_PART = 1000;

export async function printLetters(
  run: BatchRun,
  assets: LetterAssets,
): Promise<readonly PrintedPart[]> {
  const parts: PrintedPart[] = [];
  for (const kind of ['login', 'install'] as const) {
    const rows = run.home.ledger.letters.ofBatch(run.batch.id, kind);
    for (let first = 0; first < rows.length; first += LETTERS_PER_PART) {
      const part = rows.slice(first, first + LETTERS_PER_PART);
      const number = String(parts.filter((printed) => printed.kind === kind).length + 1);
      parts.push(await printPart(run, assets, kind, part, number.padStart(3, '0')));
    }
  }
  return parts;
}

/** Where the letters of a kind go: beside the `.p12` files, or wherever the settings send them. */
export function lettersFolder({ home, batch }: Pick<BatchRun, 'home' | 'batch'>, kind: LetterKind) {
  const { loginOut, installOut } = home.settings.letters;
  const elsewhere = kind === 'login' ? loginOut : installOut;
  return elsewhere === ''
    ? join(batch.folder, 'letters', FOLDERS[kind])
    : join(resolve(home.paths.folder, elsewhere), batch.id, FOLDERS[kind]);
}

const FOLDERS = { login: 'login-id', install: 'install-password' } as const;

async function printPart(
  run: BatchRun,
  assets: LetterAssets,
  kind: LetterKind,
  rows: readonly LetterRow[],
  number: string,
): Promise<PrintedPart> {
  const { context, home, batch } = run;
  const folder = lettersFolder(run, kind);
  context.files.createFolder(folder);
  const name = `${FOLDERS[kind]}-${number}.pdf`;
  const path = join(folder, name);
  // The batch is open: what stands under this name is an interrupted run's own file.
  const staged = context.files.stage(path, { replace: true });
  try {
    const out = stagedStream(staged);
    const letters = rows.map((row): Letter =>
      kind === 'login' ? loginLetter(run, row) : installLetter(run, row),
    );
    const pages = await renderLetters(
      {
        ...{ kind, letters, site: letterSite(home.settings) },
        issuedAt: batch.openedAt,
        sample: home.ledger.purpose === 'rehearsal',
      },
      assets,
      out,
    );
    if (pages.length !== rows.length) {
      throw new HakkoError('letters-miscounted', { path, pages: pages.length, rows: rows.length });
    }
    const sha256 = staged.publish();
    const at = context.clock.now();
    home.ledger.transaction(() => {
      rows.forEach((row, index) => {
        const page = pages[index];
        if (page?.controlNumber !== row.controlNumber) throw new RangeError('letters out of order');
        home.ledger.letters.markMade(row.id, name, page.page, at);
      });
    });
    return { kind, path, letters: rows.length, sha256 };
  } finally {
    staged.discard();
  }
}
