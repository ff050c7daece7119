/** Opens each group's `.p12` files with the password as its letters print it; tries each login as printed. */
import { join } from 'node:path';
import type { BatchSummary } from '../batch/finish-batch.ts';
import type { PlannedRoster } from '../batch/read-roster.ts';
import type { Home } from '../home/open-home.ts';
import { openIssuedP12, type P12Fault } from '../inspection/open-issued-p12.ts';
import type { ReadLetter } from '../letters/read-letters.ts';
import type { PlannedGroup } from '../plan/plan.ts';
import type { Entry } from '../roster/entry.ts';
import type { Settings } from '../settings/read-settings.ts';
import { verifyPassword } from '../secrets/password-hash.ts';
import type { Context } from '../system/context.ts';
import type { ReadBack } from './read-back.ts';
import type { Fault, FaultCode } from './step.ts';
import { pairLetters, type FindPair, type LetterPair } from './walk/letter-pairs.ts';

export interface TriedFile {
  readonly group: string;
  readonly file: string;
  readonly people: number;
  readonly letters: number;
  readonly notAfter: Date;
  readonly faults: readonly Fault[];
}

/** One after the other, so that whoever asks can do something else in between. */
export function* tryFiles(
  context: Context,
  home: Home,
  { plan }: PlannedRoster,
  summary: BatchSummary,
  letters: ReadBack,
): Generator<TriedFile> {
  const findPair = pairLetters(letters);
  for (const group of plan.groups) yield* tryGroup(context, home, group, summary, findPair);
}

function tryGroup(
  context: Context,
  home: Home,
  { name, entries }: PlannedGroup,
  { folders }: BatchSummary,
  findPair: FindPair,
): readonly TriedFile[] {
  const { ledger } = home;
  const group = ledger.groups.byName(name);
  const certificate = group && ledger.certificates.current(group.id);
  if (!certificate) throw new RangeError(`no certificate of ${name}`);
  const manager = home.settings.deliver.install === 'group';
  const pairs = entries.map((entry) => ({
    entry,
    pair: findPair(entry, manager ? certificate.fileName : undefined),
  }));
  const letterFaults = pairs.flatMap(({ entry, pair }): Fault[] => {
    const subject = entry.loginId;
    if (!pair) return [{ code: 'letter-missing', subject }];
    const { fileName } = certificate;
    const known = printsWhatIsKnown(home, pair, entry, { prefix: name, fileName });
    return known ? [] : [{ code: 'letter-differs', subject }];
  });
  const read = pairs.flatMap(({ entry, pair }) => (pair ? [{ entry, pair }] : []));
  return ledger.p12Files.of(certificate.id).map(({ fileName: file }, index) => {
    const bytes = context.files.read(join(folders.p12, file));
    const fileFaults = tryPasswords(context, home, { file, bytes }, read);
    return {
      ...{
        group: name,
        file,
        people: entries.length,
        letters: read.length + (manager ? Math.min(read.length, 1) : read.length),
      },
      notAfter: certificate.notAfter,
      // What is wrong with a letter is told once, beside the file that it names.
      faults: index === 0 ? [...letterFaults, ...fileFaults] : fileFaults,
    };
  });
}

/** One try for each password that was printed: normally one, however many people share the file. */
function tryPasswords(
  context: Context,
  { ledger }: Home,
  { file, bytes }: { readonly file: string; readonly bytes: Buffer },
  read: readonly { readonly entry: Entry; readonly pair: LetterPair }[],
): readonly Fault[] {
  const authorities = ledger.authorities.all().map(({ certificate }) => certificate);
  const passwords = new Map<string, readonly P12Fault[]>();
  return read.flatMap(({ entry, pair }) => {
    const { installPassword } = pair.install;
    if (!installPassword) return [];
    const printed = installPassword.reveal();
    const found =
      passwords.get(printed) ??
      openIssuedP12(bytes, installPassword, authorities, context.clock.now()).faults;
    passwords.set(printed, found);
    return found.map((code) => ({ code: FAULTS[code], subject: `${file} (${entry.loginId})` }));
  });
}

const FAULTS: Readonly<Record<P12Fault, FaultCode>> = {
  'p12-unopened': 'not-opened',
  'p12-chain': 'chain',
  'p12-expired': 'dates',
};

/** The letters say what roster and ledger say, and the download page would take the printed login. */
function printsWhatIsKnown(
  home: Home,
  { login, install }: LetterPair,
  entry: Entry,
  { prefix, fileName }: { readonly prefix: string; readonly fileName: string },
): boolean {
  const hash = home.ledger.people.byLoginId(entry.loginId)?.passwordHash;
  const { initialPassword } = login;
  const { deliver } = home.settings;
  return (
    login.prefix === prefix &&
    install.fileName === fileName &&
    namesWho(login, entry, deliver) &&
    squeeze(install.recipientName) ===
      squeeze(deliver.install === 'group' ? deliver.manager : entry.name) &&
    hash !== undefined &&
    initialPassword !== undefined &&
    verifyPassword(initialPassword, hash)
  );
}

/** On a letter that the manager hands on, the address is hers, and a line of its own says whose it is. */
function namesWho(
  { recipientName, handOn = '' }: ReadLetter,
  { name }: Entry,
  { login, manager }: Settings['deliver'],
): boolean {
  if (login === 'person') return squeeze(recipientName) === squeeze(name) && handOn === '';
  return squeeze(recipientName) === squeeze(manager) && squeeze(handOn).includes(squeeze(name));
}

/** Space inside a name is set, not typed, on a letter. */
function squeeze(name: string): string {
  return name.replaceAll(/\s/gu, '');
}
