/** The screen of `hakko init`. */
export const init = {
  intro: (folder: string) => `A new CA will be made in ${folder}.`,
  org: 'Name of the organisation (as certificates and letters show it)',
  caName: 'Name of the CA',
  caNameDefault: (organisation: string) => `${organisation} CA`,
  serviceName: 'Name of the service, as letters call it',
  serviceNameDefault: (organisation: string) => `${organisation} portal`,
  portalUrl: 'URL of the download page',
  tooLong: (maximum: number) => `At most ${maximum} characters, please.`,
  importPassphrase: (path: string) => `Passphrase of the key ${path}`,
  making: 'Making keys …',
  done: (folder: string) => `Made the CA in ${folder}.`,
  successorDone: (folder: string) =>
    `Made the next CA in ${folder}. It issues the new certificates from now on.`,
  authority: (name: string, until: string) => `CA “${name}”, until ${until}`,
  crl: (until: string) =>
    `Revocation list valid until ${until}: after that everybody is locked out`,
  crlOf: (ca: string, until: string) =>
    `Revocation list of the CA “${ca}” valid until ${until}: after that everybody below it is locked out`,
  inMemory: (folder: string) =>
    `${folder} lies in the memory of this machine (tmpfs): when it restarts, the CA and all that was issued are gone. Keep a CA that is to last on a disk.`,
  noKey: (name: string) =>
    `The key of the CA “${name}” is not here, so there is no revocation list of it. Web servers also need the one from its issuer.`,
  revokedElsewhere:
    'Certificates that this CA has revoked elsewhere are not in the revocation list that is made here. If some of them are still in date, make a new CA instead of using this one.',
  importedEndsSoon: (until: string, days: number) =>
    `This CA ends on ${until}, before certificates of ${days} days that it would issue today: give “client: days” in hakko.yaml fewer days before you issue.`,
  keep: {
    withCode:
      'Keep the passphrase and the recovery code in the safe: without both of them the CA is lost.',
    withoutCode:
      'Keep the passphrase in the safe: there is no recovery code, so without it the CA is lost. “hakko passphrase --new-recovery-code” makes one.',
  },
  next: (home: string) => [
    `Look through ${home}/hakko.yaml: sender, contact and host names stand there.`,
    'Then: hakko check ROSTER.csv, and hakko issue ROSTER.csv',
  ],
  successorNext: (bundle: string) => [
    `Before you issue, put the new ${bundle} on the web servers: it holds the certificates of the old CA and of the next.`,
    'Put all revocation lists (the folder crl) there too. Until then, new certificates do not connect.',
    'Keep the key of the old CA until all its certificates have ended. Back up the whole folder.',
  ],
};
