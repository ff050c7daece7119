/** Finds letters that would not fit their page, before anything is issued: dummies stand for secrets. */
import { HakkoError } from '../errors.ts';
import type { Home } from '../home/open-home.ts';
import { createLetterFit } from '../letters/letter-fit.ts';
import type { LetterAssets } from '../letters/letter-assets.ts';
import type { LetterLanguage } from '../letters/letter-language.ts';
import { readSheetWords } from '../letters/run-sheets/run-wording.ts';
import type { FieldFault } from '../letters/page/mark.ts';
import { findContradictions } from '../letters/template/contradictions.ts';
import { findMissingName } from '../letters/template/hand-on.ts';
import { readLetterTemplate } from '../letters/template/letter-template.ts';
import { throwFault } from '../letters/template/report-fault.ts';
import type { Person, PersonDetails } from '../ledger/people.ts';
import { groupNameOf } from '../roster/group-name.ts';
import { Secret } from '../secrets/secret.ts';
import type { Settings } from '../settings/read-settings.ts';
import type { Context } from '../system/context.ts';
import { formatControlNumber } from './control-number.ts';
import { managerOf } from './group-manager.ts';
import { letterLanguageOf, letterSite, recipientOf } from './letter-content.ts';
import { letterAssetsFor } from './load-letter-assets.ts';
import { letterFileName } from './planned-p12-files.ts';
import { printSettings, sheetTongue } from './print-settings.ts';

/** Who would get a letter, and with which initial password if it is known. */
export type LetterPerson = PersonDetails & { readonly initialPassword?: Secret };

export interface LetterFault<P extends LetterPerson> {
  readonly person: P;
  readonly fault: FieldFault;
}

/** The people of one group who would get letters. */
export interface LetterGroup<P extends LetterPerson> {
  readonly name: string;
  readonly people: readonly P[];
  /** Who else is in it: where most of the group are, letters go to its manager. */
  readonly others?: readonly PersonDetails[];
}

/** @throws HakkoError `template-…` for a template that is wrong, or that the site's policy contradicts */
export function findLetterFaults<P extends LetterPerson>(
  context: Context,
  settings: Settings,
  assets: LetterAssets,
  groups: readonly LetterGroup<P>[],
  language?: LetterLanguage,
): readonly LetterFault<P>[] {
  if (groups.length === 0) return [];
  const common = {
    ...{ site: letterSite(settings), print: printSettings(settings) },
    ...{ issuedAt: context.clock.now(), sample: false },
  };
  // A fault in the words of the list must not be found out when all letters are printed.
  readSheetWords(
    { ...common, kind: 'login', batch: '', tongue: sheetTongue(settings) },
    assets.templates,
  );
  for (const kind of ['login', 'install'] as const) {
    const template = readLetterTemplate(kind, common.print.format, assets.templates);
    findContradictions(template, common.site.initialPassword, throwFault);
    if (kind === 'login' && settings.deliver.login === 'group') {
      findMissingName(template, ['ja', 'en'], throwFault);
    }
  }
  const fitLogin = createLetterFit({ ...common, kind: 'login' }, assets);
  const fitInstall = createLetterFit({ ...common, kind: 'install' }, assets);
  const controlNumber = formatControlNumber(8);
  const { initialLength, installLength } = settings.passwords;
  const installPassword = new Secret('m'.repeat(installLength));
  const { deliver } = settings;
  return groups.flatMap(({ name, people, others = [] }) => {
    const toManager = deliver.login === 'group' || deliver.install === 'group';
    const manager = toManager ? managerOf([...people, ...others], settings) : undefined;
    return people.flatMap((person, index) => {
      const recipient = recipientOf(person);
      const said = { recipient, language: letterLanguageOf(person, settings, language) };
      const login = fitLogin({
        ...{ kind: 'login', controlNumber, ...said, loginId: person.loginId },
        ...(deliver.login === 'group' && manager && { recipient: manager, handOnTo: person.name }),
        prefix: name,
        initialPassword: person.initialPassword ?? new Secret('m'.repeat(initialLength)),
      });
      // The address block is the same on both letters; what else is on the second, a group shares.
      const install =
        index > 0
          ? []
          : fitInstall({
              ...{ kind: 'install', controlNumber, ...said, installPassword },
              ...(deliver.install === 'group' && manager && { recipient: manager }),
              fileName: letterFileName(name),
              certificateNotAfter: context.clock.now(),
            });
      // The manager's address is that of the first as of all.
      const told = deliver.login === 'group' && index > 0;
      return onePerField([...login, ...install])
        .filter(({ field }) => !told || field !== 'recipient')
        .map((fault) => ({ person, fault }));
    });
  });
}

/**
 * For people of the ledger who are to get letters: their details may have changed since the last ones.
 * @throws `letters-unfit`
 */
export function refuseUnfit(context: Context, home: Home, people: readonly Person[]): void {
  const { settings, ledger } = home;
  const byGroup = Map.groupBy(people, ({ loginId }) => groupNameOf(loginId, settings.roster));
  const groups = [...byGroup].map(([name, members]) => {
    const known = new Set(members.map(({ id }) => id));
    const [first] = members;
    const all = first ? ledger.people.ofGroup(first.groupId) : [];
    const others = all.filter(({ id, state }) => state === 'active' && !known.has(id));
    return { name, people: members, others };
  });
  const faults = findLetterFaults(context, settings, letterAssetsFor(context, home), groups);
  if (faults.length === 0) return;
  const unfit = faults.map(({ person, fault }) => ({ loginId: person.loginId, ...fault }));
  throw new HakkoError('letters-unfit', { faults: unfit });
}

/** Both letters find the same long name: one word about it is enough. */
function onePerField(faults: readonly FieldFault[]): readonly FieldFault[] {
  return faults.filter(
    ({ field }, index) => faults.findIndex((other) => other.field === field) === index,
  );
}
