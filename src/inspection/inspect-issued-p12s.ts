/** Opens every issued `.p12` with its install password, on all cores, and says where it would open. */
import { hash } from 'node:crypto';
import { join } from 'node:path';
import { installPasswordOf } from '../batch/letter-content.ts';
import type { Home } from '../home/open-home.ts';
import type { Unlocked } from '../home/unlock-home.ts';
import { judge, type Verdict } from '../importability/judge.ts';
import type { P12Description } from '../importability/description.ts';
import type { CertificateRow } from '../ledger/certificates.ts';
import type { P12File } from '../ledger/p12-files.ts';
import { p12Folder } from '../projection/batch-folders.ts';
import type { Context } from '../system/context.ts';
import type { InspectionGround, P12Inspection, P12Question } from './inspect-p12.ts';
import { inspectorOfThisThread, startInspectorThread, type Inspector } from './inspector.ts';
import type { P12Fault } from './open-issued-p12.ts';
import { isDamaged } from './verify-ledger-copies.ts';

export interface IssuedInspections {
  /** What keeps an issued file from its recipient, by its checksum; none where no password was tried. */
  faultsOf(file: Pick<P12File, 'sha256'>): readonly P12Fault[];
  /** In the order of the ledger. */
  readonly kinds: readonly P12Kind[];
  readonly choices: readonly P12Choice[];
}

/** Files that every platform treats alike. */
export interface P12Kind {
  readonly files: readonly string[];
  /** Of the first of them. */
  readonly description: P12Description;
  readonly verdicts: readonly Verdict[];
}

/** The files among which the people of a certificate can choose; alike for all these certificates. */
export interface P12Choice {
  /** Of each certificate the file that its letters name. */
  readonly fileNames: readonly string[];
  readonly descriptions: readonly P12Description[];
}

export interface InspectionHooks {
  /** How many files there are, before the first. */
  readonly onStart: (files: number) => void;
  readonly onFiles: (files: number) => void;
}

interface Issued {
  readonly certificate: CertificateRow;
  readonly file: P12File;
}

/** Files that go to a thread at once: some 50 ms of work. */
const FILES_AT_ONCE = 16;
/** So few are done before a thread has started. */
const FILES_WITHOUT_THREADS = 2 * FILES_AT_ONCE;

const UNHEARD: InspectionHooks = { onStart: () => undefined, onFiles: () => undefined };

/** @param unlocked without it only what a file shows to everybody is looked at */
export async function inspectIssuedP12s(
  context: Context,
  home: Home,
  unlocked: Unlocked | undefined,
  { onStart, onFiles } = UNHEARD,
): Promise<IssuedInspections> {
  const issued = findIssued(home);
  onStart(issued.length);
  const inspections: P12Inspection[] = [];
  const inspectors = startInspectors(context, home, issued.length);
  let next = 0;
  const workOff = async (inspector: Inspector): Promise<void> => {
    while (next < issued.length) {
      const first = next;
      const some = issued.slice(first, (next += FILES_AT_ONCE));
      const questions = some.map((each) => questionOf(context, home, unlocked, each));
      const answers = await inspector.inspect(questions);
      for (const [index, answer] of answers.entries()) inspections[first + index] = answer;
      onFiles(some.length);
    }
  };
  try {
    // Twice: while one answer is on its way, the thread already works on the next.
    await Promise.all([...inspectors, ...inspectors].map(workOff));
  } finally {
    await Promise.all(inspectors.map((inspector) => inspector.close()));
  }
  return summarise(issued, inspections);
}

function findIssued({ ledger }: Home): readonly Issued[] {
  return ledger.certificates
    .all()
    .filter(({ state }) => state === 'issued')
    .flatMap((certificate) =>
      ledger.p12Files.of(certificate.id).map((file) => ({ certificate, file })),
    );
}

function startInspectors(
  { clock, environment }: Context,
  { ledger }: Home,
  files: number,
): readonly Inspector[] {
  const authorities = ledger.authorities.all().map(({ certificate }) => certificate);
  const ground: InspectionGround = { authorities, now: clock.now() };
  if (files <= FILES_WITHOUT_THREADS) return [inspectorOfThisThread(ground)];
  return Array.from({ length: environment.cores }, () => startInspectorThread(ground));
}

function questionOf(
  context: Context,
  home: Home,
  unlocked: Unlocked | undefined,
  { certificate, file }: Issued,
): P12Question {
  const p12 = bytesOf(context, home, certificate, file);
  // A password that cannot be unsealed is told of by itself.
  if (!unlocked || isDamaged(() => installPasswordOf(unlocked.vault, certificate))) return { p12 };
  return { p12, password: installPasswordOf(unlocked.vault, certificate).reveal() };
}

/** As the ledger has them; should its own copy be damaged, as they stand on the disk. */
function bytesOf(
  { files }: Context,
  home: Home,
  { batchId }: CertificateRow,
  file: P12File,
): Buffer {
  const kept = home.ledger.p12Files.bytes(file);
  if (hash('sha256', kept) === file.sha256) return kept;
  const batch = home.ledger.batches.all().find(({ id }) => id === batchId);
  const path = batch && join(p12Folder({ home, batch }), file.fileName);
  return path !== undefined && files.exists(path) ? files.read(path) : kept;
}

function summarise(
  issued: readonly Issued[],
  inspections: readonly P12Inspection[],
): IssuedInspections {
  const faults = new Map<string, readonly P12Fault[]>();
  const kinds = new Map<string, { files: string[]; description: P12Description }>();
  const ofCertificates = new Map<CertificateRow, string[]>();
  for (const [index, { certificate, file }] of issued.entries()) {
    const { faults: found = [], description, kind } = inspections[index] ?? {};
    faults.set(file.sha256, found);
    if (kind === undefined || !description) continue;
    const alike = kinds.get(kind) ?? { files: [], description };
    alike.files.push(file.fileName);
    kinds.set(kind, alike);
    ofCertificates.set(certificate, [...(ofCertificates.get(certificate) ?? []), kind]);
  }
  const descriptionOf = (kind: string) => kinds.get(kind)?.description ?? [];
  const choices = Map.groupBy(ofCertificates, ([, own]) => own.join());
  return {
    faultsOf: ({ sha256 }) => faults.get(sha256) ?? [],
    kinds: [...kinds.values()].map((kind) => ({ ...kind, verdicts: judge(kind.description) })),
    choices: [...choices.values()].map((alike) => ({
      fileNames: alike.map(([{ fileName }]) => fileName),
      descriptions: (alike[0]?.[1] ?? []).flatMap(descriptionOf),
    })),
  };
}
