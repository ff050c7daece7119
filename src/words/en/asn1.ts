/** Sentences for faults of DER and PEM. */
import type { Asn1ErrorArgs, DerFault } from '../../asn1/errors.ts';
import type { Messages } from '../message.ts';

const faults: Readonly<Record<DerFault, string>> = {
  truncated: 'it breaks off too early',
  'trailing-bytes': 'more data follows after its proper end',
  'indefinite-length': 'a length is left open, which is BER and not DER',
  'length-not-minimal': 'a length is not written the DER way',
  'constructed-string': 'a string is written in pieces, which is BER and not DER',
  'value-not-canonical': 'a value is not written the DER way',
  'tag-unsupported': 'there is a tag that is not supported',
  'too-deep': 'it is nested too deeply',
  unexpected: 'its structure is not the one of the standard',
};

export const asn1Messages: Messages<Asn1ErrorArgs> = {
  'der-fault': ({ fault, offset }) => ({
    what: `The data (DER) cannot be read: at octet ${offset}, ${faults[fault]}.`,
    todo: 'Please check that the file is complete and of the right kind.',
  }),
  'pem-missing': ({ labels }) => ({
    what: `No PEM block (${labels.join(', ')}) was found.`,
    todo: 'Please give a PEM file, which starts with "-----BEGIN".',
  }),
};
