/** What is wrong with a CA home, and what to do. */
import type { HomeErrorArgs } from '../../home/errors.ts';
import type { Messages } from '../message.ts';

export const homeMessages: Messages<HomeErrorArgs> = {
  'home-exists': ({ folder }) => ({
    what: `There is something in ${folder} already; it was left as it is.`,
    todo: 'To use the CA in it, just run the other commands. To make another CA, name another folder with --home.',
  }),
  'home-missing': ({ folder }) => ({
    what: `There is no CA in ${folder}.`,
    todo: 'Make one with “hakko init”, or name its folder with --home or $HAKKO_HOME.',
  }),
  'key-under-other-passphrase': ({ path }) => ({
    what: `The passphrase is right, but ${path} does not open with it: this key file has another passphrase.`,
    todo: 'Was it kept elsewhere while the passphrase was changed? Take it away again, or give it the new passphrase: openssl pkcs8 -topk8 -v2prf hmacWithSHA256 -iter 600000 -in OLD -out NEW',
  }),
  'recovery-none': ({ folder }) => ({
    what: `The CA in ${folder} has no recovery code.`,
    todo: 'Without the passphrase its keys cannot be opened. Look for the passphrase, also in the papers of an older backup.',
  }),
  'recovery-code-wrong': () => ({
    what: 'The recovery code is spelled rightly, but it does not open this CA.',
    todo: 'It may be of another CA, or a newer code may have replaced it. Look for the newest one in the safe; an older backup opens with the code of its time.',
  }),
  'recovery-incomplete': ({ files }) => ({
    what: `The recovery code does not cover ${files.join(', ')}. Nothing was changed.`,
    todo: 'Move these files out of the folder ca and run the same command again. They open with their old passphrase alone.',
  }),
  'home-on-network': ({ folder, fileSystem }) => ({
    what: `${folder} is not on a disk of this machine, but on another machine or behind a program (${fileSystem}). The ledger cannot be kept safe there.`,
    todo: 'Choose a folder on a disk of this machine with --home. Backups may go to the network.',
  }),
  'home-on-shared-folder': ({ folder, fileSystem }) => ({
    what: `${folder} is a folder of another system that is only shown here (${fileSystem}). The ledger cannot be kept safe there.`,
    todo: 'Choose a folder on a disk of this system with --home: in WSL below your Linux home, on Windows on C:, in a virtual machine or container on its own disk or volume.',
  }),
  'home-synced': ({ folder, service, syncedFolder }) => ({
    what: `${folder} seems to be synced by ${service} (${syncedFolder}). The ledger could be damaged, and keys and passwords would be copied to the cloud.`,
    todo: 'Choose a folder that is not synced with --home. If this one is not synced and is only called so, add --allow-synced-folder.',
  }),
  'home-locks-fail': ({ folder, reason }) => ({
    what: `In ${folder} two commands could not be kept from writing at once (${reason}). The ledger cannot be kept safe there.`,
    todo: 'Choose a folder on another disk with --home.',
  }),
  'clock-behind': ({ now, lastEvent }) => ({
    what: `The clock of this machine says ${now}, but the last entry of the ledger is of ${lastEvent}. Nothing was written.`,
    todo: 'Set the clock and run the same command again. If the clock is right, and was wrong when that entry was made, add --accept-clock.',
  }),
  'ca-ended': ({ now, ended }) => ({
    what: `The clock of this machine says ${now}, but the CA ended at ${ended}. Nothing was written.`,
    todo: 'If the clock is wrong, set it and run the same command again. If it is right, make the next CA with “hakko init --successor”.',
  }),
  'init-name-too-long': ({ flag, length, maximum }) => ({
    what: `The name of ${flag === '--org' ? 'the organisation (--org)' : 'the CA (--ca-name, in the settings ca.name)'} has ${length} characters; a certificate takes ${maximum}. Nothing was written.`,
    todo: 'Choose a shorter form.',
  }),
  'ca-life-too-short': ({ years, days, minimum }) => ({
    what: `A CA of ${years === 1 ? '1 year' : `${years} years`} would end before the certificates that it issues, which are valid for ${days} days (“client: days”): it could issue nothing. Nothing was written.`,
    todo: `Give --ca-years ${minimum} or more, or give certificates fewer days (--client-days, later “client: days” in hakko.yaml).`,
  }),
  'init-flag-unused': ({ flag, because }) => ({
    what: `${flag} cannot be used together with ${because}: ${because === '--successor' ? 'the next CA is made as hakko.yaml says.' : 'the CA keeps its own name, key and dates.'}`,
    todo: `Leave ${flag} out.${because === '--successor' ? ' To change it, correct hakko.yaml first.' : ''}`,
  }),
  'import-incomplete': ({ missing }) => ({
    what: `To bring in a CA, its key and its certificate are both needed; ${missing} is missing.`,
    todo: 'Name the key file with --import-key and the certificate file with --import-cert.',
  }),
  'import-certificate-unreadable': ({ path }) => ({
    what: `No certificate can be read from ${path}.`,
    todo: 'Name a certificate file in PEM (“-----BEGIN CERTIFICATE-----”) or DER.',
  }),
  'import-passphrase-wrong': ({ path }) => ({
    what: `This passphrase does not open the key ${path} that is to be brought in.`,
    todo: 'Put the passphrase the key was made with into the file of --import-passphrase-file (UTF-8). It is not the new passphrase of this CA.',
  }),
  'import-key-mismatch': ({ certificates }) => ({
    what: `No certificate belongs to the key. The certificates are: ${certificates.join(' / ')}`,
    todo: 'Check which --import-key goes with which --import-cert.',
  }),
  'import-ca-dates': ({ subject, notBefore, notAfter }) => ({
    what: `The CA certificate “${subject}” is not valid today (from ${day(notBefore)} until ${day(notAfter)}).`,
    todo: 'Name one that is valid, and check the date of this machine.',
  }),
  'import-ca-usage': ({ subject, missing }) => ({
    what: `The CA certificate “${subject}” does not allow what is needed: ${missing.join(', ')}`,
    todo: 'Ask its issuer for a certificate whose keyUsage has keyCertSign and cRLSign, and whose extKeyUsage, if there is one, has clientAuth.',
  }),
  'import-chain-incomplete': ({ subject, issuer }) => ({
    what: `The certificate “${subject}” was issued by “${issuer}”, whose certificate is missing.`,
    todo: 'Name all certificates up to the root with --import-cert: in one file, or with the flag once for each.',
  }),
  'import-path-length': ({ subject, pathLenConstraint }) => ({
    what: `The CA certificate “${subject}” allows ${pathLenConstraint} CAs below it (pathLenConstraint). What is issued under this chain would be refused everywhere.`,
    todo: 'Ask the issuer of the CA about its chain.',
  }),
  'import-ca-known': ({ subject }) => ({
    what: `The CA “${subject}” is in this folder already.`,
    todo: 'Name the key and the certificate of the next CA.',
  }),
  'crl-ca-unknown': ({ name, known }) => ({
    what: `No CA of this home is called “${name}”.`,
    todo: `There is: ${known.join(', ')}`,
  }),
  'crl-ca-ended': ({ ca, notAfter }) => ({
    what: `The CA “${ca}” ended on ${day(notAfter)}: nobody trusts what it signs, so it needs no revocation list.`,
    todo: 'Leave it out.',
  }),
  'crl-key-missing': ({ ca, path }) => ({
    what: `The key of the CA “${ca}” is not here (${path}), so nothing can be signed with it. Nothing was written.`,
    todo: 'Put the key file there for the moment and run the same command again. Until then, web servers can refuse a certificate by its serial number.',
  }),
  'successor-needs-placeholder': ({ key }) => ({
    what: `${key} in hakko.yaml has no {ca}: new certificates would point to the file of the old CA.`,
    todo: 'Write {ca} for the file name, as in http://pki.example.jp/{ca}.crl. It becomes root or issuing for the CA in use, root-2 and so on for the next.',
  }),
};

/** Before there is a home nobody has said where its people are: certificates count in UTC. */
function day(date: Date): string {
  return `${date.toISOString().slice(0, 10)} UTC`;
}
