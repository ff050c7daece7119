/** A CA on its way into a home, made here or brought in: its certificate, its key when it has one. */
import type { AuthorityRole } from '../ledger/authorities.ts';

export interface NewAuthority {
  readonly role: AuthorityRole;
  /** How people call it: its common name, else its whole name. */
  readonly name: string;
  /** Contents octets as hexadecimal. */
  readonly serialNumber: string;
  /** DER. */
  readonly certificate: Buffer;
  /** Until when it can be trusted: its own end, or that of a CA above it when that comes first. */
  readonly notAfter: Date;
  /** DER of the PrivateKeyInfo; none for a CA whose key stays elsewhere. */
  readonly privateKey: Buffer | undefined;
}
