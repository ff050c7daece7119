/** Whose secret is to be replaced: a person's initial password, or a group's install password. Changes nothing. */
import { HakkoError } from '../errors.ts';
import type { Home } from '../home/open-home.ts';
import type { CertificateRow } from '../ledger/certificates.ts';
import type { Group } from '../ledger/groups.ts';
import type { Person } from '../ledger/people.ts';
import type { Context } from '../system/context.ts';
import { findNearNames } from './near-names.ts';

/**
 * @param loginIds in any case; one that is named twice counts once
 * @returns people who hold a login
 * @throws `logins-unknown`, `logins-waiting`, `logins-over`
 */
export function planLoginReset(
  { ledger }: Pick<Home, 'ledger'>,
  loginIds: readonly string[],
): readonly Person[] {
  const found = loginIds.map((loginId) => ({
    loginId,
    person: ledger.people.byLoginId(loginId.normalize('NFKC').trim()),
  }));
  const unknown = found.filter(({ person }) => !person);
  if (unknown.length > 0) {
    const known = [...ledger.people.each()].map(({ loginId }) => loginId);
    const logins = unknown.map(({ loginId }) => ({ loginId, near: findNearNames(loginId, known) }));
    throw new HakkoError('logins-unknown', { logins });
  }
  const people = [
    ...new Map(found.flatMap(({ person }) => (person ? [[person.id, person]] : []))).values(),
  ];
  const named = (state: (one: Person) => boolean) =>
    people.filter(state).map(({ loginId }) => loginId);
  const waiting = named(({ state }) => state === 'planned');
  if (waiting.length > 0) {
    const batch = ledger.batches.open()?.id ?? '';
    throw new HakkoError('logins-waiting', { loginIds: waiting, batch });
  }
  const over = named(({ state }) => state !== 'active');
  if (over.length > 0) throw new HakkoError('logins-over', { loginIds: over });
  return people;
}

export interface InstallReset {
  readonly group: Group;
  readonly certificate: CertificateRow;
  /** Who holds a login of the group. */
  readonly people: readonly Person[];
}

/** @throws `certificate-unknown`, `certificate-not-in-use`, `reissue-nobody` */
export function planInstallReset(
  context: Pick<Context, 'clock'>,
  { ledger }: Pick<Home, 'ledger'>,
  prefix: string,
): InstallReset {
  const group = ledger.groups.byName(prefix.normalize('NFKC').trim());
  if (!group) {
    const known = ledger.groups.all().map(({ name }) => name);
    throw new HakkoError('certificate-unknown', {
      query: prefix,
      near: findNearNames(prefix, known),
    });
  }
  const certificate = ledger.certificates.current(group.id);
  if (certificate?.state !== 'issued' || certificate.notAfter <= context.clock.now()) {
    throw new HakkoError('certificate-not-in-use', { group: group.name });
  }
  const people = ledger.people.ofGroup(group.id).filter(({ state }) => state === 'active');
  if (people.length === 0) throw new HakkoError('reissue-nobody', { group: group.name });
  return { group, certificate, people };
}
