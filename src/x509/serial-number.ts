/** Serial numbers of certificates (RFC 5280 4.1.2.2). That none is used twice, the ledger sees to. */
import type { Random } from '../system/random.ts';

/** Octets of a serial number: at most 20 by RFC 5280; 16 leave no reader in doubt. */
export const serialNumberOctets = 16;

/**
 * 16 random octets, the first from 0x01 to 0x7f: positive, always of the same length, and 126 bits
 * of chance where the CA/Browser Forum asks for 64.
 */
export function generateSerialNumber(random: Random): Buffer {
  const serialNumber = Buffer.from(random.bytes(serialNumberOctets));
  serialNumber[0] = 1 + random.integer(0x7f);
  return serialNumber;
}
