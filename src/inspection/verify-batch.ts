/** The files of one batch compared with the ledger, in both directions. */
import { createHash } from 'node:crypto';
import { basename, join } from 'node:path';
import type { Home } from '../home/open-home.ts';
import type { Batch } from '../ledger/batches.ts';
import type { P12File } from '../ledger/p12-files.ts';
import type { LetterKind } from '../letters/letter.ts';
import {
  batchFolder,
  lettersFolder,
  p12Folder,
  recordPath,
  runFolderOf,
} from '../projection/batch-folders.ts';
import type { Context } from '../system/context.ts';
import { localDate } from '../system/local-date.ts';
import { isStagedName } from '../system/staged-file.ts';
import type { Finding, FindingCode } from './finding.ts';
import type { IssuedInspections } from './inspect-issued-p12s.ts';

export interface BatchLook {
  readonly context: Context;
  readonly home: Home;
  /** Without them the files stay closed: bytes are compared, passwords are not tried. */
  readonly inspections: IssuedInspections | undefined;
  readonly batch: Batch;
  /** SHA-256 of `batch.json` as it was written last; unknown for a batch of an older hakko. */
  readonly recordSha256: string | undefined;
  /** Lets signals have their turn between two files. */
  readonly turn: () => Promise<void>;
}

export interface VerifiedBatch {
  readonly files: number;
  readonly letters: number;
  readonly lettersGone: readonly string[];
  readonly findings: readonly Finding[];
}

export async function verifyBatch(look: BatchLook): Promise<VerifiedBatch> {
  const { context, batch } = look;
  const folder = batchFolder(look);
  const open: Finding[] = batch.state === 'open' ? [{ code: 'batch-open', subject: batch.id }] : [];
  const letters = verifyLetters(look);
  const files = look.home.ledger.p12Files.ofBatch(batch.id);
  const inUse = files.filter(({ certificateId }) => isInUse(look, certificateId)).length;
  const counts = { files: inUse, letters: letters.count, lettersGone: letters.gone };
  if (!context.files.isFolder(folder)) {
    const missing: Finding = { code: 'batch-folder-missing', subject: folder, batch: batch.id };
    return { ...counts, lettersGone: [], findings: [...open, missing] };
  }
  const p12 = await verifyP12s(look, files);
  const record = batch.state === 'open' ? [] : verifyRecord(look);
  return {
    ...counts,
    findings: [...open, ...p12, ...letters.findings, ...record, ...findOthers(look)],
  };
}

async function verifyP12s(look: BatchLook, files: readonly P12File[]): Promise<Finding[]> {
  const folder = p12Folder(look);
  const findings: Finding[] = [];
  for (const file of files) {
    await look.turn();
    findings.push(...verifyP12(look, file, join(folder, file.fileName)));
  }
  const known = files.map(({ fileName }) => fileName);
  return [...findings, ...findOrphans(look, folder, known, 'p12-orphan')];
}

function verifyP12(look: BatchLook, file: P12File, subject: string) {
  const { context, home, inspections, batch } = look;
  const certificate = home.ledger.certificates.byId(file.certificateId);
  const about = { subject, batch: batch.id };
  const inUse = certificate !== undefined && isInUse(look, certificate.id);
  if (!context.files.exists(subject)) {
    return inUse ? [{ code: 'p12-missing', ...about } as const] : [];
  }
  const bytes = context.files.read(subject);
  if (sha256Of(bytes) !== file.sha256) return [{ code: 'p12-differs', ...about } as const];
  if (!inspections || !inUse) return [];
  const detail = localDate(certificate.notAfter, home.settings.site.timeZone);
  return inspections.faultsOf(file).map((code) => ({ code, detail, ...about }));
}

/** Files of certificates that were revoked or replaced are no strangers, nor are they missed. */
function isInUse({ home }: BatchLook, certificateId: number): boolean {
  return home.ledger.certificates.byId(certificateId)?.state === 'issued';
}

function verifyLetters(look: BatchLook) {
  const { context, home, batch } = look;
  const { letters } = home.ledger;
  const gone: string[] = [];
  const findings: Finding[] = [];
  const files = letters.filesOf(batch.id);
  let count = 0;
  for (const kind of ['login', 'install'] satisfies LetterKind[]) {
    count += letters.ofBatch(batch.id, kind).length;
    const folder = lettersFolder(look, kind);
    const own = files.filter((file) => file.kind === kind);
    for (const { file, sha256 } of own) {
      const subject = join(folder, file);
      if (!context.files.exists(subject)) gone.push(subject);
      else if (sha256Of(context.files.read(subject)) !== sha256)
        findings.push({ code: 'letters-differ', subject, detail: kind, batch: batch.id });
    }
    const known = own.map(({ file }) => file);
    const runs = [...new Set(known.map(runFolderOf))].filter((run) => run !== '');
    findings.push(...findOrphans(look, folder, [...known, ...runs], 'letters-orphan'));
    for (const run of runs) {
      const names = known.filter((file) => runFolderOf(file) === run).map((file) => basename(file));
      findings.push(...findOrphans(look, join(folder, run), names, 'letters-orphan'));
    }
  }
  return { count, gone, findings };
}

/** `batch.json` holds what a restored, older ledger does not know: it is worth having. */
function verifyRecord(look: BatchLook): Finding[] {
  const { context, batch, recordSha256 } = look;
  const about = { subject: recordPath(look), batch: batch.id };
  if (!context.files.exists(about.subject)) return [{ code: 'record-missing', ...about }];
  const right =
    recordSha256 === undefined || sha256Of(context.files.read(about.subject)) === recordSha256;
  return right ? [] : [{ code: 'record-differs', ...about }];
}

/** What else lies in the batch folder, beside what was looked into. */
function findOthers(look: BatchLook): Finding[] {
  const folder = batchFolder(look);
  const places = [p12Folder(look), recordPath(look), join(folder, 'letters')];
  const kinds = (['login', 'install'] as const).map((kind) => basename(lettersFolder(look, kind)));
  return [
    ...findOrphans(
      look,
      folder,
      places.map((path) => basename(path)),
      'file-unknown',
    ),
    ...findOrphans(look, join(folder, 'letters'), kinds, 'file-unknown'),
  ];
}

/** An open batch is still being written to. */
function findOrphans(
  { context, batch }: BatchLook,
  folder: string,
  known: readonly string[],
  code: FindingCode,
): Finding[] {
  if (batch.state === 'open') return [];
  const names = new Set(known);
  return context.files
    .list(folder)
    .filter((name) => !names.has(name))
    .map((name) => ({
      ...{ subject: join(folder, name), batch: batch.id },
      code: isStagedName(name) ? 'staged-left' : code,
    }));
}

function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
