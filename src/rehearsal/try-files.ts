/** Opens each group's `.p12` with the password as its letters print it; tries each login as printed. */
import { join } from 'node:path';
import type { BatchSummary } from '../batch/finish-batch.ts';
import { openIssuedP12, type P12Fault } from '../batch/open-issued-p12.ts';
import type { PlannedRoster } from '../batch/read-roster.ts';
import type { Home } from '../home/open-home.ts';
import type { PlannedGroup } from '../plan/plan.ts';
import type { Entry } from '../roster/entry.ts';
import { verifyPassword } from '../secrets/password-hash.ts';
import type { Context } from '../system/context.ts';
import type { ReadBack } from './read-back.ts';
import type { Fault, FaultCode } from './rehearse.ts';

export interface TriedFile {
  readonly group: string;
  readonly file: string;
  readonly people: number;
  readonly letters: number;
  readonly notAfter?: Date;
  readonly faults: readonly Fault[];
}

export function tryFiles(
  context: Context,
  home: Home,
  { plan }: PlannedRoster,
  summary: BatchSummary,
  letters: ReadBack,
): readonly TriedFile[] {
  return plan.groups.map((group) => tryFile(context, home, group, summary, letters));
}

function tryFile(
  context: Context,
  home: Home,
  { name, entries }: PlannedGroup,
  { folders }: BatchSummary,
  letters: ReadBack,
): TriedFile {
  const file = `${name}.p12`;
  const bytes = context.files.read(join(folders.p12, file));
  const authorities = home.ledger.authorities.all().map(({ certificate }) => certificate);
  const faults: Fault[] = [];
  const passwords = new Map<string, P12Fault[]>();
  let read = 0;
  for (const entry of entries) {
    const subject = entry.loginId;
    const pair = findPair(letters, entry);
    if (!pair) {
      faults.push({ code: 'letter-missing', subject });
      continue;
    }
    read += 2;
    if (!printsWhatIsKnown(home, pair, entry, name))
      faults.push({ code: 'letter-differs', subject });
    const { installPassword } = pair.install;
    if (!installPassword) continue;
    // One try for each password that was printed: normally one, however many people share the file.
    const printed = installPassword.reveal();
    const found = passwords.get(printed) ?? [
      ...openIssuedP12(bytes, installPassword, authorities, context.clock.now()).faults,
    ];
    passwords.set(printed, found);
    faults.push(...found.map((code) => ({ code: FAULTS[code], subject: `${file} (${subject})` })));
  }
  const group = home.ledger.groups.byName(name);
  const certificate = group && home.ledger.certificates.current(group.id);
  return {
    ...{ group: name, file, people: entries.length, letters: read, faults },
    ...(certificate && { notAfter: certificate.notAfter }),
  };
}

const FAULTS: Readonly<Record<P12Fault, FaultCode>> = {
  'p12-unopened': 'not-opened',
  'p12-chain': 'chain',
  'p12-expired': 'dates',
};

function findPair(letters: ReadBack, entry: Entry) {
  const login = [...letters.login.values()].find((letter) => letter.loginId === entry.loginId);
  const install = login && letters.install.get(login.controlNumber);
  return install && { login, install };
}

/** The letters say what roster and ledger say, and the download page would take the printed login. */
function printsWhatIsKnown(
  home: Home,
  { login, install }: NonNullable<ReturnType<typeof findPair>>,
  entry: Entry,
  group: string,
): boolean {
  const hash = home.ledger.people.byLoginId(entry.loginId)?.passwordHash;
  const { initialPassword } = login;
  return (
    login.prefix === group &&
    install.fileName === `${group}.p12` &&
    squeeze(login.recipientName) === squeeze(entry.name) &&
    squeeze(install.recipientName) === squeeze(entry.name) &&
    hash !== undefined &&
    initialPassword !== undefined &&
    verifyPassword(initialPassword, hash)
  );
}

/** Space inside a name is set, not typed, on a letter. */
function squeeze(name: string): string {
  return name.replaceAll(/\s/gu, '');
}
