/** Letters that nobody gets: people who do not exist or are only looked at, and passwords that open nothing. */
import { clientNotAfter } from '../batch/client-validity.ts';
import { formatControlNumber } from '../batch/control-number.ts';
import { managerOf } from '../batch/group-manager.ts';
import { recipientOf } from '../batch/letter-content.ts';
import { letterFileName } from '../batch/planned-p12-files.ts';
import type { PersonDetails } from '../ledger/people.ts';
import type { InstallLetter, Letter, LetterKind, LoginLetter } from '../letters/letter.ts';
import type { LetterLanguage } from '../letters/letter-language.ts';
import { groupNameOf } from '../roster/group-name.ts';
import { Secret } from '../secrets/secret.ts';
import type { Settings } from '../settings/read-settings.ts';

/** Who would get it, and what else differs. */
export interface DummyLetter {
  readonly person: PersonDetails;
  readonly language: LetterLanguage;
  /** Position among the letters, from 1: its control number is made of it. */
  readonly number: number;
  /** As if it took the place of an older one. */
  readonly replaces?: boolean;
}

/** @param now from when the certificate would count */
export function dummyLetter(
  kind: LetterKind,
  { person, language, number, replaces = false }: DummyLetter,
  settings: Settings,
  now: Date,
): Letter {
  const { passwords, roster, deliver } = settings;
  const before = formatControlNumber(number);
  const common = {
    ...{ language, controlNumber: replaces ? `${before}-2` : before },
    ...(replaces && { replaces: before }),
  };
  const prefix = groupNameOf(person.loginId, roster);
  const toManager = deliver[kind] === 'group';
  const recipient = toManager ? managerOf([person], settings) : recipientOf(person);
  if (kind === 'login') {
    const { loginId, name } = person;
    const initialPassword = dummyPassword(passwords.alphabet, passwords.initialLength);
    const letter: LoginLetter = {
      ...{ kind, ...common, recipient, loginId, prefix, initialPassword },
      ...(toManager && { handOnTo: name }),
    };
    return letter;
  }
  const letter: InstallLetter = {
    ...{ kind, ...common, recipient },
    fileName: letterFileName(prefix),
    installPassword: dummyPassword(passwords.alphabet, passwords.installLength),
    certificateNotAfter: clientNotAfter(settings, now),
  };
  return letter;
}

/** Looks like one, with many readings in it, and is the same each time: chance would never make it. */
export function dummyPassword(alphabet: string, length: number): Secret {
  const characters = Array.from(alphabet);
  const step = 7;
  const chosen = Array.from({ length }, (_, i) => characters[(i * step) % characters.length] ?? '');
  return new Secret(chosen.join(''));
}
