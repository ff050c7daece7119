/** New people of a group that has its certificate: logins only, the `.p12` stays as it is. */
import type { CertificateRow } from '../ledger/certificates.ts';
import { actorOf } from '../system/environment.ts';
import { assignCertificate, commitLogins, initialPasswordOf, toHash } from './initial-passwords.ts';
import type { BatchRun } from './batch-run.ts';
import type { GroupWork } from './find-work.ts';
import type { Job } from './worker-pool.ts';

export async function joinGroup(
  run: BatchRun,
  job: Job,
  certificate: CertificateRow,
  work: GroupWork,
): Promise<void> {
  const { context, home, batch } = run;
  const { ledger } = home;
  const logins = work.newLogins.map((person) => initialPasswordOf(run, person));
  const hashes = await job.hashPasswords(logins.map(toHash));
  await ledger.commit(() => {
    commitLogins(run, logins, hashes);
    assignCertificate(run, certificate.id, work);
    ledger.events.append({
      at: context.clock.now(),
      kind: 'people-joined',
      actor: actorOf(context.environment),
      details: {
        ...{ batch: batch.id, file: certificate.fileName, people: work.people.length },
        loginIds: work.people.map(({ loginId }) => loginId),
      },
    });
  });
}
