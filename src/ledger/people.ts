/** People of the ledger: who they are and, once issued, their initial password, sealed and hashed. */
import type { Database, Row } from './database.ts';
import { dateOf, numberOf, oneOf, optionalBytesOf, optionalTextOf, textOf } from './row.ts';

export type PersonState = 'planned' | 'active' | 'ended' | 'moved';

/** What a roster says of a person, and a letter prints. */
export interface PersonDetails {
  readonly loginId: string;
  readonly name: string;
  readonly organisation?: string;
  readonly department?: string;
  readonly postalCode?: string;
  readonly address: readonly string[];
  readonly language?: 'ja' | 'en';
  /** E-mail address; a letter never prints it. */
  readonly mail?: string;
}

/** A person without what belongs to the password. */
export interface PersonRecord extends PersonDetails {
  readonly id: number;
  readonly groupId: number;
  readonly state: PersonState;
}

export interface Person extends PersonRecord {
  readonly uuid: string;
  readonly passwordOrigin: 'generated' | 'chosen';
  readonly passwordGeneration: number;
  readonly sealedPassword?: Buffer;
  readonly passwordHash?: string;
  /** Since when the login is `ended` or `moved`. */
  readonly endedAt?: Date;
}

/** What the download page compares a login with: bcrypt. */
export interface PersonLogin {
  readonly groupId: number;
  readonly loginId: string;
  readonly passwordHash: string;
}

export interface NewPerson {
  readonly uuid: string;
  readonly groupId: number;
  readonly details: PersonDetails;
  readonly passwordOrigin: 'generated' | 'chosen';
  /** Of a chosen password; a generated one is made and sealed at the group's commit. */
  readonly sealedPassword?: Buffer;
  readonly at: Date;
}

/** Made by us, in place of one that was made or chosen before. */
export interface NewPassword {
  readonly generation: number;
  readonly sealedPassword: Buffer;
  readonly passwordHash: string;
}

export interface People {
  /** Everybody, one at a time: a large home does not fit into memory comfortably. */
  each(): Iterable<PersonRecord>;
  /** Of everybody whose login counts, by group, one at a time. */
  eachLogin(): Iterable<PersonLogin>;
  /** How many people of a state each group has, by the group's id; groups with none are left out. */
  countByGroup(state: PersonState): ReadonlyMap<number, number>;
  byLoginId(loginId: string): Person | undefined;
  byId(id: number): Person | undefined;
  ofGroup(groupId: number): readonly Person[];
  /**
   * People of a batch who have no login yet, or whose group has an install notice without a
   * certificate, in the order of their letters.
   */
  waitingIn(batchId: string): readonly Person[];
  plan(person: NewPerson): number;
  /** The person holds a login from now on. */
  activate(id: number, sealedPassword: Buffer, passwordHash: string, at: Date): void;
  /** An active person's next initial password: the one before opens nothing any more. */
  renewPassword(id: number, password: NewPassword, at: Date): void;
  /** An active person's login ends: sealed password and hash are gone with it. */
  end(id: number, at: Date): void;
  /** The roster says something new about a known person. */
  update(id: number, details: PersonDetails, at: Date): void;
}

export function createPeople(database: Database): People {
  return {
    *each() {
      const rows = database.each(
        `SELECT id, group_id, login_id, state, name, organisation, department, postal_code, address,
           language, mail FROM people ORDER BY id`,
      );
      for (const row of rows) yield recordOf(row);
    },
    *eachLogin() {
      const rows = database.each(
        `SELECT group_id, login_id, password_hash FROM people
         WHERE state = 'active' AND password_hash IS NOT NULL ORDER BY group_id, id`,
      );
      for (const row of rows) {
        const [loginId, passwordHash] = [textOf(row, 'login_id'), textOf(row, 'password_hash')];
        yield { groupId: numberOf(row, 'group_id'), loginId, passwordHash };
      }
    },
    countByGroup: (state) =>
      new Map(
        database
          .all(
            'SELECT group_id, count(*) AS n FROM people WHERE state = $state GROUP BY group_id',
            {
              state,
            },
          )
          .map((row) => [numberOf(row, 'group_id'), numberOf(row, 'n')]),
      ),
    byLoginId(loginId) {
      const folded = foldLoginId(loginId);
      const row = database.first('SELECT * FROM people WHERE folded_login_id = $folded', {
        folded,
      });
      return row && personOf(row);
    },
    ofGroup: (groupId) =>
      database
        .all('SELECT * FROM people WHERE group_id = $groupId ORDER BY id', { groupId })
        .map(personOf),
    byId(id) {
      const row = database.first('SELECT * FROM people WHERE id = $id', { id });
      return row && personOf(row);
    },
    waitingIn: (batchId) =>
      database
        .all(
          `SELECT people.* FROM people JOIN letters ON letters.person_id = people.id
           WHERE letters.batch_id = $batchId AND letters.state <> 'void'
             AND (people.state = 'planned' OR people.group_id IN (
               SELECT other.group_id FROM letters AS notice
                 JOIN people AS other ON other.id = notice.person_id
               WHERE notice.batch_id = $batchId AND notice.kind = 'install'
                 AND notice.certificate_id IS NULL AND notice.state <> 'void'))
           GROUP BY people.id ORDER BY min(letters.id)`,
          { batchId },
        )
        .map(personOf),
    plan: ({ uuid, groupId, details, passwordOrigin, sealedPassword, at }) =>
      database.run(
        `INSERT INTO people (uuid, group_id, login_id, folded_login_id, state, name, organisation,
           department, postal_code, address, language, mail, password_origin, sealed_password,
           created_at, updated_at)
         VALUES ($uuid, $groupId, $loginId, $folded, 'planned', $name, $organisation, $department,
           $postalCode, $address, $language, $mail, $passwordOrigin, $sealedPassword, $at, $at)`,
        {
          uuid,
          groupId,
          passwordOrigin,
          loginId: details.loginId,
          folded: foldLoginId(details.loginId),
          sealedPassword: sealedPassword ?? null,
          at: at.toISOString(),
          ...columnsOf(details),
        },
      ),
    activate(id, sealedPassword, passwordHash, at) {
      database.run(
        `UPDATE people SET state = 'active', sealed_password = $sealedPassword,
           password_hash = $passwordHash, updated_at = $at WHERE id = $id AND state = 'planned'`,
        { id, sealedPassword, passwordHash, at: at.toISOString() },
      );
    },
    renewPassword(id, password, at) {
      database.run(
        `UPDATE people SET password_origin = 'generated', password_generation = $generation,
           sealed_password = $sealedPassword, password_hash = $passwordHash, updated_at = $at
         WHERE id = $id AND state = 'active'`,
        { id, ...password, at: at.toISOString() },
      );
    },
    end(id, at) {
      database.run(
        `UPDATE people SET state = 'ended', sealed_password = NULL, password_hash = NULL,
           ended_at = $at, updated_at = $at WHERE id = $id AND state = 'active'`,
        { id, at: at.toISOString() },
      );
    },
    update(id, details, at) {
      database.run(
        `UPDATE people SET name = $name, organisation = $organisation, department = $department,
           postal_code = $postalCode, address = $address, language = $language, mail = $mail,
           updated_at = $at
         WHERE id = $id`,
        { id, at: at.toISOString(), ...columnsOf(details) },
      );
    },
  };
}

/** Login IDs are one when they differ in case alone. */
export function foldLoginId(loginId: string): string {
  return loginId.toLowerCase();
}

function columnsOf(details: PersonDetails) {
  return {
    name: details.name,
    organisation: details.organisation ?? null,
    department: details.department ?? null,
    postalCode: details.postalCode ?? null,
    address: JSON.stringify(details.address),
    language: details.language ?? null,
    mail: details.mail ?? null,
  };
}

function recordOf(row: Row): PersonRecord {
  const organisation = optionalTextOf(row, 'organisation');
  const department = optionalTextOf(row, 'department');
  const postalCode = optionalTextOf(row, 'postal_code');
  const mail = optionalTextOf(row, 'mail');
  return {
    id: numberOf(row, 'id'),
    groupId: numberOf(row, 'group_id'),
    loginId: textOf(row, 'login_id'),
    state: oneOf(row, 'state', ['planned', 'active', 'ended', 'moved']),
    name: textOf(row, 'name'),
    ...(organisation !== undefined && { organisation }),
    ...(department !== undefined && { department }),
    ...(postalCode !== undefined && { postalCode }),
    address: JSON.parse(textOf(row, 'address')) as string[],
    ...(row['language'] !== null && { language: oneOf(row, 'language', ['ja', 'en']) }),
    ...(mail !== undefined && { mail }),
  };
}

function personOf(row: Row): Person {
  const sealedPassword = optionalBytesOf(row, 'sealed_password');
  const passwordHash = optionalTextOf(row, 'password_hash');
  return {
    ...recordOf(row),
    uuid: textOf(row, 'uuid'),
    passwordOrigin: oneOf(row, 'password_origin', ['generated', 'chosen']),
    passwordGeneration: numberOf(row, 'password_generation'),
    ...(sealedPassword && { sealedPassword }),
    ...(passwordHash !== undefined && { passwordHash }),
    ...(row['ended_at'] !== null && { endedAt: dateOf(row, 'ended_at') }),
  };
}
