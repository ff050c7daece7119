/** Sentences for key files and passphrases. */
import type { Pkcs8ErrorArgs } from '../../pkcs8/errors.ts';
import type { Messages } from '../message.ts';

export const pkcs8Messages: Messages<Pkcs8ErrorArgs> = {
  'passphrase-wrong': () => ({
    what: 'This passphrase does not open the key file.',
    todo: 'Please check capitals, full-width characters and spaces at either end, and type it again. If it never opens, the key file may be damaged: restore it from a backup.',
  }),
  'key-file-unreadable': () => ({
    what: 'The key file cannot be read: it does not hold a PKCS#8 private key.',
    todo: 'Please give a file that starts with "-----BEGIN ENCRYPTED PRIVATE KEY-----".',
  }),
  'key-file-kind': ({ label }) => ({
    what: `The key file is of a kind that is not supported (${label}).`,
    todo: 'Please convert it to PKCS#8: openssl pkcs8 -topk8 -v2prf hmacWithSHA256 -iter 600000 -in OLD -out NEW',
  }),
  'encryption-unsupported': ({ algorithm }) => ({
    what: `The file is encrypted in a way that is not supported (${algorithm}).`,
    todo: 'A private key can be converted: openssl pkcs8 -topk8 -v2prf hmacWithSHA256 -iter 600000 -in OLD -out NEW',
  }),
  'iterations-excessive': ({ iterations, maximum }) => ({
    what: `The file asks for ${iterations} iterations to derive its key; at most ${maximum} are accepted.`,
    todo: 'Please check where the file comes from. If it is genuine, make it again with fewer iterations.',
  }),
};
