/** `site.json`: the accounts of an exported site, and what its other files are. */
import { HakkoError } from '../errors.ts';
import { isSafeFileName } from '../roster/group-name.ts';
import type { Site, SiteAccount, SiteAuthority, SiteCrl, SiteFile } from './site.ts';

/** What stands in the record; bytes, certificates and CRLs have files of their own. */
export interface SiteRecord {
  readonly sample: boolean;
  readonly accounts: readonly SiteAccount[];
  readonly files: readonly Omit<SiteFile, 'read'>[];
  readonly authorities: readonly (Omit<SiteAuthority, 'certificatePem' | 'crl'> & {
    readonly crl?: Omit<SiteCrl, 'pem'>;
  })[];
  readonly revokedSerials: readonly string[];
}

const VERSION = 1;

/** One entry a line: what changed since the last export shows in a diff. */
export function formatSiteRecord(site: Site): string {
  const { sample, accounts, files, authorities, revokedSerials } = site;
  const record = {
    ...{ format: 'hakko-site', version: VERSION, sample },
    accounts,
    files: files.map(({ name, group, serialNumber, notAfter, sha256 }) => ({
      ...{ name, group, serialNumber, notAfter, sha256 },
    })),
    authorities: authorities.map(({ name, notAfter, crl }) => ({
      ...{ name, notAfter },
      ...(crl && { crl: { nextUpdate: crl.nextUpdate } }),
    })),
    revokedSerials,
  };
  const lines = Object.entries(record).map(([key, value]) => {
    if (!Array.isArray(value) || value.length === 0) return `"${key}": ${JSON.stringify(value)}`;
    const entries = value.map((entry: unknown) => `    ${JSON.stringify(entry)}`);
    return `"${key}": [\n${entries.join(',\n')}\n  ]`;
  });
  return `{\n  ${lines.join(',\n  ')}\n}\n`;
}

/**
 * @param path how errors name it
 * @throws `site-damaged`, `site-newer`
 */
export function parseSiteRecord(text: string, path: string): SiteRecord {
  const damaged = (): never => {
    throw new HakkoError('site-damaged', { path });
  };
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return damaged();
  }
  const fields = fieldsOf(parsed, damaged);
  if (fields.text('format') !== 'hakko-site') damaged();
  const version = fields.number('version');
  if (version > VERSION) throw new HakkoError('site-newer', { path, version, known: VERSION });
  return {
    sample: fields.flag('sample'),
    accounts: fields.list('accounts').map((entry) => {
      const until = entry.optionalDate('downloadUntil');
      return {
        ...{ loginId: entry.text('loginId'), foldedLoginId: entry.text('foldedLoginId') },
        ...{ group: entry.text('group'), passwordHash: entry.text('passwordHash') },
        ...(until && { downloadUntil: until }),
      };
    }),
    files: fields.list('files').map((entry) => {
      const name = entry.text('name');
      // It becomes a path: a record that was tampered with must not lead out of the folder.
      if (!isSafeFileName(name.replace(/\.p12$/, ''))) damaged();
      const { group, serialNumber, sha256 } = {
        ...{ group: entry.text('group'), serialNumber: entry.text('serialNumber') },
        sha256: entry.text('sha256'),
      };
      return { name, group, serialNumber, notAfter: entry.date('notAfter'), sha256 };
    }),
    authorities: fields.list('authorities').map((entry) => {
      const name = entry.text('name');
      if (!isSafeFileName(name)) damaged();
      const crl = entry.optional('crl');
      return {
        ...{ name, notAfter: entry.date('notAfter') },
        ...(crl && { crl: { nextUpdate: crl.date('nextUpdate') } }),
      };
    }),
    revokedSerials: fields.texts('revokedSerials'),
  };
}

interface Fields {
  text(key: string): string;
  number(key: string): number;
  flag(key: string): boolean;
  date(key: string): Date;
  optionalDate(key: string): Date | undefined;
  texts(key: string): readonly string[];
  list(key: string): readonly Fields[];
  optional(key: string): Fields | undefined;
}

/** Each field as the kind that it must be. */
function fieldsOf(value: unknown, damaged: () => never): Fields {
  if (typeof value !== 'object' || value === null) return damaged();
  const known = new Map<string, unknown>(Object.entries(value));
  const text = (key: string): string => {
    const found = known.get(key);
    return typeof found === 'string' ? found : damaged();
  };
  const items = (key: string): readonly unknown[] => {
    const found = known.get(key);
    return Array.isArray(found) ? (found as readonly unknown[]) : damaged();
  };
  const date = (key: string): Date => {
    const found = new Date(text(key));
    return Number.isNaN(found.getTime()) ? damaged() : found;
  };
  return {
    text,
    date,
    number: (key) => {
      const found = known.get(key);
      return typeof found === 'number' ? found : damaged();
    },
    flag: (key) => {
      const found = known.get(key);
      return typeof found === 'boolean' ? found : damaged();
    },
    optionalDate: (key) => (known.has(key) ? date(key) : undefined),
    texts: (key) => items(key).map((item) => (typeof item === 'string' ? item : damaged())),
    list: (key) => items(key).map((item) => fieldsOf(item, damaged)),
    optional: (key) => (known.has(key) ? fieldsOf(known.get(key), damaged) : undefined),
  };
}
