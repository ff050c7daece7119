/** The site of a home, read off its ledger; nothing is written and no passphrase is needed. */
import { join } from 'node:path';
import { encodePem } from '../asn1/pem.ts';
import { authorityFileName } from '../home/home-paths.ts';
import type { Home } from '../home/open-home.ts';
import type { Authority } from '../ledger/authorities.ts';
import type { CertificateRow } from '../ledger/certificates.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { foldLoginId } from '../ledger/people.ts';
import type { Context } from '../system/context.ts';
import { atOnce, type Pieces } from '../system/turns.ts';
import { parseCertificateList } from '../x509/certificate-list.ts';
import { requireChecksum } from './issued-bytes.ts';
import type { Site, SiteAccount, SiteAuthority, SiteFile } from './site.ts';
import { siteSettings } from './site-settings.ts';

/** The whole site in one go. */
export function readSite(context: Context, home: Home): Site {
  return atOnce(readSiteInPieces(context, home));
}

/**
 * Reads everything but the bytes of the `.p12` files, which are read one by one as long as the home is
 * open. A command that writes meanwhile may be seen in a part of it alone: whoever lets others have
 * their turn asks afterwards whether something has happened.
 * @param home opened to read
 */
export function* readSiteInPieces(context: Context, home: Home): Pieces<Site> {
  const { ledger, settings, paths } = home;
  const now = context.clock.now();
  const handedOut = findHandedOut(ledger, now);
  yield;
  const groups = new Map(ledger.groups.all().map(({ id, name }) => [id, name]));
  yield;
  const accounts = yield* findAccounts(ledger, groups, handedOut);
  const files: SiteFile[] = [];
  for (const [id, certificate] of handedOut) {
    files.push(...findFiles(ledger, groups.get(id) ?? '', certificate));
    yield;
  }
  const authorities = findAuthorities(context, home, now);
  yield;
  return {
    ...{ sample: ledger.purpose === 'rehearsal', settings: siteSettings(settings) },
    ...{ guideFolder: join(paths.templates, 'guide'), accounts, files, authorities },
    revokedSerials: ledger.authorities
      .all()
      .flatMap(({ id }) => ledger.revocations.ofAuthority(id))
      .map(({ serialNumber }) => serialNumber),
  };
}

/**
 * By group the certificate whose file its people download: the newest that was signed and still counts.
 * While the next one is only planned, letters and file are still those of the one before.
 */
function findHandedOut(ledger: Ledger, now: Date): ReadonlyMap<number, CertificateRow> {
  const valid = ledger.certificates
    .all()
    .filter(
      ({ state, notAfter }) =>
        (state === 'signed' || state === 'issued' || state === 'superseded') && notAfter > now,
    );
  // Later rows take the place of earlier ones.
  return new Map(valid.map((certificate) => [certificate.groupId, certificate]));
}

function* findAccounts(
  ledger: Ledger,
  groups: ReadonlyMap<number, string>,
  handedOut: ReadonlyMap<number, CertificateRow>,
): Pieces<readonly SiteAccount[]> {
  const accounts: SiteAccount[] = [];
  for (const { groupId, loginId, passwordHash } of ledger.people.eachLogin()) {
    const certificate = handedOut.get(groupId);
    accounts.push({
      ...{ loginId, foldedLoginId: foldLoginId(loginId) },
      ...{ group: groups.get(groupId) ?? '', passwordHash },
      ...(certificate && { downloadUntil: certificate.notAfter }),
    });
    if (accounts.length % PEOPLE_A_PIECE === 0) yield;
  }
  return accounts;
}

/** Some milliseconds of work. */
const PEOPLE_A_PIECE = 500;

function findFiles(
  { p12Files }: Ledger,
  group: string,
  { id, serialNumber, notAfter }: CertificateRow,
): readonly SiteFile[] {
  return p12Files.of(id).map((file) => ({
    ...{ name: file.fileName, group, serialNumber, notAfter, sha256: file.sha256 },
    read: () => {
      // Locked anew meanwhile, under another install password, it is still the file to hand out.
      const now = p12Files.of(id).find(({ profile }) => profile === file.profile) ?? file;
      return requireChecksum(p12Files.bytes(now), now.sha256, file.fileName);
    },
  }));
}

function findAuthorities(
  { files }: Context,
  { ledger, paths }: Home,
  now: Date,
): readonly SiteAuthority[] {
  const newest = new Map(ledger.authorities.latestCrls().map((crl) => [crl.authorityId, crl]));
  const all = ledger.authorities.all();
  return all.flatMap((authority) => {
    if (authority.notAfter <= now) return [];
    const record = newest.get(authority.id);
    // Rows of the first version do not hold the list itself; its file does.
    const der =
      record && (ledger.authorities.crlDer(record) ?? ownFile(files, paths.crlDer(authority)));
    const nextUpdate = der && parseCertificateList(der).nextUpdate;
    return {
      name: nameOf(authority, all),
      certificatePem: encodePem('CERTIFICATE', authority.certificate),
      notAfter: authority.notAfter,
      ...(der && nextUpdate && { crl: { pem: encodePem('X509 CRL', der), nextUpdate } }),
    };
  });
}

/** A CA that was brought in may have several above it that stand in no file of their own. */
function nameOf(authority: Authority, all: readonly Authority[]): string {
  const name = authorityFileName(authority);
  const first = all.find((other) => authorityFileName(other) === name);
  return first?.id === authority.id ? name : `${name}-id${authority.id}`;
}

function ownFile(files: Context['files'], path: string): Buffer | undefined {
  return files.exists(path) ? files.read(path) : undefined;
}
