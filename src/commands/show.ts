/** `hakko show`: one person, letter or group on one screen, to answer a telephone call; no secrets. */
import type { Command } from 'commander';
import { HakkoError } from '../errors.ts';
import { openHomeToRead, type Home } from '../home/open-home.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Person } from '../ledger/people.ts';
import { readDownloads } from '../portal/download-record.ts';
import type { Context } from '../system/context.ts';
import type { Invocation } from './invocation.ts';
import { describeFacts, factsJson, type Facts } from './show-facts.ts';
import { shownState } from './shown-state.ts';
import type { ExitCode, Starter } from './starter.ts';

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
    if (!group) throw unknown(ledger, query);
    const people = ledger.people.ofGroup(group.id);
    const facts: Facts = {
      group: group.name,
      people,
      timeZone: settings.site.timeZone,
      ...(person && { person, letters: ledger.letters.ofPerson(person.id) }),
      ...withDownloads(invocation.context, home, group.name, person),
      ...withCertificate(ledger, group.id, invocation.context.clock.now()),
    };
    if (invocation.options.json) invocation.printJson(factsJson(facts));
    else invocation.print(describeFacts(facts, invocation));
    return 0;
  } finally {
    home.close();
  }
}

/** What the portal has counted, where it serves from this home; of one person, or of the group. */
function withDownloads(
  context: Context,
  { paths }: Pick<Home, 'paths'>,
  group: string,
  person: Person | undefined,
) {
  if (!context.files.exists(paths.portal)) return {};
  const downloads = readDownloads(context, paths.portal);
  return {
    downloads: downloads.filter((one) =>
      person ? one.loginId === person.loginId : one.group === group,
    ),
  };
}

/** A number that a restored ledger lost is known at least as that. */
function unknown({ letters }: Ledger, query: string): HakkoError {
  const controlNumber = controlNumberIn(query.trim().normalize('NFKC')) ?? '';
  const batch = letters.reserved(controlNumber)?.batchId;
  return batch === undefined
    ? new HakkoError('nothing-known-of', { query })
    : new HakkoError('letter-lost', { controlNumber, batch });
}

/** The certificate in use; when it was revoked and there is no new one, that one. */
function withCertificate(
  { certificates, p12Files, revocations }: Ledger,
  groupId: number,
  now: Date,
) {
  const certificate =
    certificates.current(groupId) ??
    certificates.ofGroup(groupId).findLast(({ state }) => state === 'revoked');
  if (!certificate) return {};
  const revocation = revocations.byCertificate(certificate.id);
  const files = p12Files.of(certificate.id);
  const replaces = certificates
    .ofGroup(groupId)
    .findLast(({ id, state }) => id < certificate.id && state !== 'abandoned');
  return {
    certificate: { ...certificate, state: shownState(certificate, now) },
    files,
    ...(revocation && { revocation }),
    ...(replaces && { replaces }),
  };
}

function findPerson(ledger: Ledger, query: string): Person | undefined {
  const byLogin = ledger.people.byLoginId(query);
  if (byLogin) return byLogin;
  const number = controlNumberIn(query);
  const [letter] = number === undefined ? [] : ledger.letters.byControlNumber(number);
  return letter && ledger.people.byId(letter.personId);
}

/** As it stands in the window, with or without the mark of its kind. */
function controlNumberIn(query: string): string | undefined {
  return /^([A-Z]\d{6}-\d)/i.exec(query)?.[1]?.toUpperCase();
}
