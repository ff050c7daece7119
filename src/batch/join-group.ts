/** New people of a group that has its certificate: logins only, the `.p12` stays as it is. */
import type { CertificateRow } from '../ledger/certificates.ts';
import type { Person } from '../ledger/people.ts';
import { actorOf } from '../system/environment.ts';
import { commitLogins, initialPasswordOf, toHash } from './initial-passwords.ts';
import type { BatchRun } from './batch-run.ts';
import type { Job } from './worker-pool.ts';

export async function joinGroup(
  run: BatchRun,
  job: Job,
  certificate: CertificateRow,
  people: readonly Person[],
): Promise<void> {
  const { context, home, batch } = run;
  const { ledger } = home;
  const logins = people.map((person) => initialPasswordOf(run, person));
  const hashes = await job.hashPasswords(logins.map(toHash));
  await ledger.commit(() => {
    commitLogins(run, certificate.id, logins, hashes);
    ledger.events.append({
      at: context.clock.now(),
      kind: 'people-joined',
      actor: actorOf(context.environment),
      details: {
        ...{ batch: batch.id, file: certificate.fileName, people: people.length },
        loginIds: people.map(({ loginId }) => loginId),
      },
    });
  });
}
