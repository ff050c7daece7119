/** `hakko show`: one person, letter or group on one screen, to answer a telephone call; no secrets. */
import type { Command } from 'commander';
import { localDate } from '../system/local-date.ts';
import { HakkoError } from '../errors.ts';
import { openHomeToRead } from '../home/open-home.ts';
import type { CertificateRow } from '../ledger/certificates.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { LetterRow } from '../ledger/letters.ts';
import type { P12File } from '../ledger/p12-files.ts';
import type { Person } from '../ledger/people.ts';
import type { Revocation } from '../ledger/revocations.ts';
import type { Invocation } from './invocation.ts';
import type { ExitCode, Starter } from './starter.ts';
import { formatFields } from './table.ts';

export function defineShow(program: Command, { words, run }: Starter): void {
  const { help } = words;
  program
    .command('show')
    .description(help.show.description)
    .argument('<query>', help.arguments.query)
    .addHelpText(
      'after',
      `\n${help.examples}\n  hakko show G13B1234567\n  hakko show A000008-7\n  hakko show G13B`,
    )
    .action((query: string, _options: object, command: Command) =>
      run(command, (invocation) => Promise.resolve(show(invocation, query))),
    );
}

function show(invocation: Invocation, query: string): ExitCode {
  const home = openHomeToRead(invocation.context, invocation.home);
  try {
    const { ledger, settings } = home;
    const wanted = query.trim().normalize('NFKC');
    const person = findPerson(ledger, wanted);
    const groupId = person?.groupId ?? ledger.p12Files.groupOf(wanted);
    const group =
      groupId === undefined
        ? ledger.groups.byName(wanted.replace(/\.p12$/i, ''))
        : ledger.groups.byId(groupId);
    if (!group) throw new HakkoError('nothing-known-of', { query });
    const people = ledger.people.ofGroup(group.id);
    const facts: Facts = {
      group: group.name,
      people,
      timeZone: settings.site.timeZone,
      ...(person && { person, letters: ledger.letters.ofPerson(person.id) }),
      ...withCertificate(ledger, group.id),
    };
    if (invocation.options.json) invocation.printJson(factsJson(facts));
    else invocation.print(describeFacts(facts, invocation));
    return 0;
  } finally {
    home.close();
  }
}

interface Facts {
  readonly group: string;
  readonly people: readonly Person[];
  readonly person?: Person;
  readonly letters?: readonly LetterRow[];
  readonly certificate?: CertificateRow;
  readonly files?: readonly P12File[];
  readonly revocation?: Revocation;
  readonly timeZone: string;
}

/** The certificate in use; when it was revoked and there is no new one, that one. */
function withCertificate({ certificates, p12Files, revocations }: Ledger, groupId: number) {
  const certificate =
    certificates.current(groupId) ??
    certificates.ofGroup(groupId).findLast(({ state }) => state === 'revoked');
  if (!certificate) return {};
  const revocation = revocations.byCertificate(certificate.id);
  const files = p12Files.of(certificate.id);
  return { certificate, files, ...(revocation && { revocation }) };
}

function findPerson(ledger: Ledger, query: string): Person | undefined {
  const byLogin = ledger.people.byLoginId(query);
  if (byLogin) return byLogin;
  // As it stands in the window, with or without the mark of its kind.
  const number = /^([A-Z]\d{6}-\d)/i.exec(query)?.[1]?.toUpperCase();
  const [letter] = number === undefined ? [] : ledger.letters.byControlNumber(number);
  return letter && ledger.people.byId(letter.personId);
}

const MARKS = { login: '①', install: '②' } as const;

function describeFacts(facts: Facts, { words }: Invocation): string {
  const { show: say, list, revoke } = words.screens;
  const { person, certificate, files = [], revocation, people, letters = [] } = facts;
  const active = people.filter(({ state }) => state === 'active');
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
        [say.person.state, say.personStates[person.state]],
        [say.person.group, facts.group],
        [say.person.others, words.plan.people(active.filter(({ id }) => id !== person.id).length)],
      ]),
    );
    lines.push('', say.letters);
    for (const letter of letters) {
      const place = letter.file === undefined ? '' : say.onPage(letter.file, letter.page ?? 0);
      const state = say.letterStates[letter.state];
      lines.push(`  ${say.letter(MARKS[letter.kind], letter.controlNumber, state, place)}`);
    }
  } else {
    lines.push(...formatFields([[say.person.group, facts.group]]), '', say.people(active.length));
    for (const { loginId, name } of active) lines.push(`  ${loginId}  ${name}`);
  }
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
      ]),
    );
  } else lines.push(say.noCertificate);
  return [...lines, ''].join('\n');
}

function factsJson(facts: Facts): object {
  const { group, person, people, letters, certificate, files, revocation } = facts;
  return {
    group,
    people: people.map(({ loginId, name, state }) => ({ loginId, name, state })),
    ...(person && {
      person: { loginId: person.loginId, name: person.name, state: person.state },
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
        ...(revocation && { revokedAt: revocation.revokedAt, reason: revocation.reason }),
      },
    }),
  };
}
