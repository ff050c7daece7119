/**
 * A batch of install notices with a new install password: the group's files are locked anew, with the same
 * key and the same certificate, in the transaction that opens it. Files and letters follow from the ledger.
 */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Home } from '../home/open-home.ts';
import type { Unlocked } from '../home/unlock-home.ts';
import type { CertificateRow } from '../ledger/certificates.ts';
import type { Group } from '../ledger/groups.ts';
import type { LetterRow } from '../ledger/letters.ts';
import type { P12File } from '../ledger/p12-files.ts';
import type { Person } from '../ledger/people.ts';
import { encodePfx } from '../pkcs12/encode.ts';
import { openPfx } from '../pkcs12/open.ts';
import { p12Profiles } from '../pkcs12/profile.ts';
import { p12Folder } from '../projection/batch-folders.ts';
import { generatePassword } from '../secrets/password.ts';
import type { Secret } from '../secrets/secret.ts';
import type { Context } from '../system/context.ts';
import { actorOf } from '../system/environment.ts';
import { withCommonAddress } from './group-manager.ts';
import { installPasswordOf, letterLanguageOf } from './letter-content.ts';
import { refuseUnfit } from './letter-faults.ts';
import { prepareBatch } from './new-batch.ts';
import { inPrintOrder } from './print-order.ts';
import { succeedingLetter } from './succeeding-letter.ts';
import { providerAttribute } from './windows-provider.ts';

export interface ResetGroup {
  readonly group: Group;
  readonly certificate: CertificateRow;
  /** Who gets letters, or whose manager does. */
  readonly people: readonly Person[];
}

/**
 * Copies of the file that were handed out still open with the old password: only a new certificate ends
 * that.
 * @returns the id of the batch, in whose folder the files stand from now on
 * @throws `letters-unfit`, `folder-not-empty`, `file-failed`, and what opening the files throws
 */
export function openInstallReset(
  context: Context,
  home: Home,
  { vault }: Unlocked,
  { group, certificate, people }: ResetGroup,
): string {
  const { ledger, settings } = home;
  refuseUnfit(context, home, people);
  const { alphabet, installLength: length } = settings.passwords;
  const password = generatePassword(context.random, { alphabet, length });
  const files = ledger.p12Files.of(certificate.id);
  const before = installPasswordOf(vault, certificate);
  const locked = files.map((file) => lockAnew(context, home, { file, before, password }));
  const batch = prepareBatch(context, home, undefined);
  const { id, openedAt: at } = batch;
  const generation = certificate.installGeneration + 1;
  const sealed = vault.seal(password, {
    ...{ purpose: 'install-password', uuid: certificate.uuid, generation },
  });
  ledger.transaction(() => {
    ledger.batches.add({ ...batch, command: 'reset' });
    ledger.certificates.renewInstallPassword(certificate.id, generation, sealed);
    for (const file of locked) ledger.p12Files.replace({ ...file, batchId: id });
    const letters = planLetters(home, id, { group, certificate, people }, at);
    ledger.events.append({
      ...{ at, kind: 'install-password-reset', actor: actorOf(context.environment) },
      details: {
        ...{ batch: id, group: group.name, people: people.length, numbers: letters },
        serialNumber: certificate.serialNumber,
      },
    });
  });
  ledger.forget();
  removeReplaced(context, home, certificate, files);
  return id;
}

function lockAnew(
  { random }: Pick<Context, 'random'>,
  { ledger, settings }: Home,
  { file, before, password }: { file: P12File; before: Secret; password: Secret },
) {
  const opened = openPfx(ledger.p12Files.bytes(file), before);
  const { privateKey, certificates } = opened;
  const profile = p12Profiles.find((one) => one === file.profile);
  if (!profile) throw new RangeError(`no profile ${file.profile}`);
  const friendlyName = opened.friendlyName ?? file.fileName.replace(/\.p12$/, '');
  const p12 = encodePfx({
    ...{ privateKey, certificates, friendlyName, password, profile, random },
    ...providerAttribute(settings.p12.windowsProvider),
  });
  // What cannot be opened again is never handed over.
  const again = openPfx(p12, password);
  const same =
    again.privateKey.equals(privateKey) &&
    certificates.every((der, index) => again.certificates[index]?.equals(der));
  privateKey.fill(0);
  if (!same) throw new RangeError('the encoded .p12 does not hold what went in');
  const sha256 = createHash('sha256').update(p12).digest('hex');
  return { certificateId: file.certificateId, profile: file.profile, p12, sha256 };
}

/** Inside a transaction. @returns their control numbers */
function planLetters(
  { ledger, settings }: Home,
  batchId: string,
  { certificate, people }: ResetGroup,
  at: Date,
): readonly string[] {
  const { letters } = ledger;
  const toManager = settings.deliver.install === 'group';
  const delivery = toManager ? 'group' : 'person';
  const noticesTo = ({ id }: Person): readonly LetterRow[] =>
    letters.ofPerson(id).filter((row) => row.kind === 'install' && row.delivery === delivery);
  const known = toManager ? people.find((person) => noticesTo(person).length > 0) : undefined;
  const [addressee = known] = toManager && !known ? withCommonAddress(people) : [known];
  const recipients = toManager ? (addressee ? [addressee] : []) : inPrintOrder(people, settings);
  letters.voidInstall(certificate.id, at);
  return recipients.map((person) => {
    const next = succeedingLetter(ledger, noticesTo(person));
    const language = letterLanguageOf(person, settings, undefined);
    letters.plan({
      ...{ batchId, personId: person.id, kind: 'install', language, delivery, at },
      ...next,
    });
    letters.assignCertificate(batchId, person.id, certificate.id);
    return next.controlNumber;
  });
}

/** The file that the old password opens is not to be handed out by mistake. */
function removeReplaced(
  { files: disk }: Context,
  home: Home,
  { batchId }: CertificateRow,
  files: readonly P12File[],
): void {
  const batch = home.ledger.batches.byId(batchId);
  if (!batch) return;
  const folder = p12Folder({ home, batch });
  for (const { fileName } of files) disk.delete(join(folder, fileName));
}
