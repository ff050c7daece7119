/** The screen of `hakko show`. */
export const show = {
  person: {
    loginId: 'login ID',
    name: 'name',
    organisation: 'organisation',
    state: 'state',
    group: 'group',
    others: 'others in it',
  },
  personStates: { planned: 'being issued', active: 'active', ended: 'ended', moved: 'moved' },
  certificate: {
    file: 'file',
    until: 'valid until',
    serial: 'serial number',
    state: 'state',
    revoked: 'revoked',
    reason: 'reason',
    batch: 'batch',
  },
  noCertificate: 'no certificate in use',
  letters: 'Letters',
  letter: (mark: string, number: string, state: string, file: string) =>
    `${mark} ${number}  ${state}${file}`,
  letterStates: {
    planned: 'not printed yet',
    made: 'printed',
    reprinted: 'printed again',
    posted: 'posted',
    returned: 'returned',
    destroyed: 'destroyed',
    void: 'void',
  },
  onPage: (file: string, page: number) => `  (${file}, page ${page})`,
  leavers: (n: number) => `left since the certificate was made: ${n}`,
  people: (n: number) => `People (${n})`,
};
