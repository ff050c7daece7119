/** 日本語: 画面に出る全ての文。 */
import { asn1Messages } from './ja/asn1.ts';
import { backupMessages } from './ja/backup.ts';
import { batchMessages } from './ja/batch.ts';
import { commandMessages } from './ja/commands.ts';
import { exportMessages } from './ja/export.ts';
import { guideMessages } from './ja/guide.ts';
import { homeMessages } from './ja/home.ts';
import { ledgerMessages } from './ja/ledger.ts';
import { projectionMessages } from './ja/projection.ts';
import { remakeMessages } from './ja/remake.ts';
import { secretsMessages } from './ja/secrets.ts';
import { systemMessages } from './ja/system.ts';
import { help } from './ja/help.ts';
import { importability, importabilityMessages } from './ja/importability.ts';
import { lettersMessages } from './ja/letters.ts';
import { pkcs12Messages } from './ja/pkcs12.ts';
import { pkcs8Messages } from './ja/pkcs8.ts';
import { plan, planProblems } from './ja/plan.ts';
import { rosterEncodings, rosterPlace } from './ja/roster-labels.ts';
import { rosterMessages } from './ja/roster.ts';
import { screens } from './ja/screens.ts';
import { siteMessages } from './ja/site.ts';
import { portalMessages } from './ja/portal.ts';
import { pages } from './ja/pages.ts';
import { settingsMessages } from './ja/settings.ts';
import { withdrawalMessages } from './ja/withdrawal.ts';
import { x509Messages } from './ja/x509.ts';
import { yamlMessages } from './ja/yaml.ts';
import type { Words } from './words.ts';

export const ja: Words = {
  language: 'ja',
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
  located: (file, place, sentence) => `${file}${place === '' ? '' : ` ${place}`}: ${sentence}`,
  labels: { error: 'エラー', hint: '対処', warning: '注意' },
  help,
  importability,
  pages,
  plan,
  screens,
};
