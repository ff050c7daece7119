/** What nginx and Apache both get: pages, `.p12` files, accounts, certificates and lists. */
import type { ExportedFile } from './exported-file.ts';
import { formatAccounts } from './account-file.ts';
import { authorityFiles } from './authority-files.ts';
import type { WebSite } from './web-site.ts';

/** Shown by some browsers when they ask; it is ASCII, for RFC 7617 promises nothing else. */
export const REALM = 'Login ID and initial password';

export function webServerFiles({ site, groups }: WebSite): readonly ExportedFile[] {
  return [
    ...authorityFiles(site.authorities),
    ...groups.flatMap(({ name, files, accounts }) => [
      { path: `accounts/${name}`, content: formatAccounts(accounts) },
      ...files.map((file) => ({
        path: `p12/${name}/${file.name}`,
        content: () => file.read(),
      })),
    ]),
    { path: 'maps/revoked-serials.map', content: formatSerials(site.revokedSerials) },
    { path: 'certificates.csv', content: formatCertificates({ site, groups }) },
  ];
}

/** Lines that nginx's map takes; Apache looks for the number alone. */
function formatSerials(serials: readonly string[]): string {
  return [...new Set(serials)].map((serial) => `${serial} 1;\n`).join('');
}

/** Whose certificate has which serial number, for the evening on which one must be blocked. */
function formatCertificates({ groups }: Pick<WebSite, 'site' | 'groups'>): string {
  const rows = groups.flatMap(({ name, files: [file], accounts }) =>
    file
      ? [
          `${name},${file.serialNumber},${file.notAfter.toISOString().slice(0, 10)},${accounts.length}`,
        ]
      : [],
  );
  return ['group,serial number,valid until (UTC),logins', ...rows, ''].join('\r\n');
}
