/** What a letter says, put together from ledger, settings and vault at the moment it is printed. */
import type { CertificateRow } from '../ledger/certificates.ts';
import type { Home } from '../home/open-home.ts';
import type { LetterRow } from '../ledger/letters.ts';
import type { Person, PersonDetails } from '../ledger/people.ts';
import type {
  InstallLetter,
  Letter,
  LetterSite,
  LoginLetter,
  Recipient,
} from '../letters/letter.ts';
import type { LetterLanguage } from '../letters/letter-language.ts';
import { groupNameOf } from '../roster/group-name.ts';
import type { Secret } from '../secrets/secret.ts';
import type { Vault } from '../secrets/vault.ts';
import type { Settings } from '../settings/read-settings.ts';
import { printedNumber } from './control-number.ts';
import { createManagers, type FindManager } from './group-manager.ts';
import { rowOf } from './initial-passwords.ts';
import type { BatchRun } from './batch-run.ts';

/** To be made for each run of letters. */
export function createLetterContent(run: BatchRun): (row: LetterRow) => Letter {
  const findManager = createManagers(run.home);
  return (row) =>
    row.kind === 'login'
      ? loginLetter(run, row, findManager)
      : installLetter(run, row, findManager);
}

function loginLetter(
  { home, unlocked }: BatchRun,
  row: LetterRow,
  findManager: FindManager,
): LoginLetter {
  const person = personOf(home.ledger.people.byId(row.personId));
  if (!person.sealedPassword) throw new RangeError(`no password of person ${person.id}`);
  return {
    kind: 'login',
    ...numbersOf(home, row),
    language: row.language,
    ...(row.delivery === 'group'
      ? { recipient: findManager(person), handOnTo: person.name }
      : { recipient: recipientOf(person) }),
    loginId: person.loginId,
    prefix: groupNameOf(person.loginId, home.settings.roster),
    initialPassword: unlocked.vault.open(person.sealedPassword, rowOf(person)),
  };
}

function installLetter(
  { home, unlocked }: BatchRun,
  row: LetterRow,
  findManager: FindManager,
): InstallLetter {
  const person = personOf(home.ledger.people.byId(row.personId));
  // The row may have been read before its group had a certificate.
  const id = home.ledger.letters.byId(row.id)?.certificateId;
  const certificate = id === undefined ? undefined : home.ledger.certificates.byId(id);
  if (!certificate) throw new RangeError(`no certificate for letter ${row.controlNumber}`);
  return {
    kind: 'install',
    ...numbersOf(home, row),
    language: row.language,
    recipient: row.delivery === 'group' ? findManager(person) : recipientOf(person),
    fileName: certificate.fileName,
    installPassword: installPasswordOf(unlocked.vault, certificate),
    certificateNotAfter: certificate.notAfter,
  };
}

function numbersOf({ ledger }: Pick<Home, 'ledger'>, row: LetterRow) {
  const replaced = row.replacesId === undefined ? undefined : ledger.letters.byId(row.replacesId);
  return {
    controlNumber: printedNumber(row),
    ...(replaced && { replaces: printedNumber(replaced) }),
  };
}

/** The password of a certificate's `.p12`, unsealed. */
export function installPasswordOf(vault: Vault, certificate: CertificateRow): Secret {
  const { uuid, installGeneration: generation, sealedInstallPassword } = certificate;
  if (!sealedInstallPassword) throw new RangeError(`no password of ${certificate.fileName}`);
  return vault.open(sealedInstallPassword, { purpose: 'install-password', uuid, generation });
}

export function letterSite(settings: Settings): LetterSite {
  const { site, portal, passwords, roster } = settings;
  const given = (text: string) => (text === '' ? undefined : text);
  const optional = {
    office: given(site.office),
    postalCode: given(site.postalCode),
    address: given(site.address),
    phone: given(site.phone),
    hours: given(site.hours),
    email: given(site.email),
    documentNumber: given(site.documentNumber),
  };
  return {
    serviceName: site.serviceName,
    downloadUrl: portal.downloadUrl,
    organisation: site.organisation,
    ...withoutUndefined(optional),
    groupWord: site.groupWord,
    initialPassword: passwords.initialPassword,
    downloads: passwords.downloads,
    shared: roster.groupBy === 'prefix',
    timeZone: site.timeZone,
    english: englishNames(settings),
  };
}

/** What the settings name in English; the rest stays Japanese. */
function englishNames({ english }: Settings): NonNullable<LetterSite['english']> {
  const given = Object.entries(english).filter(([, text]) => text !== '');
  return Object.fromEntries(given);
}

/** Of the flag, if it was given; else of the roster; else of the settings. */
export function letterLanguageOf(
  person: Pick<PersonDetails, 'language'>,
  { letters }: Settings,
  wanted: LetterLanguage | undefined,
): LetterLanguage {
  return wanted ?? person.language ?? letters.language;
}

export function recipientOf(person: PersonDetails): Recipient {
  const { postalCode, address, organisation, department, name } = person;
  return { name, address, ...withoutUndefined({ postalCode, organisation, department }) };
}

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** An absent value is no key at all (`exactOptionalPropertyTypes`). */
function withoutUndefined<T extends object>(values: T): Defined<T> {
  const defined = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(defined) as Defined<T>;
}

function personOf(person: Person | undefined): Person {
  if (!person) throw new RangeError('a letter to nobody');
  return person;
}
