/** All that is wrong with a site's letters, found before anybody prints one. */
import { findLetterFaults, type LetterFault } from '../batch/letter-faults.ts';
import { letterSite } from '../batch/letter-content.ts';
import { letterAssetsFor } from '../batch/load-letter-assets.ts';
import { readOwnTemplates } from '../batch/own-templates.ts';
import { printSettings } from '../batch/print-settings.ts';
import { readRosterFile, type RosterFile, type RosterRequest } from '../batch/read-roster.ts';
import { HakkoError } from '../errors.ts';
import type { Home } from '../home/open-home.ts';
import { findTemplateFaults } from '../letters/find-template-faults.ts';
import type { LetterLanguage } from '../letters/letter-language.ts';
import { groupNameOf } from '../roster/group-name.ts';
import type { Entry } from '../roster/entry.ts';
import type { Context } from '../system/context.ts';
import { readTemplate } from '../system/assets.ts';
import { changedEntries } from './changed-entries.ts';
import { dummyLetter } from './dummy-letters.ts';
import { inventedPeople } from './invented-people.ts';

export interface TemplateCheck {
  /** The site's own files, with the entries of each that differ from the built-in ones. */
  readonly own: readonly { readonly file: string; readonly entries: readonly string[] }[];
  /** Files that are none of a template's. */
  readonly unknown: readonly string[];
  readonly languages: readonly LetterLanguage[];
  readonly faults: readonly HakkoError[];
  readonly roster?: RosterFile;
  /** Rows of the roster whose letters would not fit; looked for once the templates are in order. */
  readonly letterFaults: readonly LetterFault<Entry>[];
}

export interface CheckRequest {
  readonly roster?: Pick<RosterRequest, 'path' | 'encoding'>;
  readonly letterLanguage?: LetterLanguage;
}

type CheckedHome = Pick<Home, 'paths' | 'settings'>;

/** @throws what reading the roster throws */
export function checkTemplates(
  context: Context,
  home: CheckedHome,
  { roster: request, letterLanguage }: CheckRequest,
): TemplateCheck {
  const { settings } = home;
  const none = { own: [], unknown: [], languages: [], letterFaults: [] };
  try {
    const own = readOwnTemplates(context.files, home.paths.templates);
    const roster = request && readRosterFile(context, home, request);
    const entries = roster?.roster.entries ?? [];
    const spoken = [undefined, ...entries.map(({ language }) => language)].map(
      (language) => letterLanguage ?? language ?? settings.letters.language,
    );
    const languages = [...new Set(spoken)];
    const faults = findFaults(context, home, languages);
    const problems = roster?.roster.problems.length ?? 0;
    return {
      own: [...own.files].map(([path, file]) => ({
        file: file.name,
        entries: changedEntries(readTemplate(path), file),
      })),
      unknown: own.unknown,
      ...{ languages, faults },
      ...(roster && { roster }),
      letterFaults:
        faults.length + problems > 0 ? [] : findRowFaults(context, home, entries, letterLanguage),
    };
  } catch (error) {
    // A file that cannot even be opened is a fault of the templates like any other.
    const fault = error instanceof HakkoError ? (error as HakkoError) : undefined;
    if (!fault?.code.startsWith('template-')) throw error;
    return { ...none, faults: [fault] };
  }
}

function findFaults(
  context: Context,
  home: CheckedHome,
  languages: readonly LetterLanguage[],
): readonly HakkoError[] {
  const { settings } = home;
  const now = context.clock.now();
  const [person] = inventedPeople(settings);
  const letters = languages.flatMap((language) =>
    (['login', 'install'] as const).flatMap((kind) =>
      [false, true].map((replaces) =>
        dummyLetter(kind, { person, language, number: 8, replaces }, settings, now),
      ),
    ),
  );
  const trial = { site: letterSite(settings), print: printSettings(settings), issuedAt: now };
  const assets = letterAssetsFor(context, home);
  return findTemplateFaults({ ...trial, sample: true, languages, letters }, assets);
}

function findRowFaults(
  context: Context,
  home: CheckedHome,
  entries: readonly Entry[],
  language: LetterLanguage | undefined,
): readonly LetterFault<Entry>[] {
  const { settings } = home;
  const byGroup = Map.groupBy(entries, ({ loginId }) => groupNameOf(loginId, settings.roster));
  const groups = [...byGroup].map(([name, people]) => ({ name, people }));
  return findLetterFaults(context, settings, letterAssetsFor(context, home), groups, language);
}
