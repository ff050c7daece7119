/** What keeps the portal from being started, and what to do. */
import type { PortalErrorArgs } from '../../portal/errors.ts';
import type { Messages } from '../message.ts';

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
    what: `${path} cannot be used as the certificate or key of the server: ${reason}`,
    todo: 'Name a certificate with its chain and its unencrypted key, both PEM, with --server-cert and --server-key.',
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
