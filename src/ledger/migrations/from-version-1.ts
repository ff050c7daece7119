/**
 * From version 1 to version 2. Columns and tables that are new or empty need no word here.
 */
import { SCHEMA } from '../schema.ts';
import type { Migration } from './migration.ts';

export const fromVersion1: Migration = {
  from: 1,
  // Once there is a version 3, the text of version 2 belongs here: a step never changes again.
  schema: SCHEMA,
  // One certificate had one file, in its own row.
  statements: `
    INSERT INTO p12_files (certificate_id, profile, batch_id, file_name, p12, sha256)
    SELECT id, p12_profile, batch_id, file_name, p12, p12_sha256
    FROM older_certificates WHERE p12 IS NOT NULL ORDER BY id;`,
  ended: ['certificates.p12', 'certificates.p12_profile', 'certificates.p12_sha256'],
};
