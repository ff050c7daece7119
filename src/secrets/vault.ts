/**
 * Seals secrets at rest: AES-256-GCM under the home's data key, bound to the row they belong to, so
 * that a sealed value cannot be moved to another row, purpose, generation or home.
 */
import { createCipheriv, createDecipheriv } from 'node:crypto';
import { HakkoError } from '../errors.ts';
import type { Random } from '../system/random.ts';
import { Secret } from './secret.ts';

export type SealPurpose = 'initial-password' | 'install-password';

/** The row a sealed secret belongs to; authenticated with it. */
export interface SealedRow {
  readonly purpose: SealPurpose;
  readonly uuid: string;
  /** Rises with each new secret of the row. */
  readonly generation: number;
}

export interface Vault {
  seal(secret: Secret, row: SealedRow): Buffer;
  /** The secret again; `sealed-secret-damaged` when key, row or a single bit differs. */
  open(sealed: Uint8Array, row: SealedRow): Secret;
}

export const DATA_KEY_OCTETS = 32;
const FORMAT = 1;
const NONCE_OCTETS = 12;
const TAG_OCTETS = 16;
const CIPHER = 'aes-256-gcm';

export function createVault(dataKey: Buffer, homeId: string, random: Random): Vault {
  return {
    seal(secret, row) {
      const nonce = random.bytes(NONCE_OCTETS);
      const cipher = createCipheriv(CIPHER, dataKey, nonce, { authTagLength: TAG_OCTETS });
      cipher.setAAD(authenticated(homeId, row));
      const body = [cipher.update(secret.reveal(), 'utf8'), cipher.final()];
      return Buffer.concat([Buffer.of(FORMAT), nonce, ...body, cipher.getAuthTag()]);
    },
    open(sealed, row) {
      const bytes = Buffer.from(sealed);
      if (bytes[0] !== FORMAT || bytes.length < 1 + NONCE_OCTETS + TAG_OCTETS) {
        throw new HakkoError('sealed-secret-damaged', { purpose: row.purpose });
      }
      const nonce = bytes.subarray(1, 1 + NONCE_OCTETS);
      // Without authTagLength node would accept a tag of 4 octets.
      const decipher = createDecipheriv(CIPHER, dataKey, nonce, { authTagLength: TAG_OCTETS });
      decipher.setAAD(authenticated(homeId, row));
      decipher.setAuthTag(bytes.subarray(-TAG_OCTETS));
      const body = bytes.subarray(1 + NONCE_OCTETS, -TAG_OCTETS);
      try {
        const plain = Buffer.concat([decipher.update(body), decipher.final()]);
        return new Secret(plain.toString('utf8'));
      } catch (error) {
        throw new HakkoError('sealed-secret-damaged', { purpose: row.purpose }, error);
      }
    },
  };
}

function authenticated(homeId: string, row: SealedRow): Buffer {
  return Buffer.from(JSON.stringify(['hakko', homeId, row.purpose, row.uuid, row.generation]));
}
