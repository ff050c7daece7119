/** English: every sentence on the screen, put together. */
import { asn1Messages } from './en/asn1.ts';
import { backupMessages } from './en/backup.ts';
import { batchMessages } from './en/batch.ts';
import { commandMessages } from './en/commands.ts';
import { exportMessages } from './en/export.ts';
import { guideMessages } from './en/guide.ts';
import { homeMessages } from './en/home.ts';
import { ledgerMessages } from './en/ledger.ts';
import { projectionMessages } from './en/projection.ts';
import { remakeMessages } from './en/remake.ts';
import { secretsMessages } from './en/secrets.ts';
import { systemMessages } from './en/system.ts';
import { help } from './en/help.ts';
import { importability, importabilityMessages } from './en/importability.ts';
import { lettersMessages } from './en/letters.ts';
import { pkcs12Messages } from './en/pkcs12.ts';
import { pkcs8Messages } from './en/pkcs8.ts';
import { plan, planProblems } from './en/plan.ts';
import { rosterEncodings, rosterPlace } from './en/roster-labels.ts';
import { rosterMessages } from './en/roster.ts';
import { screens } from './en/screens.ts';
import { siteMessages } from './en/site.ts';
import { portalMessages } from './en/portal.ts';
import { pages } from './en/pages.ts';
import { settingsMessages } from './en/settings.ts';
import { withdrawalMessages } from './en/withdrawal.ts';
import { x509Messages } from './en/x509.ts';
import { yamlMessages } from './en/yaml.ts';
import type { Words } from './words.ts';

export const en: Words = {
  language: 'en',
  errors: {
    ...asn1Messages,
    ...backupMessages,
    ...batchMessages,
    ...commandMessages,
    ...exportMessages,
    ...guideMessages,
    ...homeMessages,
    ...importabilityMessages,
    ...ledgerMessages,
    ...lettersMessages,
    ...pkcs12Messages,
    ...pkcs8Messages,
    ...projectionMessages,
    ...remakeMessages,
    ...portalMessages,
    ...secretsMessages,
    ...settingsMessages,
    ...siteMessages,
    ...systemMessages,
    ...withdrawalMessages,
    ...x509Messages,
    ...yamlMessages,
  },
  rosterProblems: rosterMessages,
  planProblems,
  rosterPlace,
  rosterEncodings,
  located: (file, place, sentence) => `${file}${place === '' ? '' : `, ${place}`}: ${sentence}`,
  labels: { error: 'Error', hint: 'What to do', warning: 'Note' },
  help,
  importability,
  pages,
  plan,
  screens,
};
