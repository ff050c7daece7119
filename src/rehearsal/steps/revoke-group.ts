/** The certificate of a group is revoked: the new list names it, and no other. */
import { planRevocation } from '../../withdrawal/plan-revocation.ts';
import { revokeCertificate } from '../../withdrawal/revoke-certificate.ts';
import { parseCertificateList } from '../../x509/certificate-list.ts';
import { made, type Stage } from '../stage.ts';
import type { Fault, Outcome } from '../step.ts';

export async function revokeGroup(stage: Stage): Promise<Outcome> {
  const { context } = stage;
  const [home, unlocked] = [made(stage, 'home'), made(stage, 'unlocked')];
  const group = made(stage, 'planned').plan.groups.at(-1);
  if (!group) return { count: 0 };
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

/** Of the lists as they stand on the disk, in lower-case hexadecimal. */
function listedSerials(stage: Stage): readonly string[] {
  const { paths, ledger } = made(stage, 'home');
  return ledger.authorities
    .all()
    .map((authority) => parseCertificateList(stage.context.files.read(paths.crlDer(authority))))
    .flatMap(({ revokedCertificates = [] }) => revokedCertificates)
    .map(({ serialNumber }) => serialNumber.toString('hex'));
}
