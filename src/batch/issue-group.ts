/** One group's certificate and `.p12` files: planned in the ledger, signed, encoded, committed as one. */
import { createHash, randomUUID } from 'node:crypto';
import type { NewP12File } from '../ledger/p12-files.ts';
import type { Person } from '../ledger/people.ts';
import { generatePassword } from '../secrets/password.ts';
import type { Secret } from '../secrets/secret.ts';
import { actorOf } from '../system/environment.ts';
import { prepareCertificate } from '../x509/prepare.ts';
import { generateSerialNumber } from '../x509/serial-number.ts';
import { sign } from '../x509/sign.ts';
import { assignCertificate, commitLogins, initialPasswordOf, toHash } from './initial-passwords.ts';
import { clientSubject, describeSubject } from './client-subject.ts';
import { clientValidity } from './client-validity.ts';
import { letterFileName, planP12Files, type PlannedP12File } from './planned-p12-files.ts';
import { refuseTakenNames } from './refuse-taken-names.ts';
import { providerAttribute } from './windows-provider.ts';
import type { BatchRun } from './batch-run.ts';
import type { GroupWork } from './find-work.ts';
import type { KeyedJob } from './worker-pool.ts';

/** @returns the id of the certificate, whose files are still to be written */
export async function issueGroup(run: BatchRun, job: KeyedJob, work: GroupWork): Promise<number> {
  const { context, home, unlocked, batch } = run;
  const { ledger, settings } = home;
  const { issuer, vault } = unlocked;
  const { groupId, people } = work;
  const group = ledger.groups.byId(groupId);
  if (!group) throw new RangeError(`no group ${groupId}`);
  const planned = planP12Files(group.name, settings.p12.profile);
  refuseTakenNames(ledger, group, planned);

  const subjectPublicKeyInfo = await job.subjectPublicKeyInfo;
  const at = context.clock.now();
  const serialNumber = generateSerialNumber(context.random);
  const subject = clientSubject(home, group, at);
  const { notBefore, notAfter } = clientValidity(settings, issuer.authority, at);
  const prepared = prepareCertificate({
    ...{ profile: 'client', serialNumber, subject, subjectPublicKeyInfo, notBefore, notAfter },
    issuer: issuer.authority,
    ...issuer.urls,
    ...mailOf(run, people),
  });

  const uuid = randomUUID();
  const certificateId = await ledger.commit(() =>
    ledger.certificates.plan({
      uuid,
      groupId,
      authorityId: issuer.authorityId,
      batchId: batch.id,
      serialNumber: serialNumber.toString('hex'),
      subject: describeSubject(subject),
      keySha256: sha256(subjectPublicKeyInfo),
      ...{ notBefore, notAfter, at },
      fileName: letterFileName(group.name),
    }),
  );

  const certificate = await sign(prepared, issuer.signer);
  const installPassword = newInstallPassword(run);
  const logins = work.newLogins.map((person) => initialPasswordOf(run, person));
  const { p12s, hashes } = await job.encodeP12({
    certificates: [certificate, ...issuer.p12Issuers],
    friendlyName: friendlyNameOf(subject.commonName, serialNumber),
    installPassword: installPassword.reveal(),
    ...providerAttribute(settings.p12.windowsProvider),
    profiles: planned.map(({ profile }) => profile),
    passwords: logins.map(toHash),
  });

  await ledger.commit(() => {
    ledger.certificates.complete(certificateId, {
      certificate,
      files: withBytes(planned, p12s),
      sealedInstallPassword: vault.seal(installPassword, {
        ...{ purpose: 'install-password', uuid, generation: 1 },
      }),
    });
    commitLogins(run, logins, hashes);
    assignCertificate(run, certificateId, work);
    ledger.events.append({
      at: context.clock.now(),
      kind: 'certificate-issued',
      actor: actorOf(context.environment),
      details: {
        ...{ batch: batch.id, group: group.name, people: people.length },
        serialNumber: serialNumber.toString('hex'),
        loginIds: people.map(({ loginId }) => loginId),
      },
    });
  });
  return certificateId;
}

/** A certificate of one person may carry her address; the settings allow it for no other. */
function mailOf({ home }: BatchRun, people: readonly Person[]): { readonly rfc822Name?: string } {
  const [mail, ...others] = people.map((person) => person.mail);
  const wanted = home.settings.client.rfc822Name === 'roster' && others.length === 0;
  return wanted && mail !== undefined ? { rfc822Name: mail } : {};
}

function newInstallPassword({ context, home }: BatchRun): Secret {
  const { alphabet, installLength } = home.settings.passwords;
  return generatePassword(context.random, { alphabet, length: installLength });
}

/**
 * What pickers show, and on Windows the name of the key container: unique for each certificate and
 * without spaces, which break some Windows programs.
 */
function friendlyNameOf(commonName: string, serialNumber: Buffer): string {
  return `${commonName}-${serialNumber.toString('hex', 0, 2)}`.replaceAll(/[\s\\]/g, '-');
}

function withBytes(
  planned: readonly PlannedP12File[],
  p12s: readonly Buffer[],
): readonly NewP12File[] {
  return planned.map((file, index) => {
    const p12 = p12s[index];
    if (!p12) throw new RangeError(`no ${file.profile} file was encoded`);
    return { ...file, p12, sha256: sha256(p12) };
  });
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
