/**
 * What must be nought in a finished home, whatever happened on the way. Looks from outside: at the
 * ledger with plain SQL, at every file, and at the passwords as the letters print them.
 */
import { hash, X509Certificate } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { ReadLetter } from '../../src/letters/read-letters.ts';
import { openPfx } from '../../src/pkcs12/open.ts';
import { isSheetFile } from '../../src/projection/batch-folders.ts';
import { lettersIn } from '../e2e/printed-letters.ts';
import { runProgram } from '../programs.ts';
import { answerOf } from '../system/in-process.ts';
import type { TrialPerson } from './people.ts';

export type Wrong =
  | 'lost person'
  | 'duplicate serial'
  | 'second active certificate'
  | 'partial file'
  | 'leftover'
  | 'password that opens nothing'
  | 'secret shown'
  | 'finding of verify';

/** Every kind, as a table has a column for it. */
export const wrongs: readonly Wrong[] = [
  'lost person',
  'duplicate serial',
  'second active certificate',
  'partial file',
  'leftover',
  'password that opens nothing',
  'secret shown',
  'finding of verify',
];

export interface Place {
  /** Working folder, with `home` and `pass.txt`. */
  readonly folder: string;
  readonly home: string;
}

export interface WrongsOptions {
  /** Also lets OpenSSL open one of the files. */
  readonly openssl?: boolean;
  /** What the runs have said: no secret may be in it. */
  readonly said?: string;
}

/** @returns `duplicate serial: 3f…` and so on; empty when all is well */
export async function wrongsIn(
  place: Place,
  people: readonly TrialPerson[],
  { openssl = false, said = '' }: WrongsOptions = {},
): Promise<readonly string[]> {
  const found: string[] = [];
  const report = (wrong: Wrong, what: string): void => void found.push(`${wrong}: ${what}`);

  const serials = readLedger(place.home, people, report);
  const letters = await readAllLetters(place.home, report);
  matchPeople(people, letters, report);
  openFiles(place, letters, serials, report, openssl);
  const passphraseFile = join(place.folder, 'pass.txt');
  const secrets = [readFileSync(passphraseFile, 'utf8').trim(), ...secretsOf(letters)];
  if (secrets.some((secret) => said.includes(secret))) report('secret shown', said);

  const passphrase = ['--passphrase-file', passphraseFile];
  const verified = await answerOf(['verify', '--json', '--home', place.home, ...passphrase]);
  const { findings } = JSON.parse(verified.stdout) as { findings?: readonly object[] };
  if (verified.code !== 0) report('finding of verify', JSON.stringify(findings ?? verified.stdout));
  return found;
}

type Report = (wrong: Wrong, what: string) => void;

/** @returns the serial numbers of the certificates in use, by their group's name */
function readLedger(
  home: string,
  people: readonly TrialPerson[],
  report: Report,
): ReadonlyMap<string, string> {
  const database = new DatabaseSync(join(home, 'ledger.db'), { readOnly: true });
  const column = (sql: string): readonly string[] =>
    database
      .prepare(sql)
      .all()
      .map((row) => String(Object.values(row)[0]));
  try {
    const active = new Set(column("SELECT login_id FROM people WHERE state = 'active'"));
    for (const { loginId } of people) if (!active.has(loginId)) report('lost person', loginId);
    if (active.size > people.length) report('lost person', `${active.size} people in the ledger`);
    const all = column('SELECT serial_number FROM certificates');
    for (const serial of twice(all)) report('duplicate serial', serial);
    const rows = database
      .prepare(
        `SELECT groups.name, serial_number AS serial FROM certificates
         JOIN groups ON groups.id = group_id WHERE certificates.state <> 'abandoned'`,
      )
      .all();
    const groups = rows.map(({ name }) => String(name));
    for (const group of twice(groups)) report('second active certificate', group);
    return new Map(rows.map(({ name, serial }) => [String(name), String(serial)]));
  } finally {
    database.close();
  }
}

/** Every letter of every PDF; whatever else lies around is reported. */
async function readAllLetters(home: string, report: Report): Promise<readonly ReadLetter[]> {
  const letters: ReadLetter[] = [];
  for (const path of filesBelow(home)) {
    const name = basename(path);
    if (name.endsWith('.tmp')) report('leftover', relative(home, path));
    else if (isSheetFile(name)) {
      if (!isWholeSheet(path)) report('partial file', relative(home, path));
    } else if (name.endsWith('.pdf')) {
      try {
        letters.push(...(await readOnce(path)));
      } catch (error) {
        report('partial file', `${relative(home, path)}: ${String(error)}`);
      }
    } else if (name === 'batch.json' && !isJson(readFileSync(path, 'utf8'))) {
      report('partial file', relative(home, path));
    }
  }
  return letters;
}

/** The letters of a PDF; of one that has been read before, in whichever folder, what was read then. */
async function readOnce(path: string): Promise<readonly ReadLetter[]> {
  const digest = hash('sha256', readFileSync(path));
  const letters = known.get(digest) ?? (await lettersIn(path));
  known.set(digest, letters);
  return letters;
}

/** By the SHA-256 of the file. */
const known = new Map<string, readonly ReadLetter[]>();

/** Cover sheet and list of a run, which hold no secret: ends as a file of its kind does. */
function isWholeSheet(path: string): boolean {
  const ending = path.endsWith('.pdf') ? '%%EOF\n' : '\r\n';
  return readFileSync(path, 'latin1').endsWith(ending);
}

/** One letter of each kind for everybody, the two by the same control number. */
function matchPeople(
  people: readonly TrialPerson[],
  letters: readonly ReadLetter[],
  report: Report,
): void {
  const login = letters.filter(({ kind }) => kind === 'login');
  const install = letters.filter(({ kind }) => kind === 'install');
  for (const { loginId, group } of people) {
    const [own, ...more] = login.filter((letter) => letter.loginId === loginId);
    const number = own?.controlNumber;
    const [other, ...others] = install.filter(({ controlNumber }) => controlNumber === number);
    const whole = own?.initialPassword && other?.fileName === `${group}.p12`;
    if (!whole || more.length + others.length > 0) report('lost person', `letters of ${loginId}`);
  }
  if (letters.length !== 2 * people.length) report('lost person', `${letters.length} letters`);
}

/** Each `.p12` opens with each password that any letter prints for it. */
function openFiles(
  { folder, home }: Place,
  letters: readonly ReadLetter[],
  serials: ReadonlyMap<string, string>,
  report: Report,
  openssl: boolean,
): void {
  const unseen = new Set(serials.keys());
  let judged = !openssl;
  for (const path of filesBelow(join(home, 'batches'))) {
    const name = basename(path);
    if (!name.endsWith('.p12')) continue;
    const group = name.slice(0, -'.p12'.length);
    unseen.delete(group);
    const passwords = new Map(
      letters
        .filter(({ fileName }) => fileName === name)
        .map(({ installPassword }) => [installPassword?.reveal(), installPassword]),
    );
    if (passwords.size !== 1) report('password that opens nothing', `${name}: ${passwords.size}`);
    for (const password of passwords.values()) {
      if (!password) continue;
      try {
        const [own] = openPfx(readFileSync(path), password).certificates;
        const serial = own && new X509Certificate(own).serialNumber.toLowerCase();
        if (serial !== serials.get(group)) report('duplicate serial', `${name} has ${serial}`);
      } catch (error) {
        report('password that opens nothing', `${name}: ${String(error)}`);
      }
      if (judged) continue;
      judged = true;
      const file = join(folder, 'password.txt');
      writeFileSync(file, `${password.reveal()}\n`, { mode: 0o600 });
      runProgram('openssl', ['pkcs12', '-in', path, '-noout', '-passin', `file:${file}`]);
    }
  }
  for (const group of unseen) report('partial file', `${group}.p12 is missing`);
}

function secretsOf(letters: readonly ReadLetter[]): readonly string[] {
  return letters.flatMap(({ initialPassword, installPassword }) =>
    [initialPassword, installPassword].flatMap((secret) => secret?.reveal() ?? []),
  );
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

function twice(values: readonly string[]): readonly string[] {
  return values.filter((value, index) => values.indexOf(value) !== index);
}

function isJson(text: string): boolean {
  try {
    return typeof JSON.parse(text) === 'object';
  } catch {
    return false;
  }
}
