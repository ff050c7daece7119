/** What keeps the portal from being started, and what to do. */
import type { PortalErrorArgs } from '../../portal/errors.ts';
import type { Messages } from '../message.ts';

const time = (date: Date): string => `${date.toISOString().slice(0, 16).replace('T', ' ')} UTC`;

export const portalMessages: Messages<PortalErrorArgs> = {
  'listen-failed': ({ address, errno }) => ({
    what: `The portal cannot listen at ${address} (${errno}).`,
    todo:
      errno === 'EADDRINUSE'
        ? 'Something else listens there, perhaps another portal. End it, or choose another port with --listen and --portal-listen.'
        : errno === 'EACCES'
          ? 'Ports below 1024 are the administrator’s. Choose a higher one with --listen and --portal-listen, with a proxy in front.'
          : 'Choose an address of this machine with --listen and --portal-listen.',
  }),
  'listen-invalid': ({ flag, value }) => ({
    what: `${flag} ${value} is no address with a port.`,
    todo: 'Write it as 127.0.0.1:8443, or [::1]:8443.',
  }),
  'plain-http-exposed': ({ address }) => ({
    what: `Without TLS at ${address}, passwords would go over the network in clear.`,
    todo: 'Listen at 127.0.0.1 behind a proxy that does TLS, or leave --plain-http out.',
  }),
  'server-certificate-unusable': ({ path, reason }) => ({
    what: `${path} cannot be used as the certificate of the server: ${reason}`,
    todo: 'Name a PEM file with the certificate and its chain with --server-cert, and its key with --server-key.',
  }),
  'server-certificate-ended': ({ path, notAfter }) => ({
    what: `The certificate of the server ${path} ended on ${time(notAfter)}: no browser takes it.`,
    todo: 'Get a new one and name it with --server-cert. If it has not ended, set the clock of this machine.',
  }),
  'server-certificate-early': ({ path, notBefore }) => ({
    what: `The certificate of the server ${path} does not count before ${time(notBefore)}.`,
    todo: 'Look at the clock of this machine. If it is right, use the certificate from then on.',
  }),
  'server-key-encrypted': ({ path }) => ({
    what: `The key of the server ${path} is encrypted, and the portal asks for no password.`,
    todo: `Decrypt it into a file that only you can read: (umask 077; openssl pkey -in ${path} -out server.key), and name that with --server-key.`,
  }),
  'server-key-unusable': ({ path, reason }) => ({
    what: `${path} holds no key that can be read: ${reason}`,
    todo: 'Name the unencrypted key of the certificate, PEM, with --server-key.',
  }),
  'server-key-mismatch': ({ certificate, key }) => ({
    what: `The key ${key} does not belong to the certificate ${certificate}.`,
    todo: 'Give --server-key in the same order as --server-cert. In each file of a certificate its own comes first, then the chain.',
  }),
  'portal-never-ran': ({ folder }) => ({
    what: `No portal has counted downloads in ${folder}, so it is not known who has downloaded.`,
    todo: 'If the portal runs elsewhere, copy its state folder here and name it with --portal-state. nginx and Apache do not count.',
  }),
  'server-key-missing': ({ certificates, keys }) => ({
    what: `There are ${certificates} --server-cert and ${keys} --server-key.`,
    todo: 'Give each certificate its key, in the same order.',
  }),
};
