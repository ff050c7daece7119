/** The certificate of a group is revoked: the new list names it, and no other. */
import { Agent } from 'node:https';
import { planRevocation } from '../../withdrawal/plan-revocation.ts';
import { revokeCertificate } from '../../withdrawal/revoke-certificate.ts';
import { parseCertificateList } from '../../x509/certificate-list.ts';
import { made, type Stage } from '../stage.ts';
import type { Fault, Outcome } from '../step.ts';
import { findRecipients } from '../walk/recipient.ts';
import { openedFile } from './enter-portal.ts';

export async function revokeGroup(stage: Stage): Promise<Outcome> {
  const { context } = stage;
  const [home, unlocked] = [made(stage, 'home'), made(stage, 'unlocked')];
  const group = made(stage, 'planned').plan.groups.at(-1);
  if (!group) return { count: 0 };
  await openConnection(stage, group.name);
  const plan = planRevocation(context, home, group.name);
  await revokeCertificate(context, home, unlocked, { plan, reason: 'cessationOfOperation' });
  const listed = listedSerials(stage);
  const { serialNumber, fileName: subject } = plan.certificate;
  const faults: Fault[] = [];
  if (!listed.includes(serialNumber)) faults.push({ code: 'revoke-not-listed', subject });
  if (listed.some((serial) => serial !== serialNumber)) {
    faults.push({ code: 'revoke-others-listed', subject });
  }
  return { count: plan.people.length, faults };
}

/** Somebody of the group is inside while it happens. */
async function openConnection(stage: Stage, group: string): Promise<void> {
  const { visitor, portal } = made(stage, 'walk');
  const all = findRecipients(made(stage, 'home'), made(stage, 'planned'), stage.props.letters);
  const recipient = all.find((one) => one.group === group);
  const context = recipient && openedFile(stage, recipient, 'TLSv1.3');
  const [host] = portal.hosts;
  if (!context || host === undefined) return;
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  stage.aftermath.revoked = { recipient, agent, context };
  await visitor.visit({ at: portal.at, host, path: '/', context, agent });
}

/** Of the lists as they stand on the disk, in lower-case hexadecimal. */
function listedSerials(stage: Stage): readonly string[] {
  const { paths, ledger } = made(stage, 'home');
  return ledger.authorities
    .all()
    .map((authority) => parseCertificateList(stage.context.files.read(paths.crlDer(authority))))
    .flatMap(({ revokedCertificates = [] }) => revokedCertificates)
    .map(({ serialNumber }) => serialNumber.toString('hex'));
}
