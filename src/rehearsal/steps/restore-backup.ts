/** The home is carried away and brought back elsewhere: same people, certificates and log, same passphrase. */
import { join } from 'node:path';
import { makeBackup } from '../../backup/make-backup.ts';
import { openBackup } from '../../backup/open-backup.ts';
import { restoreHome } from '../../backup/restore-home.ts';
import { openHomeToRead, type Home } from '../../home/open-home.ts';
import { unlockHome } from '../../home/unlock-home.ts';
import { verifyLog } from '../../inspection/verify-log.ts';
import { made, type Stage } from '../stage.ts';
import type { Outcome } from '../step.ts';

const UNHEARD = { onStart: () => undefined, onFile: () => undefined };

export async function restoreBackup(stage: Stage): Promise<Outcome> {
  const { context, passphrase } = stage;
  const home = made(stage, 'home');
  const [parent, folder] = [join(stage.folder, 'backup'), join(stage.folder, 'restored')];
  context.files.createFolder(parent);
  try {
    const request = { parent, withFiles: false };
    const { folder: where } = await makeBackup(context, home.paths.folder, request, UNHEARD);
    const back = { backup: openBackup(context, where), home: folder, replace: false, places: [] };
    const { files } = await restoreHome(context, back, UNHEARD);
    const restored = openHomeToRead(context, folder);
    try {
      unlockHome(context, restored, passphrase);
      const same = JSON.stringify(contentOf(restored)) === JSON.stringify(contentOf(home));
      const findings = verifyLog(context, restored);
      return {
        ...{ count: files, findings },
        faults: same ? [] : [{ code: 'restore-differs', subject: where }],
      };
    } finally {
      restored.close();
    }
  } finally {
    for (const one of [parent, folder]) context.files.deleteFolder(one);
  }
}

/** Who has a login, what was issued, and what counts of it. */
function contentOf({ ledger }: Home): object {
  return {
    purpose: ledger.purpose,
    people: [...ledger.people.each()].map(({ loginId, state }) => [loginId, state]),
    certificates: ledger.certificates.all().map(({ serialNumber, state }) => [serialNumber, state]),
    files: ledger.p12Files.all().map(({ fileName, sha256 }) => [fileName, sha256]),
  };
}
