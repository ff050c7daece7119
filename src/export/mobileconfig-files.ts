/**
 * Configuration profiles for Apple devices: one a group, with its `.p12` inside and without the password,
 * which the device asks for (Apple, "Configuration Profile Reference": Certificates, PKCS#12).
 */
import { createHash } from 'node:crypto';
import { HakkoError } from '../errors.ts';
import type { Site, SiteFile } from '../site/site.ts';
import type { ExportedFile } from './exported-file.ts';
import { formatPlist } from './plist.ts';

/**
 * @param groups their names in any case; all unless given
 * @throws `export-groups-unknown`, `export-empty`
 */
export function mobileconfigFiles(
  site: Site,
  home: string,
  groups: readonly string[] = [],
): readonly ExportedFile[] {
  if (site.files.length === 0) throw new HakkoError('export-empty', { home });
  const byGroup = new Map(
    // The file that letters name comes first.
    site.files.toReversed().map((file) => [file.group.toLowerCase(), file]),
  );
  const unknown = groups.filter((group) => !byGroup.has(group.toLowerCase()));
  if (unknown.length > 0) throw new HakkoError('export-groups-unknown', { groups: unknown });
  const wanted = new Set(groups.map((group) => group.toLowerCase()));
  return [...byGroup]
    .filter(([folded]) => wanted.size === 0 || wanted.has(folded))
    .map(([, file]) => file)
    .sort((a, b) => (a.group < b.group ? -1 : 1))
    .map((file) => ({
      path: `${file.group}.mobileconfig`,
      content: () => Buffer.from(formatProfile(site, file)),
    }));
}

/** A newer profile of the same identifier takes the place of the older one on the device. */
function formatProfile({ settings }: Site, file: SiteFile): string {
  const { serviceName, organisation } = settings.site;
  const host = new URL(settings.portal.downloadUrl).hostname;
  const identifier = [...host.split('.').toReversed(), file.group].join('.');
  const until = file.notAfter.toISOString().slice(0, 10);
  return formatPlist({
    PayloadType: 'Configuration',
    PayloadVersion: 1,
    PayloadIdentifier: identifier,
    PayloadUUID: stableUuid(identifier),
    PayloadDisplayName: `${serviceName} ${file.group}`,
    PayloadDescription: `${serviceName} (${file.group}, ${until})`,
    PayloadOrganization: organisation,
    PayloadRemovalDisallowed: false,
    PayloadContent: [
      {
        PayloadType: 'com.apple.security.pkcs12',
        PayloadVersion: 1,
        PayloadIdentifier: `${identifier}.pkcs12`,
        // Another certificate is another payload.
        PayloadUUID: stableUuid(`${identifier}.pkcs12 ${file.sha256}`),
        PayloadDisplayName: file.name,
        PayloadCertificateFileName: file.name,
        PayloadContent: file.read(),
      },
    ],
  });
}

/** The same for the same name: made of a digest, of version 8 (RFC 9562 5.8). */
function stableUuid(name: string): string {
  const octets = createHash('sha256').update(`hakko ${name}`).digest().subarray(0, 16);
  octets[6] = ((octets[6] ?? 0) & 0x0f) | 0x80;
  octets[8] = ((octets[8] ?? 0) & 0x3f) | 0x80;
  const hex = octets.toString('hex').toUpperCase();
  return [
    [0, 8],
    [8, 12],
    [12, 16],
    [16, 20],
    [20, 32],
  ]
    .map(([from, to]) => hex.slice(from, to))
    .join('-');
}
