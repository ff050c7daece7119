/**
 * Object identifiers between dotted text and contents octets (X.690 8.19), by node-forge. Their names
 * stand in `oids.ts`.
 */
import asn1 from 'node-forge/lib/asn1.js';

const encoded = new Map<string, Buffer>();

/** The contents octets of a dotted OID; each is made once, for a certificate needs the same few. */
export function oidContents(dotted: string): Buffer {
  const known = encoded.get(dotted);
  if (known !== undefined) return known;
  const contents = Buffer.from(asn1.oidToDer(dotted).getBytes(), 'latin1');
  encoded.set(dotted, contents);
  return contents;
}

const decoded = new Map<string, string>();

/** The dotted text of an OID's contents octets, which must be canonical already. */
export function dottedOid(contents: Buffer): string {
  const octets = contents.toString('latin1');
  const known = decoded.get(octets);
  if (known !== undefined) return known;
  const dotted = asn1.derToOid(octets);
  // Strangers' files must not make the table grow without end.
  if (decoded.size < 1000) decoded.set(octets, dotted);
  return dotted;
}

/** X.690 8.19.2: no subidentifier starts with 0x80, the last one ends, none is empty. */
export function isCanonicalOid(contents: Buffer): boolean {
  if (contents.length === 0) return false;
  let starts = true;
  let octetsInArc = 0;
  for (const octet of contents) {
    if (starts && octet === 0x80) return false;
    starts = octet < 0x80;
    octetsInArc = starts ? 0 : octetsInArc + 1;
    // An arc beyond 2^49 exists in no standard; node-forge ends a little above.
    if (octetsInArc > 6) return false;
  }
  return starts;
}
