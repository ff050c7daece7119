/** Opens everything a home made once more and compares it with the ledger. Changes nothing. */
import { basename, join } from 'node:path';
import { checkCrls, CRL_WARNING_DAYS } from '../home/check-crls.ts';
import { findClockFault } from '../home/clock-fault.ts';
import type { Home } from '../home/open-home.ts';
import type { Unlocked } from '../home/unlock-home.ts';
import type { Platform } from '../importability/platform.ts';
import { refusalsOf } from '../importability/refusals.ts';
import type { Batch } from '../ledger/batches.ts';
import { batchFolder } from '../projection/batch-folders.ts';
import { recordChecksums } from '../projection/batch-record.ts';
import type { Context } from '../system/context.ts';
import { localDate } from '../system/local-date.ts';
import { isStagedName } from '../system/staged-file.ts';
import { createTurns } from '../system/turns.ts';
import type { Finding } from './finding.ts';
import type { IssuedInspections } from './inspect-issued-p12s.ts';
import { verifyBatch } from './verify-batch.ts';
import { verifyLedgerCopies } from './verify-ledger-copies.ts';
import { verifyLog } from './verify-log.ts';
import { verifyModes } from './verify-modes.ts';

export interface Verification {
  readonly files: number;
  readonly letters: number;
  /** PDFs that are gone: rightly so once their letters are posted. */
  readonly lettersGone: readonly string[];
  readonly findings: readonly Finding[];
}

export interface VerificationGround {
  /** Without them the files stay closed: bytes are compared, passwords are not tried. */
  readonly inspections?: IssuedInspections;
  /** Without it passwords stay sealed. */
  readonly unlocked?: Unlocked | undefined;
  /** Which must open the files. */
  readonly platforms?: readonly Platform[];
}

export async function verifyHome(
  context: Context,
  home: Home,
  { inspections, unlocked, platforms = [] }: VerificationGround,
): Promise<Verification> {
  const batches = home.ledger.batches.all();
  const checksums = recordChecksums(home.ledger);
  const turn = createTurns();
  const findings: Finding[] = [];
  let files = 0;
  let letters = 0;
  const lettersGone: string[] = [];
  for (const batch of batches) {
    const recordSha256 = checksums.get(batch.id);
    const found = await verifyBatch({ context, home, inspections, batch, recordSha256, turn });
    files += found.files;
    letters += found.letters;
    lettersGone.push(...found.lettersGone);
    findings.push(...found.findings);
  }
  findings.push(...findUnserved(inspections, platforms));
  findings.push(...(await verifyLedgerCopies(home, unlocked, turn)));
  findings.push(...findUnknownBatches(context, home, batches), ...findStaged(context, home));
  findings.push(...(await verifyModes(context, home, batches, turn)));
  findings.push(...verifyCrls(context, home), ...verifyClock(context, home));
  // A batch.json that is not what was written is named once, with what makes it again.
  const named = new Set(findings.map(({ subject }) => subject));
  findings.push(...verifyLog(context, home).filter(({ subject }) => !named.has(subject)));
  return { files, letters, lettersGone, findings };
}

/** Of several files of a certificate, one must open; what is not known is no finding. */
function findUnserved(
  inspections: IssuedInspections | undefined,
  platforms: readonly Platform[],
): readonly Finding[] {
  return (inspections?.choices ?? []).flatMap(({ fileNames, descriptions }) =>
    refusalsOf(descriptions, platforms).flatMap(({ platform }) =>
      fileNames.map(
        (subject) => ({ code: 'p12-platform', subject, detail: platform }) satisfies Finding,
      ),
    ),
  );
}

/** Folders below `batches/`: of a ledger that is newer than this one, or put there by hand. */
function findUnknownBatches(
  { files }: Context,
  home: Home,
  batches: readonly Batch[],
): readonly Finding[] {
  const known = new Set(batches.map((batch) => batchFolder({ home, batch })));
  return files
    .list(home.paths.batches)
    .map((name) => join(home.paths.batches, name))
    .filter((subject) => !known.has(subject))
    .map((subject) => ({
      code: isStagedName(basename(subject)) ? 'staged-left' : 'batch-unknown',
      subject,
    }));
}

/** While a command works they are its own, and gone in a moment. */
function findStaged({ files }: Context, { paths }: Home): readonly Finding[] {
  if (files.exists(paths.lockHolder)) return [];
  return [paths.folder, paths.ca, paths.crl].flatMap((folder) =>
    files
      .list(folder)
      .filter(isStagedName)
      .map((name) => ({ code: 'staged-left', subject: join(folder, name) }) as const),
  );
}

function verifyCrls(context: Context, home: Home): readonly Finding[] {
  return checkCrls(context, home, CRL_WARNING_DAYS).flatMap(({ faults, nextUpdate }) =>
    faults.map(({ code, path: subject }) => ({
      ...{ code, subject },
      ...(nextUpdate && { detail: localDate(nextUpdate, home.settings.site.timeZone) }),
    })),
  );
}

/** Whatever else is said of dates here is said by that clock. */
function verifyClock({ clock }: Context, { ledger, settings }: Home): readonly Finding[] {
  const fault = findClockFault(clock.now(), ledger, settings.site.timeZone);
  if (!fault) return [];
  const detail = fault.code === 'clock-behind' ? fault.args.lastEvent : fault.args.ended;
  return [{ code: fault.code, subject: fault.args.now, detail }];
}
