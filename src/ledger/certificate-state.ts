/**
 * States of a certificate and the ways between them; every other way is refused by the tables
 * themselves. That it has expired is no state: its end says so at every reading, and a stored word
 * would be wrong from midnight until somebody came by to write it.
 */

export const certificateTransitions = {
  /** Serial number and key are promised to it. Nobody has signed anything. */
  planned: ['signed', 'abandoned'],
  /** Signed, and committed with its `.p12`, whose files may not stand on the disk yet. */
  signed: ['issued', 'revoked'],
  /** Its files were written and read again: the one that its group uses. */
  issued: ['superseded', 'revoked'],
  /** A newer one took its place; it stays valid until its end, unless revoked. */
  superseded: ['revoked'],
  /** Known from a `batch.json` after a restore: no file and no password of it, but it opens the door. */
  adopted: ['revoked'],
  /** On the CRL for good: only a hold could be lifted (RFC 5280 5.3.1), and there are no holds. */
  revoked: [],
  /** Given up before anything was signed; its serial number is never used again. */
  abandoned: [],
} as const;

export type CertificateState = keyof typeof certificateTransitions;

export const certificateStates = Object.keys(certificateTransitions) as CertificateState[];
