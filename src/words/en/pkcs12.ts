/** Sentences for .p12 files. */
import type { Pkcs12ErrorArgs } from '../../pkcs12/errors.ts';
import type { Messages } from '../message.ts';

const missing = {
  'private key': 'no private key',
  certificate: 'no certificate that belongs to its private key',
} as const;

export const pkcs12Messages: Messages<Pkcs12ErrorArgs> = {
  'p12-password-wrong': () => ({
    what: 'This password does not open the .p12 file.',
    todo: 'Please check the password. If it is right, the file was changed or is damaged.',
  }),
  'p12-mac-missing': () => ({
    what: 'The .p12 file has no MAC, so nothing would show that it was changed.',
    todo: 'Please make it again with a MAC; many devices cannot open it without one.',
  }),
  'p12-mac-unsupported': ({ algorithm }) => ({
    what: `The MAC of the .p12 file is of a kind (${algorithm}) that is not supported, nor is it by many devices.`,
    todo: 'Please make the file again with a MAC by SHA-1 or SHA-256.',
  }),
  'p12-not-der': () => ({
    what: 'The .p12 file is written in BER. It must be DER, because some devices open nothing else.',
    todo: 'Please make it again with another program, such as openssl.',
  }),
  'p12-unreadable': () => ({
    what: 'The .p12 file cannot be read.',
    todo: 'Please check that the file is complete and really a .p12.',
  }),
  'p12-encryption-unsupported': ({ algorithm }) => ({
    what: `The .p12 file is encrypted in a way that is not supported (${algorithm}).`,
    todo: 'Please make it again with 3DES or AES-256.',
  }),
  'p12-incomplete': (args) => ({
    what: `The .p12 file holds ${missing[args.missing]}.`,
    todo: 'Please make it again with both the certificate and its private key.',
  }),
  'p12-password-not-ascii': () => ({
    what: 'The install password is empty, or holds a character that cannot be used.',
    todo: 'Please use ASCII letters, digits and signs only; devices disagree about all others.',
  }),
  'p12-friendly-name': ({ value }) => ({
    what: `The display name "${value}" of the certificate cannot be used.`,
    todo: 'Please give at least one character, without line breaks and emoji.',
  }),
};
