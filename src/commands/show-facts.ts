/** What is known of a person or a group, as one screen and as JSON; no secrets. */
import { printedNumber } from '../batch/control-number.ts';
import type { CertificateRow } from '../ledger/certificates.ts';
import type { LetterRow } from '../ledger/letters.ts';
import type { P12File } from '../ledger/p12-files.ts';
import type { Person } from '../ledger/people.ts';
import type { Revocation } from '../ledger/revocations.ts';
import type { Download } from '../portal/download-record.ts';
import { localDate, localDateTime } from '../system/local-date.ts';
import { leaversSince } from '../withdrawal/plan-revocation.ts';
import type { Words } from '../words/words.ts';
import type { Invocation } from './invocation.ts';
import type { ShownState } from './shown-state.ts';
import { formatFields } from './table.ts';

/** Of a group; `person` and `letters` when one person was asked for. */
export interface Facts {
  readonly group: string;
  readonly people: readonly Person[];
  readonly person?: Person;
  readonly letters?: readonly LetterRow[];
  readonly certificate?: Omit<CertificateRow, 'state'> & { readonly state: ShownState };
  readonly files?: readonly P12File[];
  /** Which the group had before: revoked, or superseded. */
  readonly replaces?: CertificateRow;
  readonly revocation?: Revocation;
  /** Completed downloads, the oldest first; none where no portal serves from this home. */
  readonly downloads?: readonly Download[];
  readonly timeZone: string;
}

const MARKS = { login: '①', install: '②' } as const;

/** As a person at the telephone reads it. */
export function describeFacts(facts: Facts, { words }: Invocation): string {
  const { show: say, list, revoke } = words.screens;
  const { person, certificate, files = [], revocation, replaces, people, letters = [] } = facts;
  const active = people.filter(({ state }) => state === 'active');
  const leavers = certificate ? leaversSince(people, certificate.plannedAt) : [];
  const lines: string[] = [];
  if (person) {
    lines.push(
      ...formatFields([
        [say.person.loginId, person.loginId],
        [say.person.name, person.name],
        [
          say.person.organisation,
          [person.organisation, person.department].filter(Boolean).join(' '),
        ],
        [say.person.state, say.personStates[person.state] + endedOn(person, facts)],
        [say.person.group, facts.group],
        [say.person.others, words.plan.people(active.filter(({ id }) => id !== person.id).length)],
      ]),
    );
    lines.push('', say.letters);
    for (const letter of letters) {
      const place = letter.file === undefined ? '' : say.onPage(letter.file, letter.page ?? 0);
      const state = say.letterStates[letter.state];
      const shown = say.letter(MARKS[letter.kind], printedNumber(letter), state, place);
      lines.push(`  ${shown}${letter.delivery === 'group' ? say.toManager : ''}`);
    }
  } else {
    lines.push(...formatFields([[say.person.group, facts.group]]), '', say.people(active.length));
    for (const { loginId, name } of active) lines.push(`  ${loginId}  ${name}`);
    if (leavers.length > 0) lines.push(say.leavers(leavers.length));
  }
  lines.push(...downloadLines(facts, say));
  lines.push('');
  if (certificate) {
    lines.push(
      ...formatFields([
        [say.certificate.file, files.map(({ fileName }) => fileName).join(', ')],
        [say.certificate.until, localDate(certificate.notAfter, facts.timeZone)],
        [say.certificate.state, list.states[certificate.state]],
        ...(revocation
          ? [
              [say.certificate.revoked, localDate(revocation.revokedAt, facts.timeZone)] as const,
              [say.certificate.reason, revoke.reasons[revocation.reason]] as const,
            ]
          : []),
        [say.certificate.serial, certificate.serialNumber],
        [say.certificate.batch, certificate.batchId],
        ...(replaces ? [[say.certificate.replaces, replaces.serialNumber] as const] : []),
      ]),
    );
  } else lines.push(say.noCertificate);
  return [...lines, ''].join('\n');
}

/** When a person has downloaded; of a group, how many have. */
function downloadLines(
  { person, downloads, certificate, people, timeZone }: Facts,
  say: Words['screens']['show'],
): readonly string[] {
  if (!downloads || !certificate) return [];
  const current = downloads.filter(({ serialNumber }) => serialNumber === certificate.serialNumber);
  if (!person) {
    const active = people.filter(({ state }) => state === 'active');
    const logins = new Set(current.map(({ loginId }) => loginId));
    return [
      say.downloadedBy(active.filter(({ loginId }) => logins.has(loginId)).length, active.length),
    ];
  }
  const last = current.at(-1);
  return [
    '',
    last
      ? say.downloaded(localDateTime(new Date(last.time), timeZone), current.length)
      : say.notDownloaded,
  ];
}

function endedOn({ endedAt }: Person, { timeZone }: Facts): string {
  return endedAt ? ` (${localDate(endedAt, timeZone)})` : '';
}

/** The same for a script. */
export function factsJson(facts: Facts): object {
  const { group, person, people, letters, certificate, files, revocation, downloads } = facts;
  const { replaces } = facts;
  return {
    group,
    ...(downloads && {
      downloads: downloads.map(({ time, loginId, file, serialNumber }) => ({
        ...{ time, loginId, file, serialNumber },
      })),
    }),
    people: people.map(({ loginId, name, state }) => ({ loginId, name, state })),
    ...(person && {
      person: {
        ...{ loginId: person.loginId, name: person.name, state: person.state },
        ...(person.endedAt && { endedAt: person.endedAt }),
      },
      letters: letters?.map(({ kind, controlNumber, generation, state, batchId, file, page }) => ({
        ...{ kind, controlNumber, generation, state, batch: batchId, file, page },
      })),
    }),
    ...(certificate && {
      certificate: {
        file: certificate.fileName,
        files: files?.map(({ fileName, profile }) => ({ file: fileName, profile })),
        serialNumber: certificate.serialNumber,
        notAfter: certificate.notAfter,
        state: certificate.state,
        batch: certificate.batchId,
        ...(replaces && { replaces: replaces.serialNumber }),
        ...(revocation && { revokedAt: revocation.revokedAt, reason: revocation.reason }),
      },
    }),
  };
}
