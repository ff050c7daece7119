/** Tables of `ledger.db`. Times are ISO 8601 in UTC, serial numbers lower-case hexadecimal. */
import { certificateStates } from './certificate-state.ts';
import { letterStates } from './letter-state.ts';
import { listed, RULES } from './rules.ts';

/** Version of the tables, kept in SQLite's `user_version`; a newer file is refused. */
export const SCHEMA_VERSION = 2;

export const SCHEMA = `
CREATE TABLE home (
  id              TEXT PRIMARY KEY,
  -- What a rehearsal made is marked as a sample wherever it shows.
  purpose         TEXT NOT NULL CHECK (purpose IN ('real', 'rehearsal')),
  created_at      TEXT NOT NULL
) STRICT;

-- The CAs of this home, oldest generation first, in each from the root down: the last one issues.
-- Their CRL numbers only rise. A serial number is unique for its issuer alone, which for a CA that
-- was brought in is somebody else: here the certificates as a whole are.
CREATE TABLE authorities (
  id              INTEGER PRIMARY KEY,
  role            TEXT NOT NULL CHECK (role IN ('root', 'intermediate', 'issuing')),
  -- 1 for what the first init made or brought in, one more for each successor.
  generation      INTEGER NOT NULL,
  serial_number   TEXT NOT NULL,
  certificate     BLOB NOT NULL UNIQUE,
  not_after       TEXT NOT NULL,
  created_at      TEXT NOT NULL,
  -- The highest CRL number that is known to be in use elsewhere: the next one stands above it.
  crl_number_floor       INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE UNIQUE INDEX one_authority_of_a_name
  ON authorities (role, generation) WHERE role <> 'intermediate';

CREATE TABLE crls (
  authority_id    INTEGER NOT NULL REFERENCES authorities,
  crl_number      INTEGER NOT NULL,
  this_update     TEXT NOT NULL,
  next_update     TEXT NOT NULL,
  sha256          TEXT NOT NULL,
  -- The list itself: the files below crl/ are made of it. None in rows of the first version.
  der             BLOB,
  PRIMARY KEY (authority_id, crl_number)
) STRICT;
CREATE TRIGGER crl_numbers_rise BEFORE INSERT ON crls
WHEN NEW.crl_number <= (
  SELECT max(authorities.crl_number_floor, coalesce(max(crls.crl_number), 0))
  FROM authorities LEFT JOIN crls ON crls.authority_id = authorities.id
  WHERE authorities.id = NEW.authority_id)
BEGIN
  SELECT RAISE(ABORT, 'crls.crl_number only rises');
END;

-- One run that made letters. An open one is finished before anything new is planned.
CREATE TABLE batches (
  id              TEXT PRIMARY KEY,
  command         TEXT NOT NULL CHECK (command IN ('issue', 'renew', 'reset')),
  -- A lost one was made after the backup that this ledger came back from: its numbers are taken.
  state           TEXT NOT NULL CHECK (state IN ('open', 'done', 'lost')),
  roster_name     TEXT,
  roster_sha256   TEXT,
  folder          TEXT NOT NULL,
  opened_at       TEXT NOT NULL,
  finished_at     TEXT
) STRICT;
CREATE UNIQUE INDEX one_open_batch ON batches (state) WHERE state = 'open';

CREATE TABLE groups (
  id              INTEGER PRIMARY KEY,
  name            TEXT NOT NULL,
  -- Two file names that differ in case alone would be one file on Windows and macOS.
  folded_name     TEXT NOT NULL UNIQUE,
  created_at      TEXT NOT NULL
) STRICT;

CREATE TABLE people (
  id              INTEGER PRIMARY KEY,
  uuid            TEXT NOT NULL UNIQUE,
  group_id        INTEGER NOT NULL REFERENCES groups,
  login_id        TEXT NOT NULL,
  folded_login_id TEXT NOT NULL UNIQUE,
  state           TEXT NOT NULL CHECK (state IN ('planned', 'active', 'ended', 'moved')),
  name            TEXT NOT NULL,
  organisation    TEXT,
  department      TEXT,
  postal_code     TEXT,
  address         TEXT NOT NULL,
  language        TEXT,
  mail            TEXT,
  -- Who thought of the initial password: a chosen one is sealed before anything is issued.
  password_origin TEXT NOT NULL CHECK (password_origin IN ('generated', 'chosen')),
  password_generation    INTEGER NOT NULL DEFAULT 1,
  sealed_password BLOB,
  password_hash   TEXT,
  created_at      TEXT NOT NULL,
  updated_at      TEXT NOT NULL,
  ended_at        TEXT,
  CHECK (state <> 'active' OR password_hash IS NOT NULL)
) STRICT;
CREATE INDEX people_of_group ON people (group_id);

CREATE TABLE certificates (
  id              INTEGER PRIMARY KEY,
  uuid            TEXT NOT NULL UNIQUE,
  group_id        INTEGER NOT NULL REFERENCES groups,
  authority_id    INTEGER NOT NULL REFERENCES authorities,
  batch_id        TEXT NOT NULL REFERENCES batches,
  serial_number   TEXT NOT NULL UNIQUE,
  state           TEXT NOT NULL CHECK (state IN
                  (${listed(certificateStates)})),
  subject         TEXT NOT NULL,
  key_sha256      TEXT NOT NULL,
  not_before      TEXT NOT NULL,
  not_after       TEXT NOT NULL,
  file_name       TEXT NOT NULL,
  certificate     BLOB,
  install_generation      INTEGER NOT NULL DEFAULT 1,
  sealed_install_password BLOB,
  revoked_at      TEXT,
  revocation_reason       TEXT,
  -- Since when the key may have been in other hands (RFC 5280 5.3.2).
  invalidity_date TEXT,
  planned_at      TEXT NOT NULL,
  issued_at       TEXT,
  CHECK (state IN ('planned', 'abandoned') OR certificate IS NOT NULL)
) STRICT;
CREATE UNIQUE INDEX one_certificate_of_group
  ON certificates (group_id) WHERE state IN ('planned', 'signed', 'issued');
CREATE INDEX certificates_of_batch ON certificates (batch_id);

-- The files of a certificate: one key, one certificate, one install password, locked in other ways.
CREATE TABLE p12_files (
  certificate_id  INTEGER NOT NULL REFERENCES certificates,
  profile         TEXT NOT NULL,
  -- In whose folder it stands.
  batch_id        TEXT NOT NULL REFERENCES batches,
  -- Two names that differ in case alone would be one file on Windows and macOS.
  file_name       TEXT NOT NULL COLLATE NOCASE,
  p12             BLOB NOT NULL,
  sha256          TEXT NOT NULL,
  PRIMARY KEY (certificate_id, profile),
  UNIQUE (file_name, batch_id)
) STRICT;

-- The PDFs that letters were printed into, to be recognised again.
CREATE TABLE letter_files (
  batch_id        TEXT NOT NULL REFERENCES batches,
  kind            TEXT NOT NULL CHECK (kind IN ('login', 'install')),
  file            TEXT NOT NULL,
  sha256          TEXT NOT NULL,
  PRIMARY KEY (batch_id, kind, file)
) STRICT;

CREATE TABLE letters (
  id              INTEGER PRIMARY KEY,
  batch_id        TEXT NOT NULL REFERENCES batches,
  person_id       INTEGER NOT NULL REFERENCES people,
  certificate_id  INTEGER REFERENCES certificates,
  kind            TEXT NOT NULL CHECK (kind IN ('login', 'install')),
  control_number  TEXT NOT NULL,
  generation      INTEGER NOT NULL DEFAULT 1,
  state           TEXT NOT NULL CHECK (state IN
                  (${listed(letterStates)})),
  -- To the person, or at her address to the manager of her group.
  delivery        TEXT NOT NULL DEFAULT 'person' CHECK (delivery IN ('person', 'group')),
  language        TEXT NOT NULL DEFAULT 'ja' CHECK (language IN ('ja', 'en', 'both')),
  replaces_id     INTEGER REFERENCES letters,
  file            TEXT,
  page            INTEGER,
  -- Which of the letters on its page, from 0.
  place           INTEGER NOT NULL DEFAULT 0,
  made_at         TEXT,
  changed_at      TEXT NOT NULL,
  UNIQUE (control_number, kind, generation),
  -- In a file of its own batch and kind, if in any, and alone in its place.
  FOREIGN KEY (batch_id, kind, file) REFERENCES letter_files,
  UNIQUE (batch_id, kind, file, page, place)
) STRICT;
CREATE INDEX letters_of_batch ON letters (batch_id, kind, id);
CREATE INDEX letters_of_person ON letters (person_id);

-- Numbers on letters that the ledger lost: in use outside, and never given again.
CREATE TABLE reserved_control_numbers (
  control_number  TEXT PRIMARY KEY,
  batch_id        TEXT NOT NULL REFERENCES batches,
  reserved_at     TEXT NOT NULL
) STRICT;

-- Revocations known from a CRL alone, of certificates that have no row: every further CRL lists them.
CREATE TABLE adopted_revocations (
  authority_id    INTEGER NOT NULL REFERENCES authorities,
  serial_number   TEXT NOT NULL,
  revoked_at      TEXT NOT NULL,
  revocation_reason       TEXT NOT NULL,
  invalidity_date TEXT,
  PRIMARY KEY (authority_id, serial_number)
) STRICT;

-- What happened, each row chained to the one before by SHA-256.
CREATE TABLE events (
  sequence        INTEGER PRIMARY KEY,
  -- What the hash covers: 1 in rows of version 1, 2 with the people responsible.
  format          INTEGER NOT NULL DEFAULT 1 CHECK (format IN (1, 2)),
  at              TEXT NOT NULL,
  kind            TEXT NOT NULL,
  actor           TEXT NOT NULL,
  operator        TEXT,
  witness         TEXT,
  reference       TEXT,
  details         TEXT NOT NULL,
  previous_hash   TEXT NOT NULL,
  hash            TEXT NOT NULL UNIQUE,
  CHECK (format > 1 OR coalesce(operator, witness, reference) IS NULL)
) STRICT;
${RULES}`;
