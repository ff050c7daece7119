/** The screen of `hakko rehearse`. */
import { count } from '../count.ts';

export const rehearse = {
  intro: (roster: string) =>
    `Rehearsing ${roster} with a throwaway CA. Every page bears 見本 SAMPLE.`,
  steps: {
    init: 'made a throwaway CA',
    check: 'checked the roster',
    issue: 'issued certificates and printed letters',
    read: 'read every letter back from its PDF',
    open: 'opened every .p12 with the password as printed',
    chain: 'checked every chain and date',
    verify: 'verified the home',
  },
  heads: { step: 'step', count: 'count', time: 'seconds' },
  table: { file: 'file', people: 'people', letters: 'letters', until: 'until', opens: 'opens' },
  yes: 'yes',
  no: 'NO',
  good: (people: number, files: number) =>
    `The rehearsal went through: ${count(people, 'person', 'people')}, ${count(files, '.p12 file', '.p12 files')}, every password tried as its letter prints it.`,
  bad: (n: number) => `The rehearsal found ${count(n, 'fault', 'faults')}:`,
  faults: {
    'letter-missing': (what: string) => `${what}: the letter could not be found in the PDFs`,
    'letter-differs': (what: string) => `${what}: the letter does not print what the roster says`,
    'not-opened': (what: string) => `${what}: does not open with the password as printed`,
    chain: (what: string) => `${what}: does not lead to the CA`,
    dates: (what: string) => `${what}: is not valid today`,
  },
  kept: (folder: string) => `What was made is in ${folder}:`,
  look: {
    p12: '.p12 files',
    login: 'letters ① (login ID and initial password)',
    install: 'letters ② (install password)',
  },
  next: 'For real: hakko init, then hakko issue YOUR-ROSTER.csv',
};
