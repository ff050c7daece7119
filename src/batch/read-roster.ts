/** Reads a roster for a home and plans what to do with it, without changing anything. */
import type { Doubt } from '../importability/doubts.ts';
import { createHash } from 'node:crypto';
import { basename, resolve } from 'node:path';
import { findClockFault, type ClockFault } from '../home/clock-fault.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { LetterLanguage } from '../letters/letter-language.ts';
import { createPrintCheck } from '../letters/print-check.ts';
import type { KnownGroup, KnownState } from '../plan/known.ts';
import { makePlan, type Plan } from '../plan/plan.ts';
import type { Entry } from '../roster/entry.ts';
import { parseRoster, type Roster } from '../roster/roster.ts';
import type { RosterEncoding } from '../roster/rules.ts';
import type { Context } from '../system/context.ts';
import { nameLengthMaximum } from '../x509/name-length.ts';
import { clientCommonName } from './client-subject.ts';
import { clientNotAfter } from './client-validity.ts';
import {
  type GroupManager,
  type GroupNotice,
  othersOf,
  planGroupManagers,
  planGroupNotices,
} from './group-notices.ts';
import { findLetterFaults, type LetterFault } from './letter-faults.ts';
import { findProof, type ProofState } from './letter-proof.ts';
import { letterAssetsFor, type PrintingHome } from './load-letter-assets.ts';
import { planP12Files } from './planned-p12-files.ts';
import { doubtPlatforms, refusePlatforms } from './refuse-platforms.ts';

export interface RosterRequest {
  readonly path: string;
  /** What stands there, when it has been read already: a pipe gives it once. */
  readonly bytes?: Buffer;
  readonly encoding?: RosterEncoding;
  readonly acceptChanges: number;
  readonly partial: boolean;
  /** Of all letters; what roster and settings say unless given. */
  readonly letterLanguage?: LetterLanguage;
}

export interface PlannedRoster extends RosterFile {
  readonly plan: Plan;
  /** Letters that would not fit their page. */
  readonly letterFaults: readonly LetterFault<Entry>[];
  /** Install notices to managers; undefined where each person gets one. */
  readonly groupNotices: readonly GroupNotice[] | undefined;
  /** Of groups whose managers get letters, of either kind. */
  readonly groupManagers: readonly GroupManager[];
  /** Whether somebody has seen such letters. */
  readonly proof: ProofState;
  /** Platforms of the settings that are not known to open the files. */
  readonly platformDoubts: readonly Doubt[];
  /** How many things stand in the way. Nothing is issued while there is one. */
  readonly problems: number;
  /** Of the site, for the dates of its problems. */
  readonly timeZone: string;
  /** Why `issue` would refuse to write at all today. */
  readonly clockFault?: ClockFault;
  /** An interrupted batch, which the next `issue` finishes first. */
  readonly openBatch?: { readonly id: string; readonly left: number; readonly total: number };
}

/** Whose roster is read; there is no ledger in a check before `init`. */
export interface RosterHome extends PrintingHome {
  readonly ledger?: Ledger;
}

export interface RosterFile {
  /** File name for messages. */
  readonly name: string;
  readonly sha256: string;
  readonly roster: Roster;
}

/** The people of a roster by a home's rules, whatever its ledger knows of them. */
export function readRosterFile(
  context: Context,
  home: PrintingHome,
  request: Pick<RosterRequest, 'path' | 'bytes' | 'encoding'>,
): RosterFile {
  const { environment, files } = context;
  const { settings } = home;
  const path = resolve(environment.workingFolder, request.path);
  const bytes = request.bytes ?? files.read(path, { pipe: true });
  const { loginIdPattern, prefixLength, groupBy, organisationClash } = settings.roster;
  const roster = parseRoster(bytes, {
    loginIdPattern: new RegExp(loginIdPattern, 'u'),
    ...{ prefixLength, groupBy, organisationClash },
    mailNeeded: settings.client.rfc822Name === 'roster',
    canPrint: createPrintCheck(letterAssetsFor(context, home).fonts),
    ...(request.encoding && { encoding: request.encoding }),
  });
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { name: basename(request.path), sha256, roster };
}

export function readRoster(
  context: Context,
  home: RosterHome,
  request: RosterRequest,
): PlannedRoster {
  const { settings, ledger } = home;
  const { prefixLength, groupBy } = settings.roster;
  refusePlatforms(settings);
  const { name, sha256, roster } = readRosterFile(context, home, request);
  const assets = letterAssetsFor(context, home);
  const now = context.clock.now();
  const issuer = ledger?.authorities.all().at(-1);
  const fileNamesOf = (group: string) =>
    planP12Files(group, settings.p12.profile).map(({ fileName }) => fileName);
  const planned = makePlan(roster.entries, ledger ? knownState(ledger, fileNamesOf) : NOBODY, {
    ...{ prefixLength, groupBy, fileNamesOf, now },
    commonNameOf: (group) => clientCommonName(settings, group, now),
    commonNameMaximum: nameLengthMaximum,
    clientNotAfter: clientNotAfter(settings, now),
    ...(issuer && { issuerNotAfter: issuer.notAfter }),
    ...{ acceptChanges: request.acceptChanges, partial: request.partial },
  });
  // How a roster with faults compares with the ledger says nothing: only rows that are to blame count.
  const plan = {
    ...planned,
    problems: planned.problems.filter(
      ({ line }) => line !== undefined || roster.problems.length === 0,
    ),
  };
  const { login, install } = settings.deliver;
  const toManagers = login === 'group' || install === 'group';
  const groups = plan.groups.map(({ name, entries: people }) => ({
    ...{ name, people },
    ...(toManagers && { others: othersOf(name, plan, ledger) }),
  }));
  const letterFaults =
    roster.problems.length > 0
      ? []
      : findLetterFaults(context, settings, assets, groups, request.letterLanguage);
  const open = ledger?.batches.open();
  const clockFault = ledger && findClockFault(now, ledger, settings.site.timeZone);
  return {
    ...(ledger && open && { openBatch: { id: open.id, ...ledger.batches.progressOf(open.id) } }),
    ...(clockFault && { clockFault }),
    timeZone: settings.site.timeZone,
    ...{ name, sha256, roster, plan, letterFaults },
    proof:
      roster.problems.length > 0
        ? 'not-needed'
        : findProof(context, home, plan, request.letterLanguage),
    platformDoubts: doubtPlatforms(settings),
    groupNotices: planGroupNotices(plan.groups, settings, ledger),
    groupManagers: planGroupManagers(plan, settings, ledger),
    problems: roster.problems.length + plan.problems.length + letterFaults.length,
  };
}

const NOBODY: KnownState = { people: [], groups: new Map(), ownerOf: () => undefined };

function knownState(
  { batches, letters, people, groups, certificates, p12Files }: Ledger,
  fileNamesOf: (group: string) => readonly string[],
): KnownState {
  const current = new Map(
    certificates
      .all()
      .filter(({ state }) => ['planned', 'signed', 'issued'].includes(state))
      .map(({ groupId, notAfter }) => [groupId, { notAfter }]),
  );
  const open = batches.open();
  const waiting = open ? letters.groupsOf(open.id) : new Set<number>();
  const names = new Map(groups.inhabited().map(({ id, name }) => [id, name]));
  // An interrupted batch will make these first.
  const toCome = [...names].flatMap(([id, name]) =>
    waiting.has(id) && !current.has(id)
      ? fileNamesOf(name).map((file) => [file.toLowerCase(), name] as const)
      : [],
  );
  const owners = new Map(toCome);
  return {
    ownerOf(fileName) {
      const groupId = p12Files.groupOf(fileName);
      return groupId === undefined ? owners.get(fileName.toLowerCase()) : names.get(groupId);
    },
    people: people.each(),
    groups: new Map(
      [...names].map(([id, name]): [string, KnownGroup] => {
        const certificate = current.get(id);
        const known = { name, pending: waiting.has(id), ...(certificate && { certificate }) };
        return [name.toLowerCase(), known];
      }),
    ),
  };
}
