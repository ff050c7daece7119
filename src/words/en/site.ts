/** What is wrong with an exported site, and what to do. */
import type { SiteErrorArgs } from '../../site/errors.ts';
import type { Messages } from '../message.ts';

export const siteMessages: Messages<SiteErrorArgs> = {
  'site-missing': ({ folder }) => ({
    what: `No site was exported into ${folder}.`,
    todo: 'Export one with “hakko export portal DIR”, and name that folder.',
  }),
  'site-folder-taken': ({ folder }) => ({
    what: `There is something else in ${folder}; it was left as it is.`,
    todo: 'Name a new or empty folder, or one into which a site was exported before.',
  }),
  'site-damaged': ({ path }) => ({
    what: `${path} is not as it was exported.`,
    todo: 'If it is being copied right now, wait until that is done. Otherwise export the site again.',
  }),
  'site-newer': ({ path, version, known }) => ({
    what: `${path} was made by a newer hakko (version ${version} of this file; known is ${known}).`,
    todo: 'Use that hakko here, too.',
  }),
  'site-file-damaged': ({ file }) => ({
    what: `${file} is not the file that was issued; it is not handed out.`,
    todo: 'Export the site again; if it is the CA’s own copy, run “hakko verify”.',
  }),
  'site-crl-unreadable': ({ path }) => ({
    what: `${path} holds no revocation list that can be read.`,
    todo: 'Name a list with the time of the next one in it (nextUpdate), PEM or DER, with --crl.',
  }),
  'site-crl-foreign': ({ path }) => ({
    what: `The revocation list ${path} is of none of the CAs here.`,
    todo: 'Name the list of the CA whose key is elsewhere. “hakko export ca DIR” names the CAs.',
  }),
  'site-crl-own': ({ path, ca }) => ({
    what: `${path} is a revocation list of the CA “${ca}”, whose lists are made here.`,
    todo: 'Leave this --crl out: the newest one is exported by itself. “hakko crl” makes a new one.',
  }),
  'site-crl-ended': ({ path, nextUpdate }) => ({
    what: `The revocation list ${path} ended on ${nextUpdate.toISOString().slice(0, 16).replace('T', ' ')} UTC: a web server would turn everybody away.`,
    todo: 'Get a new one from whoever keeps the key of that CA.',
  }),
  'site-of-rehearsal': ({ home, flag }) => ({
    what: `${home} is the home of a rehearsal: what it issued is a sample and opens no real door.`,
    todo: `Name the home of the real CA with --home.${flag === undefined ? '' : ` To try this out with the rehearsal, add ${flag}; every page then bears SAMPLE.`}`,
  }),
};
