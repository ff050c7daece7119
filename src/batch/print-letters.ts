/**
 * Prints the letters of a batch in a thread of its own, while keys are still being made: each letter
 * as soon as its group is committed and all letters before it are on their way. Parts of at most 1,000.
 */
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { LetterRow } from '../ledger/letters.ts';
import type { LetterKind } from '../letters/letter.ts';
import { installLetter, letterSite, loginLetter } from './letter-content.ts';
import { LETTER_FOLDERS, lettersFolder } from './batch-folders.ts';
import { createLetterPart, type LetterPart, type PrintedPart } from './letter-part.ts';
import type { PlainLetter, PrinterRequest, PrinterResponse } from './printer-messages.ts';
import type { BatchRun } from './run-batch.ts';

export interface LetterPrinter {
  /** Some people have their logins: sends every letter whose turn has come. */
  advance(): void;
  /** Waits for all parts; their letters are marked as made. */
  finish(): Promise<readonly PrintedPart[]>;
  /** Ends the thread and removes what was not finished. */
  close(): Promise<void>;
}

/** A paper jam then costs one part, and an operator can count it. */
const LETTERS_PER_PART = 1000;

export function startPrinter(run: BatchRun): LetterPrinter {
  const { home } = run;
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  const worker = new Worker(new URL(`./printer-worker.${extension}`, import.meta.url));
  const parts = KINDS.flatMap((kind) => partsOf(run, kind));
  const say = (request: PrinterRequest): void => {
    worker.postMessage(request);
  };
  worker.on('message', (response: PrinterResponse) => {
    parts[response.part]?.hear(response);
  });
  worker.on('error', (error) => {
    for (const part of parts) part.fail(error);
  });
  const common = {
    site: letterSite(home.settings),
    issuedAt: run.batch.openedAt,
    sample: home.ledger.purpose === 'rehearsal',
  };
  const isReady = (row: LetterRow) => home.ledger.people.byId(row.personId)?.state === 'active';
  /** Sends what is ready; true when the whole part is on its way. */
  const advancePart = (part: LetterPart, number: number): boolean => {
    if (part.isSent()) return true;
    const letters = part.take(isReady).map((row) => plainLetter(run, row));
    if (letters.length === 0) return false;
    if (part.start())
      say({ type: 'start', part: number, settings: { kind: part.kind, ...common } });
    say({ type: 'letters', part: number, letters });
    if (part.isSent()) say({ type: 'end', part: number });
    return part.isSent();
  };
  const advance = (): void => {
    for (const kind of KINDS) {
      const own = [...parts.entries()].filter(([, part]) => part.kind === kind);
      // The parts of a kind are filled one after the other, as the rows stand in the ledger.
      own.every(([number, part]) => advancePart(part, number));
    }
  };
  return {
    advance,
    async finish() {
      advance();
      const printed: PrintedPart[] = [];
      for (const part of parts) printed.push(await part.publish());
      return printed;
    },
    async close() {
      await worker.terminate();
      for (const part of parts) part.discard();
    },
  };
}

const KINDS = ['login', 'install'] as const;

function partsOf(run: BatchRun, kind: LetterKind): LetterPart[] {
  const rows = run.home.ledger.letters.ofBatch(run.batch.id, kind);
  const folder = lettersFolder(run, kind);
  run.context.files.createFolder(folder);
  return Array.from({ length: Math.ceil(rows.length / LETTERS_PER_PART) }, (_, index) => {
    const name = `${LETTER_FOLDERS[kind]}-${String(index + 1).padStart(3, '0')}.pdf`;
    const first = index * LETTERS_PER_PART;
    return createLetterPart(run, {
      ...{ kind, name, path: join(folder, name) },
      rows: rows.slice(first, first + LETTERS_PER_PART),
    });
  });
}

/** Secrets leave their wrapping here, on the way to the printing thread. */
function plainLetter(run: BatchRun, row: LetterRow): PlainLetter {
  if (row.kind === 'login') {
    const letter = loginLetter(run, row);
    return { ...letter, initialPassword: letter.initialPassword.reveal() };
  }
  const letter = installLetter(run, row);
  return { ...letter, installPassword: letter.installPassword.reveal() };
}
