/** Letters of the ledger: one row for each sheet of paper, whatever becomes of it. */
import type { LetterKind } from '../letters/letter.ts';
import type { LetterLanguage } from '../letters/letter-language.ts';
import type { Database, Row } from './database.ts';
import { createLetterFiles, type LetterFiles } from './letter-files.ts';
import { letterStates, type LetterState } from './letter-state.ts';
import { dateOf, numberOf, oneOf, optionalTextOf, textOf } from './row.ts';

export interface LetterRow {
  readonly id: number;
  readonly batchId: string;
  readonly personId: number;
  readonly certificateId?: number;
  readonly kind: LetterKind;
  readonly controlNumber: string;
  /** 1, and one more for each letter that took the place of the one before. */
  readonly generation: number;
  /** The letter that it made void. */
  readonly replacesId?: number;
  readonly language: LetterLanguage;
  /** To the person, or to the manager of the group: ② for all of it, ① to be handed on. */
  readonly delivery: 'person' | 'group';
  readonly state: LetterState;
  /** Name of the PDF below the batch folder, and the page in it, once printed. */
  readonly file?: string;
  readonly page?: number;
  /** Which of the letters on its page, from 0. */
  readonly place: number;
}

export interface Letters extends LetterFiles {
  /** In the order in which they are printed: control numbers rise with it. */
  ofBatch(batchId: string, kind: LetterKind): readonly LetterRow[];
  /** The same without those that are void: what they would print is worth nothing, or gone. */
  toPrint(batchId: string, kind: LetterKind): readonly LetterRow[];
  /** Whose people get letters in this batch. */
  groupsOf(batchId: string): ReadonlySet<number>;
  /** Whether all that the letter and those of its group say is committed. */
  isReady(letter: LetterRow): boolean;
  byId(id: number): LetterRow | undefined;
  ofPerson(personId: number): readonly LetterRow[];
  byControlNumber(controlNumber: string): readonly LetterRow[];
  /** Whether the manager of the group has a notice for this certificate that still holds. */
  hasGroupNotice(certificateId: number): boolean;
  count(): number;
  /** The highest there ever was, as far as is known; the next person of a batch gets the one after. */
  lastControlNumber(): string | undefined;
  /** A number on letters that this ledger does not have: no letter will bear it again. */
  reserve(reserved: ReservedNumber): void;
  /** What is known of such a number. */
  reserved(controlNumber: string): ReservedNumber | undefined;
  /** @returns its id */
  plan(letter: {
    readonly batchId: string;
    readonly personId: number;
    readonly kind: LetterKind;
    readonly controlNumber: string;
    readonly language: LetterLanguage;
    /** `person` unless given. */
    readonly delivery?: 'person' | 'group';
    /** 1 unless given. */
    readonly generation?: number;
    readonly replacesId?: number;
    readonly at: Date;
  }): number;
  /** An install notice prints the password of this certificate's file. */
  assignCertificate(batchId: string, personId: number, certificateId: number): void;
  markMade(
    id: number,
    where: { readonly file: string; readonly page: number; readonly place: number },
    at: Date,
  ): void;
  /** On a new sheet, which stands there from now on; on its first one if it had none. */
  markReprinted(
    id: number,
    where: { readonly file: string; readonly page: number; readonly place: number },
    at: Date,
  ): void;
  /** Somebody else's paper bears its number already. */
  voidPlanned(id: number, at: Date): void;
  /** The secret on one that was made opens nothing any more, as is known from elsewhere. */
  voidMade(id: number, at: Date): void;
  /** The password of this certificate's file is of no use any more. */
  voidInstall(certificateId: number, at: Date): void;
  /** The person's login has ended: what was printed for it is of no use; a manager's notice stays. */
  voidAllOf(personId: number, at: Date): void;
  /** A person's new initial password stands in a letter of this batch: those before are void. */
  voidLoginBefore(batchId: string, personId: number, at: Date): void;
}

/** A control number that is known from elsewhere, such as a `batch.json`, and not from a row. */
export interface ReservedNumber {
  readonly controlNumber: string;
  readonly batchId: string;
  readonly at: Date;
}

export function createLetters(database: Database): Letters {
  const select = (where: string, values: Record<string, string | number>): readonly LetterRow[] =>
    database.all(`SELECT * FROM letters WHERE ${where} ORDER BY id`, values).map(letterOf);
  /** A destroyed letter stays so, that it is known what became of the paper. */
  const voidWhere = (where: string, values: Record<string, string | number>, at: Date): void => {
    database.run(
      `UPDATE letters SET state = 'void', changed_at = $at
       WHERE ${where} AND state NOT IN ('destroyed', 'void')`,
      { ...values, at: at.toISOString() },
    );
  };
  return {
    ...createLetterFiles(database),
    ofBatch: (batchId, kind) => select('batch_id = $batchId AND kind = $kind', { batchId, kind }),
    toPrint: (batchId, kind) =>
      select("batch_id = $batchId AND kind = $kind AND state <> 'void'", { batchId, kind }),
    groupsOf(batchId) {
      const rows = database.all(
        `SELECT DISTINCT people.group_id FROM letters JOIN people ON people.id = letters.person_id
         WHERE letters.batch_id = $batchId`,
        { batchId },
      );
      return new Set(rows.map((row) => numberOf(row, 'group_id')));
    },
    isReady: ({ batchId, personId }) =>
      database.first(
        `SELECT id FROM people WHERE id = $personId AND (state = 'planned' OR EXISTS (
           SELECT 1 FROM people AS other CROSS JOIN letters ON letters.person_id = other.id
           WHERE other.group_id = people.group_id AND letters.batch_id = $batchId
             AND letters.kind = 'install' AND letters.certificate_id IS NULL
             AND letters.state <> 'void'))`,
        { personId, batchId },
      ) === undefined,
    byId: (id) => select('id = $id', { id })[0],
    ofPerson: (personId) => select('person_id = $personId', { personId }),
    byControlNumber: (controlNumber) =>
      select('control_number = $controlNumber', { controlNumber }),
    count: () => countOf(database, 'SELECT count(*) AS n FROM letters'),
    lastControlNumber() {
      // Of one length, so that the order of the texts is that of the numbers.
      const row = database.first(
        `SELECT max(control_number) AS last FROM (
           SELECT max(control_number) AS control_number FROM letters
           UNION ALL SELECT max(control_number) FROM reserved_control_numbers)`,
      );
      return row && optionalTextOf(row, 'last');
    },
    reserve({ controlNumber, batchId, at }) {
      database.run(
        `INSERT INTO reserved_control_numbers (control_number, batch_id, reserved_at)
         VALUES ($controlNumber, $batchId, $at)`,
        { controlNumber, batchId, at: at.toISOString() },
      );
    },
    reserved(controlNumber) {
      const row = database.first(
        'SELECT * FROM reserved_control_numbers WHERE control_number = $controlNumber',
        { controlNumber },
      );
      return (
        row && { controlNumber, batchId: textOf(row, 'batch_id'), at: dateOf(row, 'reserved_at') }
      );
    },
    hasGroupNotice: (certificateId) =>
      database.first(
        `SELECT id FROM letters WHERE certificate_id = $certificateId AND delivery = 'group'
           AND state NOT IN ('destroyed', 'void') LIMIT 1`,
        { certificateId },
      ) !== undefined,
    plan: ({ at, delivery = 'person', generation = 1, replacesId, ...letter }) =>
      database.run(
        `INSERT INTO letters (batch_id, person_id, kind, control_number, generation, replaces_id,
           language, delivery, state, changed_at)
         VALUES ($batchId, $personId, $kind, $controlNumber, $generation, $replacesId,
           $language, $delivery, 'planned', $at)`,
        {
          ...letter,
          ...{ delivery, generation, replacesId: replacesId ?? null, at: at.toISOString() },
        },
      ),
    assignCertificate(batchId, personId, certificateId) {
      database.run(
        `UPDATE letters SET certificate_id = $certificateId
         WHERE batch_id = $batchId AND person_id = $personId AND kind = 'install'`,
        { batchId, personId, certificateId },
      );
    },
    voidPlanned(id, at) {
      database.run(
        "UPDATE letters SET state = 'void', changed_at = $at WHERE id = $id AND state = 'planned'",
        { id, at: at.toISOString() },
      );
    },
    voidMade(id, at) {
      voidWhere("id = $id AND state <> 'planned'", { id }, at);
    },
    voidInstall(certificateId, at) {
      voidWhere('certificate_id = $certificateId', { certificateId }, at);
    },
    voidAllOf(personId, at) {
      const own = "person_id = $personId AND NOT (kind = 'install' AND delivery = 'group')";
      voidWhere(own, { personId }, at);
    },
    voidLoginBefore(batchId, personId, at) {
      const where = "person_id = $personId AND kind = 'login' AND batch_id <> $batchId";
      voidWhere(where, { batchId, personId }, at);
    },
    markReprinted(id, where, at) {
      database.run(
        `UPDATE letters SET state = CASE state WHEN 'planned' THEN 'made' ELSE 'reprinted' END,
           file = $file, page = $page, place = $place, made_at = coalesce(made_at, $at),
           changed_at = $at WHERE id = $id`,
        { id, ...where, at: at.toISOString() },
      );
    },
    markMade(id, where, at) {
      database.run(
        `UPDATE letters SET state = 'made', file = $file, page = $page, place = $place,
           made_at = $at, changed_at = $at WHERE id = $id`,
        { id, ...where, at: at.toISOString() },
      );
    },
  };
}

function countOf(database: Database, sql: string): number {
  const row = database.first(sql);
  return row ? numberOf(row, 'n') : 0;
}

function letterOf(row: Row): LetterRow {
  const file = optionalTextOf(row, 'file');
  return {
    id: numberOf(row, 'id'),
    batchId: textOf(row, 'batch_id'),
    personId: numberOf(row, 'person_id'),
    ...(row['certificate_id'] !== null && { certificateId: numberOf(row, 'certificate_id') }),
    kind: oneOf(row, 'kind', ['login', 'install']),
    controlNumber: textOf(row, 'control_number'),
    generation: numberOf(row, 'generation'),
    ...(row['replaces_id'] !== null && { replacesId: numberOf(row, 'replaces_id') }),
    language: oneOf(row, 'language', ['ja', 'en', 'both']),
    delivery: oneOf(row, 'delivery', ['person', 'group']),
    state: oneOf(row, 'state', letterStates),
    ...(file !== undefined && { file }),
    ...(row['page'] !== null && { page: numberOf(row, 'page') }),
    place: numberOf(row, 'place'),
  };
}
