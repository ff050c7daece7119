/** The certificate that somebody means by a prefix, a file name or a serial number. */
import { HakkoError } from '../errors.ts';
import type { CertificateRow } from '../ledger/certificates.ts';
import type { Group } from '../ledger/groups.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { findNearNames } from './near-names.ts';

export interface FoundCertificate {
  readonly group: Group;
  /** Of a prefix the one in use, else the last there was. */
  readonly certificate: CertificateRow;
  /** A serial number means one certificate for ever, a prefix today's. */
  readonly namedBy: 'group' | 'serial-number';
}

/** @throws `certificate-unknown`, `certificate-shared` */
export function findCertificate(ledger: Ledger, query: string): FoundCertificate {
  const wanted = query.normalize('NFKC').trim();
  return (
    findByGroup(ledger, wanted.replace(/\.p12$/i, '')) ??
    findBySerialNumber(ledger, wanted) ??
    refuse(ledger, wanted)
  );
}

/** The group that somebody means, whatever certificates it has; undefined for no known one. */
export function findGroup(ledger: Ledger, query: string): Group | undefined {
  const wanted = query.normalize('NFKC').trim();
  const certificate = ledger.certificates.bySerialNumber(serialNumberOf(wanted));
  return (
    ledger.groups.byName(wanted.replace(/\.p12$/i, '')) ??
    (certificate && ledger.groups.byId(certificate.groupId))
  );
}

function findByGroup({ groups, certificates }: Ledger, name: string): FoundCertificate | undefined {
  const group = groups.byName(name);
  if (!group) return undefined;
  const held = certificates.ofGroup(group.id).filter(isHeld);
  const certificate = held.find(({ state }) => state === 'issued') ?? held.at(-1);
  return certificate && { group, certificate, namedBy: 'group' };
}

function findBySerialNumber(
  { groups, certificates }: Ledger,
  text: string,
): FoundCertificate | undefined {
  const certificate = certificates.bySerialNumber(serialNumberOf(text));
  const group = certificate && groups.byId(certificate.groupId);
  return group && isHeld(certificate)
    ? { group, certificate, namedBy: 'serial-number' }
    : undefined;
}

/** Nobody ever held the key of any other. */
function isHeld({ state }: CertificateRow): boolean {
  return state !== 'planned' && state !== 'abandoned';
}

/** As browsers (`6B:32…`), OpenSSL (`serial=6B32…`) and Windows (`6b 32 …`) show it. */
function serialNumberOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/^serial=|^0x/, '')
    .replaceAll(/[\s:]/g, '');
}

function refuse({ groups, people, certificates }: Ledger, query: string): never {
  const person = people.byLoginId(query);
  const group = person && groups.byId(person.groupId);
  if (group) {
    const { loginId } = person;
    const active = people.ofGroup(group.id).filter(({ state }) => state === 'active');
    throw new HakkoError('certificate-shared', {
      ...{ loginId, group: group.name, people: active.length },
    });
  }
  const names = groups.all().map(({ name }) => name);
  const serialNumber = serialNumberOf(query);
  const begun = certificates.all().filter((certificate) => {
    return serialNumber.length >= 4 && certificate.serialNumber.startsWith(serialNumber);
  });
  const near = [...findNearNames(query, names), ...begun.map((found) => found.serialNumber)];
  throw new HakkoError('certificate-unknown', { query, near: near.slice(0, 5) });
}
