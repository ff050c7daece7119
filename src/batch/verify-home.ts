/** Opens everything a home made once more and compares it with the ledger. Changes nothing. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { checkCrls, CRL_WARNING_DAYS, type CrlFaultCode } from '../home/check-crls.ts';
import type { Home } from '../home/open-home.ts';
import type { Batch } from '../ledger/batches.ts';
import type { CertificateRow } from '../ledger/certificates.ts';
import { findBrokenEvent } from '../ledger/broken-event.ts';
import type { P12File } from '../ledger/p12-files.ts';
import type { Context } from '../system/context.ts';
import { localDate } from '../system/local-date.ts';
import { lettersFolder, p12Folder } from './batch-folders.ts';
import type { IssuedInspections } from './inspect-issued-p12s.ts';
import type { P12Fault } from './open-issued-p12.ts';

export type FindingCode =
  | P12Fault
  | 'p12-missing'
  | 'p12-differs'
  | 'p12-orphan'
  | 'mode'
  | CrlFaultCode
  | 'letters-differ'
  | 'chain-broken'
  | 'batch-open';

export interface Finding {
  readonly code: FindingCode;
  /** Path, batch or number that the finding is about. */
  readonly subject: string;
  /** A date or a mode, where the sentence needs one. */
  readonly detail?: string;
}

export interface Verification {
  readonly files: number;
  readonly letters: number;
  /** PDFs that are gone: rightly so once their letters are posted. */
  readonly lettersGone: readonly string[];
  readonly findings: readonly Finding[];
}

const OTHERS = 0o077;

/** @param inspections without them the files stay closed: bytes are compared, passwords are not tried */
export function verifyHome(
  context: Context,
  home: Home,
  inspections: IssuedInspections | undefined,
): Verification {
  const findings: Finding[] = [];
  const batches = home.ledger.batches.all();
  let files = 0;
  let letters = 0;
  const lettersGone: string[] = [];
  for (const batch of batches) {
    if (batch.state === 'open') findings.push({ code: 'batch-open', subject: batch.id });
    const certificates = home.ledger.certificates
      .ofBatch(batch.id)
      .filter(({ state }) => state === 'issued');
    for (const certificate of certificates) {
      for (const file of home.ledger.p12Files.of(certificate.id)) {
        files += 1;
        findings.push(...verifyP12(context, home, inspections, batch, certificate, file));
      }
    }
    findings.push(...findOrphans(context, home, batch));
    const printed = verifyLetters(context, home, batch);
    letters += printed.letters;
    lettersGone.push(...printed.gone);
    findings.push(...printed.findings);
  }
  findings.push(...verifyModes(context, home), ...verifyCrls(context, home));
  const broken = findBrokenEvent(home.ledger.events.each());
  if (broken) findings.push({ code: 'chain-broken', subject: String(broken.sequence) });
  return { files, letters, lettersGone, findings };
}

function verifyP12(
  context: Context,
  home: Home,
  inspections: IssuedInspections | undefined,
  batch: Batch,
  certificate: CertificateRow,
  file: P12File,
): Finding[] {
  const subject = join(p12Folder({ home, batch }), file.fileName);
  if (!context.files.exists(subject)) return [{ code: 'p12-missing', subject }];
  const bytes = context.files.read(subject);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (sha256 !== file.sha256) return [{ code: 'p12-differs', subject }];
  const faults = inspections?.faultsOf(file) ?? [];
  const detail = localDate(certificate.notAfter, home.settings.site.timeZone);
  return [...modeFinding(context, subject), ...faults.map((code) => ({ code, subject, detail }))];
}

/** Files of certificates that were revoked or replaced later are no strangers. */
function findOrphans(context: Context, home: Home, batch: Batch): Finding[] {
  const folder = p12Folder({ home, batch });
  const { certificates, p12Files } = home.ledger;
  const made = certificates.ofBatch(batch.id).flatMap(({ id }) => p12Files.of(id));
  const known = new Set(made.map(({ fileName }) => fileName));
  return context.files
    .list(folder)
    .filter((name) => !known.has(name))
    .map((name) => ({ code: 'p12-orphan', subject: join(folder, name) }));
}

function verifyLetters(context: Context, home: Home, batch: Batch) {
  const findings: Finding[] = [];
  const gone: string[] = [];
  const { letters } = home.ledger;
  for (const { kind, file, sha256 } of letters.filesOf(batch.id)) {
    const subject = join(lettersFolder({ home, batch }, kind), file);
    if (!context.files.exists(subject)) gone.push(subject);
    else if (sha256Of(context, subject) !== sha256)
      findings.push({ code: 'letters-differ', subject });
    else findings.push(...modeFinding(context, subject));
  }
  const count = (['login', 'install'] as const).reduce(
    (sum, kind) => sum + letters.ofBatch(batch.id, kind).length,
    0,
  );
  return { letters: count, findings, gone };
}

function sha256Of(context: Context, path: string): string {
  return createHash('sha256').update(context.files.read(path)).digest('hex');
}

function verifyModes(context: Context, { paths, ledger }: Home): Finding[] {
  const keys = ledger.authorities.all().map((authority) => paths.key(authority));
  return [paths.folder, paths.ledger, paths.vaultKey, ...keys]
    .filter((path) => context.files.exists(path))
    .flatMap((path) => modeFinding(context, path));
}

function modeFinding(context: Context, subject: string): Finding[] {
  const mode = context.files.mode(subject);
  // Windows keeps rights elsewhere; its mode bits say nothing.
  if (context.environment.windows || (mode & OTHERS) === 0) return [];
  return [{ code: 'mode', subject, detail: mode.toString(8) }];
}

function verifyCrls(context: Context, home: Home): Finding[] {
  return checkCrls(context, home, CRL_WARNING_DAYS).flatMap(({ faults, nextUpdate }) =>
    faults.map(({ code, path: subject }) => ({
      ...{ code, subject },
      ...(nextUpdate && { detail: localDate(nextUpdate, home.settings.site.timeZone) }),
    })),
  );
}
