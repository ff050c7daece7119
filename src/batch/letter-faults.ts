/** Finds letters that would not fit their page, before anything is issued: dummies stand for secrets. */
import { createLetterFit } from '../letters/letter-fit.ts';
import type { LetterAssets } from '../letters/letter-assets.ts';
import type { FieldFault } from '../letters/page/mark.ts';
import type { Plan } from '../plan/plan.ts';
import { Secret } from '../secrets/secret.ts';
import type { Settings } from '../settings/read-settings.ts';
import type { Context } from '../system/context.ts';
import { formatControlNumber } from './control-number.ts';
import { letterSite, recipientOf } from './letter-content.ts';
import { letterFileName } from './planned-p12-files.ts';

export interface LetterFault {
  readonly line: number;
  readonly fault: FieldFault;
}

export function findLetterFaults(
  context: Context,
  settings: Settings,
  assets: LetterAssets,
  plan: Plan,
): readonly LetterFault[] {
  if (plan.groups.length === 0) return [];
  const common = { site: letterSite(settings), issuedAt: context.clock.now(), sample: false };
  const fitLogin = createLetterFit({ ...common, kind: 'login' }, assets);
  const fitInstall = createLetterFit({ ...common, kind: 'install' }, assets);
  const controlNumber = formatControlNumber(8);
  const { initialLength, installLength } = settings.passwords;
  const installPassword = new Secret('m'.repeat(installLength));
  return plan.groups.flatMap(({ name, entries }) =>
    entries.flatMap((entry, index) => {
      const recipient = recipientOf(entry);
      const login = fitLogin({
        ...{ kind: 'login', controlNumber, recipient, loginId: entry.loginId },
        prefix: name,
        initialPassword: entry.initialPassword ?? new Secret('m'.repeat(initialLength)),
      });
      // The address block is the same on both letters; what else is on the second, a group shares.
      const install =
        index > 0
          ? []
          : fitInstall({
              ...{ kind: 'install', controlNumber, recipient, installPassword },
              fileName: letterFileName(name),
              certificateNotAfter: context.clock.now(),
            });
      return onePerField([...login, ...install]).map((fault) => ({ line: entry.line, fault }));
    }),
  );
}

/** Both letters find the same long name: one word about it is enough. */
function onePerField(faults: readonly FieldFault[]): readonly FieldFault[] {
  return faults.filter(
    ({ field }, index) => faults.findIndex((other) => other.field === field) === index,
  );
}
