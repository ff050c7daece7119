/**
 * The traits of a .p12 that platforms make demands on, each as words that a table of demands can name.
 * What a platform says to them stands in `demands/`.
 */
import type { P12Description, P12Encryption } from './description.ts';

/** In the order in which a person should hear of them. */
export const traits = [
  'protection',
  'mac',
  'encryption',
  'encoding',
  'iterations',
  'keyAlgorithm',
  'localKeyId',
  'friendlyName',
  'issuerName',
  'basicConstraints',
  'password',
] as const;

/** One of them. */
export type Trait = (typeof traits)[number];

/** The value of what was not seen: a password was missing, or hakko cannot decrypt it. */
export const unread = 'unread';

/** The value where all was seen, and no key was among it. */
export const noKey = 'no-key';

/**
 * Everything that the file shows for the trait; nothing at all when the question does not arise. The
 * values are words in a fixed order, so that a demand may name the first of them alone:
 * `id-PBES2 aes256-CBC-PAD id-hmacWithSHA256`, `600000 2048` (a bound, and the number itself).
 */
export function observe(trait: Trait, description: P12Description): readonly string[] {
  return [...new Set(observers[trait](description))];
}

const observers: Readonly<Record<Trait, (file: P12Description) => readonly string[]>> = {
  // Windows' documents speak of encryption and MAC together.
  protection: (file) => {
    const used = new Set([macName(file), ...encryptionNames(file)]);
    const known = protections.find(
      ({ parts }) => parts.length === used.size && parts.every((part) => used.has(part)),
    );
    return withKey(file, [known?.value ?? 'other']);
  },
  mac: (file) => [macName(file)],
  encryption: (file) => withKey(file, encryptionNames(file)),
  encoding: ({ encoding }) => [encoding],
  iterations: ({ mac, encryptions }) => {
    const most = Math.max(mac?.iterations ?? 0, ...encryptions.map(({ iterations }) => iterations));
    return [`${ceilings.find((ceiling) => most <= ceiling) ?? 'more'} ${most}`];
  },
  keyAlgorithm: ({ endEntity }) => [endEntity?.keyAlgorithm ?? unread],
  localKeyId: (file) => (file.key === undefined && !file.unread ? [] : [localKeyIdOf(file)]),
  friendlyName: ({ key, endEntity, issuers, unread: hidden }) =>
    withUnread(
      hidden,
      [key, endEntity, ...issuers].flatMap((bag) => bag?.friendlyName?.form ?? []),
    ),
  issuerName: ({ key, issuers, unread: hidden }) =>
    withUnread(
      hidden,
      issuers.map(({ friendlyName }) =>
        friendlyName !== undefined && friendlyName.text === key?.friendlyName?.text
          ? 'end-entity'
          : 'own',
      ),
    ),
  basicConstraints: ({ endEntity }) => [
    endEntity === undefined ? unread : endEntity.cA ? 'cA' : 'end-entity',
  ],
  password: ({ password }) => {
    if (password === undefined) return [unread];
    const { characters, length } = password;
    if (length === 0) return ['empty'];
    if (characters !== 'ascii') return [characters];
    return [length < longPassword ? 'ascii' : `ascii-long ${length}`];
  },
};

/** Bounds of iterations that platforms set. */
const ceilings: readonly number[] = [600_000, 5_000_000];

/** The shortest ASCII password with which an installer of Windows was seen to fail. */
const longPassword = 32;

const tripleDes = 'pbeWithSHAAnd3-KeyTripleDES-CBC';
const aes256 = 'id-PBES2 aes256-CBC-PAD id-hmacWithSHA256';

const protections: readonly { readonly value: string; readonly parts: readonly string[] }[] = [
  { value: 'TripleDES-SHA1', parts: ['id-sha1', tripleDes] },
  { value: 'AES256-SHA256', parts: ['id-sha256', aes256] },
  { value: 'RC2-40-SHA1', parts: ['id-sha1', tripleDes, 'pbewithSHAAnd40BitRC2-CBC'] },
];

const macName = ({ mac }: P12Description): string => mac?.algorithm ?? 'none';

const encryptionNames = ({ encryptions }: P12Description): readonly string[] => [
  ...new Set(encryptions.map(encryptionName)),
];

function encryptionName({ holder, algorithm, pbes2 }: P12Encryption): string {
  if (algorithm === undefined) return `clear-${holder}`;
  if (pbes2 === undefined) return algorithm;
  const { encryptionScheme, keyDerivation, prf, prfForm } = pbes2;
  if (keyDerivation !== 'id-PBKDF2') return `${algorithm} ${encryptionScheme} ${keyDerivation}`;
  return `${algorithm} ${encryptionScheme} ${prf}${prfForm === 'bare' ? '-bare' : ''}`;
}

function localKeyIdOf({ key, endEntity, endEntityFirst, unread: hidden }: P12Description): string {
  // The key's certificate may be among those that were not seen.
  if (key === undefined || endEntity === undefined || hidden) return unread;
  if (key.localKeyId !== undefined && key.localKeyId === endEntity.localKeyId) return 'paired';
  const { friendlyName } = key;
  const sameName = friendlyName?.text === endEntity.friendlyName?.text;
  const name = friendlyName === undefined ? 'no-name' : sameName ? 'same-name' : 'other-name';
  return `unpaired-${name} ${endEntityFirst ? 'first' : 'later'}`;
}

const withKey = ({ key, unread: hidden }: P12Description, values: readonly string[]) =>
  key === undefined ? [...values, hidden ? unread : noKey] : values;

const withUnread = (hidden: boolean, values: readonly string[]): readonly string[] =>
  hidden ? [...values, unread] : values;
