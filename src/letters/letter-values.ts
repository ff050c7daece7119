import type { LetterDates } from './japanese-date.ts';
import type { EnglishName, Letter, LetterKind, LetterSite } from './letter.ts';
import type { LetterLanguage, Tongue } from './letter-language.ts';

/**
 * What a template may name, and what each name stands for. The lists are closed: a wording can print
 * what stands here and nothing else. No password is on them.
 */

/** Names that mean the same on every letter of a run; static parts may use these alone. */
export const runNames = [
  'serviceName',
  'downloadUrl',
  'organisation',
  'office',
  'postalCode',
  'address',
  'phone',
  'hours',
  'email',
  'documentNumber',
  'groupWord',
  'downloads',
  'issueDate',
  'officeName',
  'telephone',
  'reachedBy',
  'postalAddress',
] as const;

/** Names whose value differs from letter to letter, by kind. */
export const letterNames = {
  login: [
    ...['controlNumber', 'recipientName', 'replaces', 'loginId', 'prefix', 'prefixLength'],
    ...['passwordLength', 'managerName'],
  ],
  install: [
    ...['controlNumber', 'recipientName', 'replaces', 'fileName', 'certificateEnd'],
    'passwordLength',
  ],
} as const satisfies Record<LetterKind, readonly string[]>;

/** Fields that a `secret` element may print, by kind: this list keeps the two passwords apart. */
export const secretNames = {
  login: ['prefix', 'loginId', 'initialPassword'],
  install: ['installPassword'],
} as const satisfies Record<LetterKind, readonly string[]>;

/** A field of a `secret` element. */
export type SecretName = (typeof secretNames)[LetterKind][number];

/** Conditions on which a line is printed; those of the run hold for all its letters. */
export const runConditions = [
  ...(['keep', 'reissue', 'shared', 'personal', 'phone', 'sample'] as const),
  // The language of the letter; what is static is drawn once for each.
  ...(['japanese', 'english', 'bilingual', 'oneLanguage'] as const),
] as const;
export const letterConditions = ['capitals', 'lowerCase', 'replacement', 'handOn'] as const;

/** A condition named after `when:`. */
export type Condition = (typeof runConditions)[number] | (typeof letterConditions)[number];

/** Values by name, and the conditions that hold. An absent value is `''`. */
export interface Values {
  readonly text: ReadonlyMap<string, string>;
  readonly holds: ReadonlySet<Condition>;
}

/** ① and ② mark the kind wherever a control number is printed. */
export const kindMark: Readonly<Record<LetterKind, string>> = { login: '①', install: '②' };

/** U+3000, the gap between the parts of a Japanese line. */
export const ideographicSpace = '\u3000';

/** What of a run its values depend on. */
export interface RunOfLetters {
  readonly site: LetterSite;
  readonly issuedAt: Date;
  readonly sample: boolean;
  readonly language: LetterLanguage;
}

/** Values of a whole run of letters in one language, for the wording of one of its tongues. */
export function runValues(
  { site, issuedAt, sample, language }: RunOfLetters,
  tongue: Tongue,
  dates: LetterDates,
): Values {
  const own = (name: EnglishName): string =>
    (tongue === 'en' ? site.english?.[name] : undefined) ?? site[name] ?? '';
  const [office, address, hours] = [own('office'), own('address'), own('hours')];
  const { phone = '', postalCode = '' } = site;
  const gap = tongue === 'ja' ? ideographicSpace : ', ';
  const values: Record<(typeof runNames)[number], string> = {
    ...{ phone, postalCode, office, address, hours },
    serviceName: own('serviceName'),
    downloadUrl: site.downloadUrl,
    organisation: own('organisation'),
    email: site.email ?? '',
    documentNumber: site.documentNumber ?? '',
    groupWord: own('groupWord'),
    downloads: String(site.downloads),
    issueDate: dates.date(issuedAt),
    officeName: joined([own('organisation'), office], gap),
    reachedBy: joined([phone, site.email], tongue === 'ja' ? ideographicSpace : '  '),
    telephone: phone && phone + (hours && (tongue === 'ja' ? `（${hours}）` : ` (${hours})`)),
    postalAddress:
      tongue === 'ja'
        ? joined([postalCode && `〒${postalCode}`, address], ideographicSpace)
        : joined([address, postalCode], ' '),
  };
  const holds = new Set<Condition>([
    ...[site.initialPassword, site.shared ? ('shared' as const) : ('personal' as const)],
    ...conditionsOf[language],
  ]);
  if (values.phone !== '') holds.add('phone');
  if (sample) holds.add('sample');
  return { text: new Map(Object.entries(values)), holds };
}

const conditionsOf: Readonly<Record<LetterLanguage, readonly Condition[]>> = {
  ja: ['japanese', 'oneLanguage'],
  en: ['english', 'oneLanguage'],
  both: ['bilingual'],
};

/** Values of one letter on top of those of its run. */
export function letterValues(letter: Letter, run: Values, dates: LetterDates): Values {
  const password = passwordOf(letter);
  const text = new Map(run.text);
  text.set('controlNumber', letter.controlNumber + ideographicSpace + kindMark[letter.kind]);
  text.set('recipientName', letter.recipient.name);
  text.set('replaces', letter.replaces ?? '');
  text.set('passwordLength', String(password.length));
  if (letter.kind === 'login') {
    text.set('loginId', letter.loginId).set('prefix', letter.prefix);
    text.set('prefixLength', String(letter.prefix.length));
    // Whoever opens the envelope, a login is somebody's own.
    text.set('recipientName', letter.handOnTo ?? letter.recipient.name);
    text.set('managerName', letter.handOnTo === undefined ? '' : letter.recipient.name);
  } else {
    text.set('fileName', letter.fileName);
    text.set('certificateEnd', dates.deadline(letter.certificateNotAfter));
  }
  const holds = new Set(run.holds).add(/[A-Z]/.test(password) ? 'capitals' : 'lowerCase');
  if (letter.replaces !== undefined) holds.add('replacement');
  if (letter.kind === 'login' && letter.handOnTo !== undefined) holds.add('handOn');
  return { text, holds };
}

/** The text of a `secret` element's field. */
export function secretValue(letter: Letter, name: SecretName): string {
  if (letter.kind === 'login') {
    if (name === 'initialPassword') return letter.initialPassword.reveal();
    if (name === 'loginId') return letter.loginId;
    if (name === 'prefix') return letter.prefix;
  } else if (name === 'installPassword') return letter.installPassword.reveal();
  // The layout reader admits a kind's own fields alone; getting here is a bug.
  throw new TypeError(`${letter.kind} letter has no ${name}`);
}

/** The parts that are there, in a row. */
export function joined(parts: readonly (string | undefined)[], separator: string): string {
  return parts.filter((part) => part !== undefined && part !== '').join(separator);
}

function passwordOf(letter: Letter): string {
  return (letter.kind === 'login' ? letter.initialPassword : letter.installPassword).reveal();
}
