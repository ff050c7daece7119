/** What keeps a site from being exported, and what to do. */
import type { ExportErrorArgs } from '../../export/errors.ts';
import type { Messages } from '../message.ts';

export const exportMessages: Messages<ExportErrorArgs> = {
  'export-folder-taken': ({ folder }) => ({
    what: `There is something else in ${folder}; it was left as it is.`,
    todo: 'Name a new or empty folder, or one into which the same was exported before.',
  }),
  'export-host-unfit': ({ setting, value }) => ({
    what: `“${value}” (${setting} in hakko.yaml) cannot be the name of a web site here.`,
    todo: 'Write a host name such as portal.example.jp, without https:// and path. The download page needs a host of its own, which asks for no certificate.',
  }),
  'export-hosts-missing': ({ setting }) => ({
    what: `hakko.yaml names no host that is reached with the certificate (${setting}).`,
    todo: 'Write the host names of the portal there, and export again.',
  }),
  'export-names-unfit': ({ names }) => ({
    what: `These names cannot stand in the accounts of a web server: ${names.slice(0, 5).join(', ')}${names.length > 5 ? ` and ${names.length - 5} more` : ''}`,
    todo: 'A login ID may hold no colon, no blank, and no # in front. End these logins (hakko end) and issue others.',
  }),
  'export-path-unfit': ({ flag, path }) => ({
    what: `${path} (${flag}) cannot stand in the configuration of a web server.`,
    todo: 'Name an absolute path of letters, digits and . _ @ + - with --at, such as /srv/hakko/site.',
  }),
  'export-listen-unfit': ({ value }) => ({
    what: `“${value}” is no address to listen at.`,
    todo: 'Give a port or an address with a port: 443, 127.0.0.1:8443, [::1]:8443.',
  }),
  'export-empty': ({ home }) => ({
    what: `In ${home} there is no certificate that may be handed out: none was issued, or all are over or revoked.`,
    todo: 'Issue first: hakko issue ROSTER.csv',
  }),
  'export-groups-unknown': ({ groups }) => ({
    what: `There is no certificate that may be handed out for ${groups.join(', ')}.`,
    todo: 'Look the names up with “hakko list”.',
  }),
  'export-crl-missing': ({ authority }) => ({
    what: `There is no revocation list of the CA “${authority}”: a web server would turn everybody away.`,
    todo: 'Make one with “hakko crl”. If its key is elsewhere, get the list from there and name it with --crl.',
  }),
  'export-group-unknown': ({ group }) => ({
    what: `This machine has no group “${group}”.`,
    todo: 'Give the number of the group, or leave --group out and do it on the web server as README.md in the folder says.',
  }),
  'export-group-refused': ({ group, path }) => ({
    what: `${path} could not be given to the group “${group}”.`,
    todo: 'Run this as root or as a member of that group, or leave --group out and do it on the web server as README.md in the folder says.',
  }),
};
